package dev.baton.app.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Tasks;
import dev.baton.finding.Finding;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceBook;
import dev.baton.traffic.SourceCard;
import dev.baton.traffic.WireSightings;

/// The packets of a source as they were at an instant: those captured later are not there yet. What each sender did is
/// summed up over the last of them. JavaFX thread.
final class ReplayPackets implements PacketFeed {
    /// Over how many packets before the instant is summed up what the senders did.
    static final long SUMMED = 20_000;

    /// What the senders did until a packet.
    private record Summed(List<SourceCard> cards, long untilNumber) {}

    private final PacketFeed now;
    private final ReadOnlyLongWrapper lastNumber = new ReadOnlyLongWrapper(this, "lastNumber");
    private final ReadOnlyObjectWrapper<FeedState> state = new ReadOnlyObjectWrapper<>(this, "state", state(0));
    private final Tasks.Lane<Summed> summing;
    private List<SourceCard> cards = List.of();
    private List<Finding> findings = List.of();
    private long summedNumber = -1;
    private boolean isSumming;

    ReplayPackets(PacketFeed now, Tasks tasks) {
        this.now = now;
        summing = tasks.lane(this::summed, e -> {
            isSumming = false;
            throw e;
        });
    }

    private static FeedState state(long received) {
        return new FeedState(FeedState.Phase.LIVE, received, 0, 0, 0, "");
    }

    /// Goes to an instant.
    void show(long atNanos) {
        long newest = now.lastNumber().get();
        long last = Math.max(0, now.store().firstAt(atNanos + 1, newest) - 1);
        List<Finding> until = now.findings().stream().filter(found -> found.sinceNanos() <= atNanos).toList();
        if (!until.equals(findings)) {
            findings = until;
        }
        state.set(state(last));
        lastNumber.set(last);
        sum();
    }

    private void sum() {
        long last = lastNumber.get();
        if (isSumming || last == summedNumber) {
            return;
        }
        isSumming = true;
        PacketStore store = now.store();
        List<SourceCard> known = now.cards();
        summing.submit(() -> new Summed(sum(store, last, known), last));
    }

    private void summed(Summed done) {
        isSumming = false;
        summedNumber = done.untilNumber();
        cards = done.cards();
        sum();
    }

    private static List<SourceCard> sum(PacketStore store, long last, List<SourceCard> known) {
        Map<String, String> networks = new LinkedHashMap<>();
        known.forEach(card -> card.heardBy()
                .forEach(by -> networks.put(by.observer(), card.key().network())));
        Optional<String> site = known.stream().map(card -> card.key().site()).findFirst();
        if (site.isEmpty()) {
            return List.of();
        }
        UnaryOperator<String> network = observer -> networks.getOrDefault(observer, observer);
        SourceBook book = new SourceBook(new WireSightings(site.get(), network));
        for (long number = Math.max(store.firstNumber(), last - SUMMED + 1); number <= last; number++) {
            store.packet(number).ifPresent(book::see);
        }
        return List.copyOf(book.cards());
    }

    /// Nothing is summed up any more.
    void close() {
        summing.cancel();
    }

    @Override
    public PacketStore store() {
        return now.store();
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
