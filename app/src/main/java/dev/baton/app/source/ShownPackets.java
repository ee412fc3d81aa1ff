package dev.baton.app.source;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.finding.Finding;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// The packets that the window may look at: a source shows here what its thread has taken in. JavaFX thread.
public final class ShownPackets implements PacketFeed {
    private final ReadOnlyLongWrapper lastNumber = new ReadOnlyLongWrapper(this, "lastNumber");
    private final ReadOnlyObjectWrapper<FeedState> state;
    private PacketStore store;
    private List<SourceCard> cards;
    private List<Finding> findings;

    public ShownPackets(PacketView first, FeedState firstState) {
        store = first.store();
        cards = first.cards();
        findings = first.findings();
        state = new ReadOnlyObjectWrapper<>(this, "state", firstState);
        show(first, firstState);
    }

    /// What there is now.
    public void show(PacketView now, FeedState newState) {
        store = now.store();
        cards = now.cards();
        findings = now.findings();
        state.set(newState);
        lastNumber.set(now.lastNumber());
    }

    /// What was found in them until now.
    void showFindings(List<Finding> found) {
        findings = found;
    }

    @Override
    public PacketStore store() {
        return store;
    }

    @Override
    public ReadOnlyLongProperty lastNumber() {
        return lastNumber.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<FeedState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public List<SourceCard> cards() {
        return cards;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
