package dev.baton.whatif;

import java.util.List;

import dev.baton.wire.IpAddress;

/// Something about a push that a person should know before it begins. A step is told by the node that is pushed to; the
/// end, with every node pushed to, by an empty name.
public sealed interface PushRisk {
    /// After which step; empty: in the end.
    String after();

    /// Whether the push must not begin: it would break what works now.
    boolean refuses();

    /// Nobody holds the addresses.
    record NobodyHolds(String after, VirtualRouterId id, boolean refuses) implements PushRisk {}

    /// Several hold them at once.
    record SeveralHold(String after, VirtualRouterId id, List<String> nodes, boolean refuses) implements PushRisk {
        public SeveralHold {
            nodes = List.copyOf(nodes);
        }
    }

    /// The routers do not come to rest.
    record Restless(String after, VirtualRouterId id, boolean refuses) implements PushRisk {}

    /// Two virtual routers have one address, and different nodes hold them.
    record AddressTwice(String after, IpAddress address, List<String> nodes, boolean refuses) implements PushRisk {
        public AddressTwice {
            nodes = List.copyOf(nodes);
        }
    }

    /// The addresses are without a holder for a while, and nobody can take them over first.
    ///
    /// @param gapNanos for how long at most
    record Gap(String after, VirtualRouterId id, long gapNanos) implements PushRisk {
        @Override
        public boolean refuses() {
            return false;
        }
    }

    /// Others hold the addresses now than the configurations lead to expect, so the prediction begins elsewhere.
    ///
    /// @param expected who would
    /// @param real     who does
    record HeldByOthers(VirtualRouterId id, List<String> expected, List<String> real) implements PushRisk {
        public HeldByOthers {
            expected = List.copyOf(expected);
            real = List.copyOf(real);
        }

        @Override
        public String after() {
            return "";
        }

        @Override
        public boolean refuses() {
            return false;
        }
    }
}
