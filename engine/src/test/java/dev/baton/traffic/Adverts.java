package dev.baton.traffic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// Packets as routers send them.
final class Adverts {
    static final long MS = 1_000_000L;
    static final IpAddress N1 = IpAddress.parse("10.0.0.1");
    static final IpAddress N2 = IpAddress.parse("10.0.0.2");
    static final IpAddress VIP = IpAddress.parse("10.0.0.100");
    static final MacAddress VMAC = MacAddress.virtual(Family.IPV4, 51);

    private Adverts() {}

    static byte[] bytes(IpAddress source, int priority, int hopLimit) {
        return FrameEncoder.advert(VMAC, OptionalInt.empty(), source, Ipv4Address.VRRP_GROUP, hopLimit,
                VrrpMessage.v3(51, priority, 10, List.of(VIP)), ChecksumForm.PSEUDO_HEADER);
    }

    static Packet at(long millis, IpAddress source, int priority) {
        return packet(millis, bytes(source, priority, 255));
    }

    static Packet packet(long millis, byte[] bytes) {
        return Packet.of(1, millis * MS, "eth0", LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
    }
}
