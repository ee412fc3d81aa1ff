package dev.baton.push;

import java.util.List;
import java.util.Set;

import dev.baton.wire.IpAddress;

/// What a push sees besides what its nodes say of themselves: from where it is made, and in what the nodes hear. Asked from
/// the thread of the push.
public interface PushEyes extends AutoCloseable {
    /// Sees nothing, so that only what the nodes say counts.
    PushEyes NONE = new PushEyes() {
        @Override
        public Set<IpAddress> answering(Set<IpAddress> addresses) {
            return Set.of();
        }

        @Override
        public List<String> errors() {
            return List.of();
        }
    };

    /// Those of some addresses that answer this machine. Takes a bounded time.
    Set<IpAddress> answering(Set<IpAddress> addresses);

    /// What is found wrong now in what the nodes hear, of the kind error, a sentence each that stays the same as long as it
    /// is the same finding.
    List<String> errors();

    /// Looks no more.
    @Override
    default void close() {}
}
