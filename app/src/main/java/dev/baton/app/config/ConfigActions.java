package dev.baton.app.config;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;

/// What can be done on the Config screen, and why not.
final class ConfigActions {
    /// What leads to configurations where none are open.
    static final List<String> WAYS = List.of("source.configs", "source.config-folder", "source.sample-pair",
            "config.new-cluster");
    static final String CONVERT = "config.convert";
    static final String NEXT = "config.next-problem";
    static final String PREVIOUS = "config.previous-problem";
    static final String WHAT_IF = "config.what-if";
    static final String FORM = "config.form";
    static final String TEXT = "config.text";
    static final String NEW_CLUSTER = "config.new-cluster";
    static final String MATRIX = "config.matrix";

    private final AppContext context;
    private final Texts texts;
    private final ConfigViewModel model;
    private final BooleanProperty shown;
    private final Consumer<String> host;

    /// @param shown whether the screen is shown
    /// @param host  does what the action of an id is for
    ConfigActions(AppContext context, ConfigViewModel model, BooleanProperty shown, Consumer<String> host) {
        this.context = context;
        this.texts = context.texts();
        this.model = model;
        this.shown = shown;
        this.host = host;
    }

    /// Puts them into the table.
    void add() {
        ObservableValue<String> nothing = Bindings.createStringBinding(this::nothing, shown, model.selected());
        ObservableValue<String> notConvertible = Bindings.createStringBinding(() -> {
            boolean isImpossible = model.conversion().get().filter(c -> !c.isPossible()).isPresent();
            return !nothing().isEmpty() || !isImpossible ? nothing() : texts.get("config.convert.impossible");
        }, shown, model.selected(), model.conversion());
        ObservableValue<String> notEditable = Bindings.createStringBinding(() -> !nothing().isEmpty()
                || model.isEditable() ? nothing() : texts.get("config.why.read-only"), shown, model.selected());
        add(CONVERT, MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+Shift+V", notConvertible);
        add(NEXT, MaterialDesignA.ARROW_DOWN, "F8", nothing);
        add(PREVIOUS, MaterialDesignA.ARROW_UP, "Shift+F8", nothing);
        add(WHAT_IF, MaterialDesignS.SWAP_HORIZONTAL_BOLD, "", nothing);
        add(FORM, MaterialDesignF.FORM_TEXTBOX, "", notEditable);
        add(TEXT, MaterialDesignF.FILE_DOCUMENT_OUTLINE, "", nothing);
        add(NEW_CLUSTER, MaterialDesignP.PLUS_NETWORK_OUTLINE, "", Bindings.createStringBinding(
                () -> shown.get() ? "" : texts.get("config.why.not-shown"), shown));
        add(MATRIX, MaterialDesignT.TABLE, "", notEditable);
    }

    private void add(String id, Ikon icon, String keys, ObservableValue<String> whyNot) {
        Action action = Action.of(id, "action." + id, () -> host.accept(id)).icon(icon).unless(whyNot);
        context.actions().add(keys.isEmpty() ? action : action.keys(keys));
    }

    private String nothing() {
        if (!model.hasConfigurations()) {
            return texts.get("config.why.no-files");
        }
        if (!shown.get()) {
            return texts.get("config.why.not-shown");
        }
        return model.selected().get().isEmpty() ? texts.get("config.why.none-selected") : "";
    }
}
