package dev.baton.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.traffic.Packet;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.Decoded;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IpAddress;
import dev.baton.wire.IpHeader;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// What is wrong with a packet taken alone. First which codes, as bits, which costs next to nothing and makes no object;
/// then, for those who show them, the sentences.
public final class PacketChecks {
    private static final int LINK_TTL = 255;
    private static final int VERSION_WITHOUT_AUTH = 3;
    /// Only these have a bit.
    private static final List<Code> CODES = List.of(Code.values()).stream().filter(Code::isOfPackets).toList();

    private PacketChecks() {}

    /// The findings of this packet alone.
    public static List<Finding> of(Packet packet) {
        List<Finding> findings = new ArrayList<>();
        int broken = broken(packet);
        for (Code code : CODES) {
            if ((broken & bit(code)) != 0) {
                findings.add(describe(code, packet));
            }
        }
        return findings;
    }

    /// The codes that this packet alone trips, without their sentences.
    public static List<Code> codes(Packet packet) {
        int broken = broken(packet);
        return broken == 0 ? List.of() : CODES.stream().filter(code -> (broken & bit(code)) != 0).toList();
    }

    static int bit(Code code) {
        return 1 << CODES.indexOf(code);
    }

    /// The codes that the packet trips, a [#bit] each.
    static int broken(Packet packet) {
        return switch (packet.decoding()) {
            case Decoded(Frame frame) -> switch (frame.payload()) {
                case VrrpMessage message when frame.network().isPresent() ->
                    vrrp(frame, frame.network().get(), message);
                case CarpMessage _,HsrpMessage _ -> bit(Code.P17);
                default -> 0;
            };
            case Rejected rejected -> switch (rejected.reason()) {
                case VRRP_TOO_SHORT, VRRP_AUTH_CUT -> bit(Code.P04);
                case VRRP_ADDRESSES_CUT -> bit(Code.P04) | (isCountOff(rejected.soFar()) ? bit(Code.P06) : 0);
                case VRRP_V2_OVER_IPV6 -> bit(Code.P03);
                default -> 0;
            };
        };
    }

    private static int vrrp(Frame frame, IpHeader header, VrrpMessage message) {
        if ((message.version() != 2 && message.version() != 3) || message.type() != VrrpMessage.ADVERTISEMENT) {
            return bit(Code.P03);
        }
        int broken = message.checksumForm().isEmpty() ? bit(Code.P01) : 0;
        boolean isGroup = header.destination().isMulticast();
        broken |= isGroup && header.hopLimit() != LINK_TTL ? bit(Code.P02) : 0;
        broken |= message.trailing().length() > 0 ? bit(Code.P04) : 0;
        broken |= message.reserved() != 0 ? bit(Code.P05) : 0;
        broken |= message.addressCount() == 0 ? bit(Code.P06) : 0;
        broken |= message.interval() == 0 ? bit(Code.P09) : 0;
        broken |= message.version() == 2 && message.authType() == VrrpAuth.TYPE_SIMPLE_TEXT ? bit(Code.P10) : 0;
        broken |= isOtherVirtualMac(frame, header, message) ? bit(Code.P12) : 0;
        broken |= isGroup && !header.destination().equals(group(header.family())) ? bit(Code.P13) : 0;
        broken |= message.priority() == VrrpMessage.RESIGN_PRIORITY ? bit(Code.P16) : 0;
        return broken;
    }

    /// Whether the addresses that are there are whole: then the count is wrong rather than the message cut.
    private static boolean isCountOff(Frame frame) {
        return frame.payload() instanceof VrrpMessage message && message.version() == VERSION_WITHOUT_AUTH
                && !message.addresses().isEmpty() && message.trailing().length() == 0;
    }

    private static boolean isOtherVirtualMac(Frame frame, IpHeader header, VrrpMessage message) {
        Optional<Ethernet> ethernet = frame.ethernet();
        if (ethernet.isEmpty() || !ethernet.get().source().isVirtualRouter()) {
            return false;
        }
        return !ethernet.get().source().equals(MacAddress.virtual(header.family(), message.vrid()));
    }

    static IpAddress group(Family family) {
        return family == Family.IPV4 ? Ipv4Address.VRRP_GROUP : Ipv6Address.VRRP_GROUP;
    }

    private static Finding describe(Code code, Packet packet) {
        Told told = tell(code, packet);
        return Finding.once(code, subject(packet, Place.of(packet, Optional.empty())), told.sentence(),
                new Evidence(packet.number(), told.seen()), told.fix(), packet.atNanos());
    }

    /// The words for a code that [#broken] has named.
    static Told tell(Code code, Packet packet) {
        return PacketWords.tell(code, packet);
    }

    /// Who does it, on which network and in which virtual router.
    ///
    /// @param network the network's name
    static String subject(Packet packet, String network) {
        String sender = PacketWords.sender(packet);
        return packet.frame().payload() instanceof VrrpMessage message && packet.network().isPresent()
                ? "VRID " + message.vrid() + " " + packet.network().get().family() + " " + network + " from " + sender
                : network + " from " + sender;
    }

    /// The interval that it advertises; 0 if it is no advertisement.
    static long intervalNanos(Packet packet) {
        return packet.frame().payload() instanceof VrrpMessage message ? message.intervalNanos() : 0;
    }
}
