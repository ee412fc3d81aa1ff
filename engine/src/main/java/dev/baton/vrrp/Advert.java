package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// An advertisement that passed every check of [Reception]: what the election needs of it.
///
/// @param source        who sent it
/// @param version       2 or 3
/// @param priority      0..255
/// @param intervalNanos the advertised interval
/// @param addresses     the advertised virtual addresses
/// @param checksumForm  the form its checksum was computed in; empty where it does not matter (a version 2 peer)
/// @param heardAtNanos  when it was on the wire
public record Advert(IpAddress source, int version, int priority, long intervalNanos, List<IpAddress> addresses,
        Optional<ChecksumForm> checksumForm, long heardAtNanos) {
    public Advert {
        addresses = List.copyOf(addresses);
    }
}
