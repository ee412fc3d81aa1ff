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
import dev.baton.wire.IpHeader;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Payload;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// What is wrong with a packet taken alone. First which codes, as bits, which costs next to nothing and makes no object;
/// then, for those who show them, the sentences.
public final class PacketChecks {
    private static final int LINK_TTL = 255;
    private static final int ALL_ONES = 0xFFFF;
    private static final List<Code> CODES = List.of(Code.values());

    private PacketChecks() {}

    /// The findings of this packet alone.
    public static List<Finding> of(Packet packet) {
        List<Finding> findings = new ArrayList<>();
        int broken = broken(packet);
        for (Code code : Code.values()) {
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
                case VRRP_TOO_SHORT, VRRP_ADDRESSES_CUT, VRRP_AUTH_CUT -> bit(Code.P04);
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
        broken |= message.addressCount() == 0 || message.addressCount() != message.addresses().size()
                ? bit(Code.P06)
                : 0;
        broken |= message.interval() == 0 ? bit(Code.P09) : 0;
        broken |= message.version() == 2 && message.authType() == VrrpAuth.TYPE_SIMPLE_TEXT ? bit(Code.P10) : 0;
        broken |= isOtherVirtualMac(frame, header, message) ? bit(Code.P12) : 0;
        broken |= isGroup && !header.destination().equals(group(header.family())) ? bit(Code.P13) : 0;
        broken |= message.priority() == VrrpMessage.RESIGN_PRIORITY ? bit(Code.P16) : 0;
        return broken;
    }

    private static boolean isOtherVirtualMac(Frame frame, IpHeader header, VrrpMessage message) {
        Optional<Ethernet> ethernet = frame.ethernet();
        if (ethernet.isEmpty() || !ethernet.get().source().isVirtualRouter()) {
            return false;
        }
        return !ethernet.get().source().equals(MacAddress.virtual(header.family(), message.vrid()));
    }

    private static Object group(Family family) {
        return family == Family.IPV4 ? Ipv4Address.VRRP_GROUP : Ipv6Address.VRRP_GROUP;
    }

    /// The finding for a code that [#broken] has named.
    static Finding describe(Code code, Packet packet) {
        String sender = packet.source().map(Object::toString).orElse("an unknown sender");
        String subject = subject(packet, sender);
        Text text = packet.frame().payload() instanceof VrrpMessage message && packet.network().isPresent()
                ? text(code, packet, packet.network().get(), message, sender)
                : otherText(code, packet.frame().payload(), sender);
        return Finding.once(code, subject, text.sentence(), new Evidence(packet.number(), text.seen()), text.fix(),
                packet.atNanos());
    }

    private record Text(String sentence, String seen, String fix) {}

    /// Who does it, and in which virtual router.
    static String subject(Packet packet) {
        return subject(packet, packet.source().map(Object::toString).orElse("an unknown sender"));
    }

    private static String subject(Packet packet, String sender) {
        return packet.frame().payload() instanceof VrrpMessage message
                ? "VRID " + message.vrid() + " from " + sender
                : sender;
    }

    private static Text otherText(Code code, Payload payload, String sender) {
        if (code == Code.P17) {
            String name = payload instanceof CarpMessage ? "CARP" : "HSRP";
            return new Text(sender + " speaks " + name + ", not VRRP", name + " message",
                    "Nothing, unless it was meant to be VRRP: " + name + " and VRRP routers ignore each other");
        }
        return new Text(sender + " sends a VRRP message that is cut short", "cut short",
                "Look for a fault or an old version of the daemon on " + sender);
    }

    private static Text text(Code code, Packet packet, IpHeader header, VrrpMessage message, String sender) {
        return switch (code) {
            case P01 -> checksum(packet, header, message, sender);
            case P02 -> new Text(
                    "%s sends with a TTL of %d, so the advertisement crossed a router or is forged; every receiver drops it"
                            .formatted(sender, header.hopLimit()),
                    "TTL " + header.hopLimit(), "Set the TTL to 255 on " + sender + ", or find who forwards multicast");
            case P03 -> new Text(
                    "%s sends version %d type %d, which no receiver understands".formatted(sender, message.version(),
                            message.type()),
                    "version " + message.version() + ", type " + message.type(),
                    "Set VRRP version 2 or 3 on " + sender + "; IPv6 needs version 3");
            case P05 -> new Text(sender + " sets reserved bits, which receivers ignore",
                    "reserved bits " + message.reserved(), "Update the VRRP daemon on " + sender);
            case P06 -> new Text(
                    "%s says that it lists %d addresses and lists %d".formatted(sender, message.addressCount(),
                            message.addresses().size()),
                    "count " + message.addressCount() + ", listed " + message.addresses().size(),
                    "Give VRID " + message.vrid() + " at least one virtual address on " + sender);
            case P09 -> new Text(sender + " advertises an interval of 0, which receivers must discard", "interval 0",
                    message.version() == 2
                            ? "Set a whole number of seconds on " + sender
                                    + ", or use version 3: version 2 has no shorter intervals"
                            : "Set an interval of at least 10 ms on " + sender);
            case P10 -> new Text(sender + " sends its password in clear text, which protects from nothing but mistakes",
                    "authentication type 1",
                    "Remove the authentication on all members, or use version 3, which has none");
            case P12 -> new Text(
                    "%s sends VRID %d from the virtual MAC of another virtual router or family".formatted(sender,
                            message.vrid()),
                    packet.ethernet().map(e -> "source MAC " + e.source()).orElse(""),
                    "Use the MAC %s for VRID %d on %s".formatted(MacAddress.virtual(header.family(), message.vrid()),
                            message.vrid(), sender));
            case P13 ->
                new Text("%s sends to the group %s, which is not VRRP's".formatted(sender, header.destination()),
                        "destination " + header.destination(),
                        "Set the group of %s to %s".formatted(sender, group(header.family())));
            case P16 -> new Text(sender + " resigned as MASTER of VRID " + message.vrid(), "priority 0",
                    "Nothing, if it was meant: the daemon was stopped or its router went to FAULT");
            default -> message.trailing().length() > 0
                    ? new Text(
                            "%s sends %d bytes more than its %d addresses account for".formatted(sender,
                                    message.trailing().length(), message.addressCount()),
                            message.trailing().length() + " bytes left over", "Update the VRRP daemon on " + sender)
                    : otherText(code, message, sender);
        };
    }

    private static Text checksum(Packet packet, IpHeader header, VrrpMessage message, String sender) {
        int length = 8 + message.addresses().size() * (header.family() == Family.IPV4 ? 4 : 16)
                + message.authData().length() + message.trailing().length();
        byte[] bytes = packet.bytes().bytes();
        int start = bytes.length - packet.frame().trailer().length() - length;
        boolean otherMatches = start >= 0
                && isMatch(bytes, start, length, message.version() == 2 ? header.pseudoSum(length) : 0);
        String other = message.version() == 2
                ? "version 3 with a pseudo-header"
                : "the message only, without the pseudo-header";
        String found = otherMatches
                ? "computed as for " + other
                : "matches no form (version 2, version 3 with pseudo-header, message only)";
        return new Text("The checksum of %s is %s, so every receiver drops the advertisement".formatted(sender, found),
                "checksum 0x%04x".formatted(message.checksum()),
                otherMatches
                        ? "Set the VRRP version of " + sender + " to that of its peers, or update its daemon"
                        : "Look for damaged packets between here and " + sender + " or an edited message");
    }

    private static boolean isMatch(byte[] bytes, int start, int length, long pseudo) {
        long sum = pseudo;
        for (int i = 0; i < length; i++) {
            sum += (bytes[start + i] & 0xFFL) << (i % 2 == 0 ? Byte.SIZE : 0);
        }
        while (sum > ALL_ONES) {
            sum = (sum & ALL_ONES) + (sum >>> Short.SIZE);
        }
        return sum == ALL_ONES;
    }
}
