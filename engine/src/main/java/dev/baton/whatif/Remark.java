package dev.baton.whatif;

import java.util.List;

/// Something about a virtual router that a person should know.
public sealed interface Remark {
    /// Nobody holds the addresses: no failover.
    record NobodyHolds() implements Remark {}

    /// Several hold the addresses at once, and none yields.
    ///
    /// @param nodes who
    record SeveralHold(List<String> nodes) implements Remark {
        public SeveralHold {
            nodes = List.copyOf(nodes);
        }
    }

    /// It does not come to rest.
    ///
    /// @param transitions how many changes of state were seen
    /// @param withinNanos in what time
    record Flaps(int transitions, long withinNanos) implements Remark {}

    /// It was not seen to come to rest, because that takes long; it need not flap.
    ///
    /// @param withinNanos how long it was watched
    record StillWaiting(long withinNanos) implements Remark {}

    /// The holder and others have the same effective priority.
    ///
    /// @param priority  which
    /// @param nodes     the holder first
    /// @param isDecided whether the addresses have decided just now: the higher one wins. Otherwise the holder stays, as
    ///                  an equal priority does not take over, and the addresses decide when both begin at once
    /// @param unknown   those whose address is not known: with one of them the outcome is open
    record Tie(int priority, List<String> nodes, boolean isDecided, List<String> unknown) implements Remark {
        public Tie {
            nodes = List.copyOf(nodes);
            unknown = List.copyOf(unknown);
        }

        /// Whether addresses decide of which one at least is not known: any of the nodes may be the holder.
        public boolean isOpen() {
            return isDecided && !unknown.isEmpty();
        }
    }

    /// Some have other addresses than the holder: they are on another network, or an address is lost when they take over.
    ///
    /// @param nodes who
    record OtherAddresses(List<String> nodes) implements Remark {
        public OtherAddresses {
            nodes = List.copyOf(nodes);
        }
    }

    /// History decides: were all nodes started at once, others would hold the addresses.
    ///
    /// @param nodes who
    record StartedAnew(List<String> nodes) implements Remark {
        public StartedAnew {
            nodes = List.copyOf(nodes);
        }
    }
}
