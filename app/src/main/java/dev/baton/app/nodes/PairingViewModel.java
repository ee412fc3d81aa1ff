package dev.baton.app.nodes;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.PairedNode;
import dev.baton.app.link.PairingOffer;

/// Pairing with a node: a code is pasted, what it will trust is shown, it is used, and the words are compared. The code is
/// kept nowhere longer than that takes. JavaFX thread.
final class PairingViewModel {
    /// No code is as long.
    static final int MAX_CODE = 1_024;

    /// Where it is.
    sealed interface Stage {}

    /// A code is waited for.
    record Empty() implements Stage {}

    /// What was pasted is no code.
    ///
    /// @param why a sentence
    record NoCode(String why) implements Stage {}

    /// The code is one.
    record Offered(PairingOffer offer) implements Stage {}

    /// The node is asked.
    record Asking(PairingOffer offer) implements Stage {}

    /// It is done; the words are to be compared.
    record Done(PairingOffer offer, PairedNode node) implements Stage {}

    /// It was not done; nothing was kept.
    ///
    /// @param isHardStop whether somebody else answers there: there is no way on with this code
    record Failed(String title, String why, boolean isHardStop) implements Stage {}

    private final NodeDoors doors;
    private final Texts texts;
    private final Consumer<PairedNode> paired;
    private final Consumer<PairedNode> refused;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", new Empty());
    private final Tasks.Lane<PairedNode> lane;
    private Optional<String> code = Optional.empty();

    /// @param paired  is told of the node
    /// @param refused is told of a node whose words were not the same
    PairingViewModel(NodeDoors doors, Tasks calls, Texts texts, Consumer<PairedNode> paired,
            Consumer<PairedNode> refused) {
        this.doors = doors;
        this.texts = texts;
        this.paired = paired;
        this.refused = refused;
        lane = calls.lane(this::done, this::failed);
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// Looks at what was pasted or typed so far. While a code is used, and after that, there is nothing to look at.
    void look(String text) {
        if (stage.get() instanceof Asking || stage.get() instanceof Done || stage.get() instanceof Failed) {
            return;
        }
        code = Optional.empty();
        if (text.isBlank()) {
            stage.set(new Empty());
            return;
        }
        if (text.length() > MAX_CODE) {
            stage.set(new NoCode(texts.get("nodes.pair.too-long", MAX_CODE)));
            return;
        }
        try {
            PairingOffer offer = doors.look(text.strip());
            code = Optional.of(text.strip());
            stage.set(new Offered(offer));
        } catch (LinkTrouble e) {
            stage.set(new NoCode(texts.said(e.sentence())));
        }
    }

    /// Uses the code.
    ///
    /// @param name what the node is to be called; blank: what it calls itself
    void pair(String name) {
        if (stage.get() instanceof Offered(PairingOffer offer) && code.isPresent()) {
            String used = code.get();
            code = Optional.empty();
            stage.set(new Asking(offer));
            lane.submit(() -> doors.pair(used, name.strip()));
        }
    }

    private void done(PairedNode node) {
        if (stage.get() instanceof Asking(PairingOffer offer)) {
            stage.set(new Done(offer, node));
            paired.accept(node);
        }
    }

    private void failed(RuntimeException e) {
        if (!(e instanceof LinkTrouble trouble)) {
            throw e;
        }
        stage.set(new Failed(texts.get("nodes.trouble." + trouble.kind().word()), texts.said(trouble.sentence()),
                trouble.kind() == LinkTrouble.Kind.PIN));
    }

    /// The words were not the same: somebody stands in between.
    void wordsDiffer() {
        if (stage.get() instanceof Done(PairingOffer _, PairedNode node)) {
            stage.set(new Failed(texts.get("nodes.pair.differ.title"), texts.get("nodes.pair.differ.text"), true));
            refused.accept(node);
        }
    }
}
