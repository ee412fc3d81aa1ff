package dev.baton.app.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.source.PacketView;
import dev.baton.app.source.ShownPackets;
import dev.baton.finding.Code;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// Packets with the findings that a test gives them.
final class Findings implements PacketFeed {
    static final String CLUSTER = "VRID 51 IPV4 eth0";
    private static final int PACKETS = 10;

    private final ShownPackets packets;
    private List<Finding> found = new ArrayList<>();

    Findings() {
        PacketStore store = new PacketStore(100, 100_000);
        for (int i = 0; i < PACKETS; i++) {
            store.append(i, "here", LinkType.ETHERNET, 4, new byte[]{1, 2, 3, 4}, Optional.empty());
        }
        packets = new ShownPackets(new PacketView(store, PACKETS, List.of()), FeedState.LIVE);
    }

    void set(Finding... next) {
        found = List.of(next);
    }

    static Finding open(Code code, String subject, long sinceNanos) {
        return new Finding(code, subject, "The cause of " + code, List.of(new Evidence(3, "seen")), "Do it", sinceNanos,
                sinceNanos + 10, 2, OptionalLong.empty());
    }

    static Finding ended(Code code, String subject, long sinceNanos, long endedNanos) {
        return new Finding(code, subject, "The cause of " + code, List.of(new Evidence(3, "seen")), "Do it", sinceNanos,
                sinceNanos, 1, OptionalLong.of(endedNanos));
    }

    @Override
    public PacketStore store() {
        return packets.store();
    }

    @Override
    public ReadOnlyLongProperty lastNumber() {
        return packets.lastNumber();
    }

    @Override
    public ReadOnlyObjectProperty<FeedState> state() {
        return packets.state();
    }

    @Override
    public List<SourceCard> cards() {
        return packets.cards();
    }

    @Override
    public List<Finding> findings() {
        return found;
    }
}
