package dev.baton.vrrp;

import java.util.List;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// Something a router noticed that a person should know and that alone changes no state. Each is told when it begins,
/// not once a packet.
public sealed interface Oddity {
    /// Another router advertises another interval than ours. Version 3: adopted from a master (RFC 9568 section 7.1: log,
    /// do not discard). Version 2: its advertisements are dropped (RFC 3768 section 7.1).
    record IntervalDiffers(IpAddress source, long theirsNanos, long oursNanos) implements Oddity {}

    /// The advertised addresses are not ours (RFC 9568 section 7.1: log, do not discard).
    record AddressesDiffer(IpAddress source, List<IpAddress> missing, List<IpAddress> extra) implements Oddity {
        public AddressesDiffer {
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }
    }

    /// Another router says that it owns the addresses too (priority 255; RFC 9568 erratum 8298).
    record TwoOwners(IpAddress source) implements Oddity {}

    /// As MASTER a rival was heard that must yield to us; told once until it has gone silent. When our own
    /// advertisements are late or lost, this is how it shows (RFC 9568 section 2.5).
    record RivalHeard(IpAddress source, int priority) implements Oddity {}

    /// A peer computes its checksum in another form than we send.
    record ChecksumFormDiffers(IpAddress source, ChecksumForm theirs, ChecksumForm ours) implements Oddity {}

    /// The process did not run for this long.
    record Stalled(long lengthNanos) implements Oddity {}
}
