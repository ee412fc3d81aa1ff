package dev.baton.app.action;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.ObservableValueBase;
import javafx.scene.input.KeyCombination;

import org.kordamp.ikonli.Ikon;

/// Something that a user can do.
///
/// @param id       unique, such as `lab.restart`
/// @param textKey  the key of its text
/// @param icon     its icon, if it has one
/// @param shortcut its keys, if it has any
/// @param whyNot   why it cannot be done now, as a sentence to show; empty while it can
/// @param command  does it
public record Action(String id, String textKey, Optional<Ikon> icon, Optional<KeyCombination> shortcut,
        ObservableValue<String> whyNot, Runnable command) {
    private static final ObservableValue<String> ALWAYS = new ObservableValueBase<>() {
        @Override
        public String getValue() {
            return "";
        }
    };

    /// An action that can always be done, without icon and keys.
    public static Action of(String id, String textKey, Runnable command) {
        return new Action(id, textKey, Optional.empty(), Optional.empty(), ALWAYS, command);
    }

    /// The same with an icon.
    public Action icon(Ikon ikon) {
        return new Action(id, textKey, Optional.of(ikon), shortcut, whyNot, command);
    }

    /// The same with keys, in the words of [KeyCombination#valueOf], such as `Shortcut+K`.
    public Action keys(String keys) {
        return new Action(id, textKey, icon, Optional.of(KeyCombination.valueOf(keys)), whyNot, command);
    }

    /// The same, possible only while `reason` is empty.
    public Action unless(ObservableValue<String> reason) {
        return new Action(id, textKey, icon, shortcut, reason, command);
    }

    /// Whether it can be done now.
    public boolean possible() {
        return whyNot.getValue().isEmpty();
    }
}
