package dev.baton.finding;

import dev.baton.traffic.Packet;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.IpHeader;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpMessage;

/// The sentences for what is wrong with a packet taken alone.
final class PacketWords {
    private PacketWords() {}

    /// Who sent it.
    static String sender(Packet packet) {
        return packet.source().map(Object::toString).orElse("an unknown sender");
    }

    static Told tell(Code code, Packet packet) {
        String sender = sender(packet);
        return packet.frame().payload() instanceof VrrpMessage message && packet.network().isPresent()
                ? text(code, packet, packet.network().get(), message, sender)
                : otherText(code, packet.frame().payload(), sender);
    }

    private static Told otherText(Code code, Payload payload, String sender) {
        if (code == Code.P17) {
            String name = payload instanceof CarpMessage ? "CARP" : "HSRP";
            return new Told(sender + " speaks " + name + ", not VRRP", name + " message",
                    "Nothing, unless it was meant to be VRRP: " + name + " and VRRP routers ignore each other");
        }
        return new Told(sender + " sends a VRRP message that is cut short", "cut short",
                "Look for a fault or an old version of the daemon on " + sender);
    }

    private static Told text(Code code, Packet packet, IpHeader header, VrrpMessage message, String sender) {
        return switch (code) {
            case P01 -> ChecksumGuess.tell(packet, header, message, sender);
            case P02 -> new Told(
                    "%s sends with a TTL of %d, so the advertisement crossed a router or is forged; every receiver drops it"
                            .formatted(sender, header.hopLimit()),
                    "TTL " + header.hopLimit(), "Set the TTL to 255 on " + sender + ", or find who forwards multicast");
            case P03 -> new Told(
                    "%s sends version %d type %d, which no receiver understands".formatted(sender, message.version(),
                            message.type()),
                    "version " + message.version() + ", type " + message.type(),
                    "Set VRRP version 2 or 3 on " + sender + "; IPv6 needs version 3");
            case P05 -> new Told(sender + " sets reserved bits, which receivers ignore",
                    "reserved bits " + message.reserved(), "Update the VRRP daemon on " + sender);
            case P06 -> new Told(
                    message.addressCount() == 0
                            ? sender + " lists no addresses, so every receiver discards the advertisement"
                            : "%s says that it lists %d addresses and lists %d".formatted(sender,
                                    message.addressCount(), message.addresses().size()),
                    "count " + message.addressCount() + ", listed " + message.addresses().size(),
                    "Give VRID " + message.vrid() + " at least one virtual address on " + sender);
            case P09 -> new Told(sender + " advertises an interval of 0, which receivers must discard", "interval 0",
                    message.version() == 2
                            ? "Set a whole number of seconds on " + sender
                                    + ", or use version 3: version 2 has no shorter intervals"
                            : "Set an interval of at least 10 ms on " + sender);
            case P10 -> new Told(sender + " sends its password in clear text, which protects from nothing but mistakes",
                    "authentication type 1",
                    "Remove the authentication on all members, or use version 3, which has none");
            case P12 -> new Told(
                    "%s sends VRID %d from the virtual MAC of another virtual router or family".formatted(sender,
                            message.vrid()),
                    packet.ethernet().map(e -> "source MAC " + e.source()).orElse(""),
                    "Use the MAC %s for VRID %d on %s".formatted(MacAddress.virtual(header.family(), message.vrid()),
                            message.vrid(), sender));
            case P13 ->
                new Told("%s sends to the group %s, which is not VRRP's".formatted(sender, header.destination()),
                        "destination " + header.destination(),
                        "Set the group of %s to %s".formatted(sender, PacketChecks.group(header.family())));
            case P16 -> new Told(sender + " resigned as MASTER of VRID " + message.vrid(), "priority 0",
                    "Nothing, if it was meant: the daemon was stopped or its router went to FAULT");
            default -> message.trailing().length() > 0
                    ? new Told(
                            "%s sends %d bytes more than its %d addresses account for".formatted(sender,
                                    message.trailing().length(), message.addressCount()),
                            message.trailing().length() + " bytes left over", "Update the VRRP daemon on " + sender)
                    : otherText(code, message, sender);
        };
    }
}
