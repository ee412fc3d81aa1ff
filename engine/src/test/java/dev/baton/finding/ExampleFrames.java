package dev.baton.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.wire.ArpPacket;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IcmpError;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv4Header;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NdpOption;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Opaque;
import dev.baton.wire.Payload;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// Builds the frames that the lines of an example describe.
final class ExampleFrames {
    private static final int LINK = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int VRRP_CHECKSUM = 6;
    private static final int TTL = 255;

    private ExampleFrames() {}

    /// A MAC of its own for every sender that is given none.
    static MacAddress mac(IpAddress source) {
        byte[] bytes = source.bytes();
        return new MacAddress(0x0200_0000_0000L | (bytes[bytes.length - 1] & 0xFF));
    }

    private static IpAddress address(Words words, String keyword) {
        return IpAddress.parse(words.after(keyword));
    }

    private static MacAddress mac(Words words, String keyword) {
        return MacAddress.parse(words.after(keyword));
    }

    static byte[] of(Words words) {
        return switch (words.first()) {
            case "arp" -> arp(words);
            case "na" -> neighborAdvertisement(words);
            case "icmp" -> unreachable(words);
            case "carp" -> carp(words);
            case "hsrp" -> hsrp(words);
            default -> advert(words);
        };
    }

    private static byte[] arp(Words words) {
        if (words.has("who-has")) {
            Ipv4Address tell = (Ipv4Address) address(words, "tell");
            MacAddress from = words.find("from").map(MacAddress::parse).orElseGet(() -> mac(tell));
            return arp(MacAddress.BROADCAST, from, new ArpPacket(ArpPacket.REQUEST, from, tell, new MacAddress(0),
                    (Ipv4Address) address(words, "who-has")));
        }
        MacAddress at = mac(words, "is-at");
        Ipv4Address address = (Ipv4Address) IpAddress.parse(words.at(1));
        if (words.has("to")) {
            Ipv4Address to = (Ipv4Address) address(words, "to");
            return arp(mac(to), at, new ArpPacket(ArpPacket.REPLY, at, address, mac(to), to));
        }
        return FrameEncoder.gratuitousArp(at, OptionalInt.empty(), address);
    }

    private static byte[] arp(MacAddress to, MacAddress from, ArpPacket packet) {
        return FrameEncoder
                .encode(new Frame(Optional.of(new Ethernet(to, from, List.of(), Ethernet.ARP)), Optional.empty(),
                        packet));
    }

    private static byte[] neighborAdvertisement(Words words) {
        MacAddress at = mac(words, "is-at");
        Ipv6Address address = (Ipv6Address) IpAddress.parse(words.at(1));
        if (!words.has("to")) {
            return FrameEncoder.unsolicitedNa(at, OptionalInt.empty(), address, address);
        }
        byte[] unsolicited = FrameEncoder.unsolicitedNa(at, OptionalInt.empty(), address, address);
        Frame frame = ((Decoded) FrameDecoder.decode(unsolicited, 0,
                unsolicited.length)).frame();
        return FrameEncoder.encode(new Frame(frame.ethernet(), frame.network(), new NeighborAdvertisement(true, true,
                true, 0, address, List.of(NdpOption.linkLayer(NdpOption.TARGET_LINK_LAYER, at))), frame.trailer()));
    }

    private static byte[] unreachable(Words words) {
        Ipv4Address peer = (Ipv4Address) IpAddress.parse(words.at(1));
        Ipv4Address sender = (Ipv4Address) address(words, "to");
        byte[] advert = FrameEncoder.advertIp(sender, peer, TTL, message(words), ChecksumForm.PSEUDO_HEADER);
        Frame about = ((Decoded) FrameDecoder.decodeIp(advert, 0, advert.length)).frame();
        Opaque quote = Opaque.of(Arrays.copyOfRange(advert, IPV4, IPV4 + 8));
        IcmpError error = new IcmpError(3, words.number("code", 2), 0, about.network().orElseThrow(), quote);
        return ip(peer, sender, 64, 1, 8 + IPV4 + 8, error);
    }

    private static byte[] carp(Words words) {
        return ip((Ipv4Address) IpAddress.parse(words.at(1)), Ipv4Address.VRRP_GROUP, TTL, VrrpMessage.PROTOCOL, 36,
                new CarpMessage(1, 0, 0, 1, 0, false, 1, Opaque.of(new byte[20])));
    }

    private static byte[] hsrp(Words words) {
        byte[] datagram = new byte[28];
        datagram[0] = (byte) (words.number("port", 1985) >>> 8);
        datagram[1] = (byte) words.number("port", 1985);
        System.arraycopy(datagram, 0, datagram, 2, 2);
        datagram[5] = 28;
        datagram[10] = 16;
        return ip((Ipv4Address) IpAddress.parse(words.at(1)), (Ipv4Address) IpAddress.parse("224.0.0.2"), 1, 17, 28,
                Opaque.of(datagram));
    }

    private static byte[] ip(Ipv4Address source, Ipv4Address destination, int ttl, int protocol, int length,
            Payload payload) {
        Ipv4Header header = new Ipv4Header(0, IPV4 + length, 0, 0, 0, ttl, protocol, 0, source, destination,
                Opaque.NONE, List.of());
        return FrameEncoder.encode(new Frame(Optional.of(new Ethernet(MacAddress.BROADCAST, mac(source), List.of(),
                Ethernet.IPV4)), Optional.of(header), payload));
    }

    static VrrpMessage message(Words words) {
        List<IpAddress> addresses = words.list("vips").stream().map(IpAddress::parse).toList();
        boolean isV2 = words.has("v2");
        int version = isV2 ? 2 : words.number("version", 3);
        VrrpAuth auth = words.find("auth").map(VrrpAuth::simpleText).orElse(VrrpAuth.NONE);
        return new VrrpMessage(version, words.number("type", 1), words.number("vrid", 0), words.number("prio", 0),
                words.number("count", addresses.size()), isV2 ? auth.type() : 0, words.number("reserved", 0),
                words.number("int", 0), 0, Optional.empty(), addresses, isV2 ? auth.data() : Opaque.NONE,
                Opaque.of(new byte[words.number("trailing", 0)]));
    }

    private static byte[] advert(Words words) {
        IpAddress source = IpAddress.parse(words.at(0));
        IpAddress destination = address(words, ">");
        String checksum = words.find("checksum").orElse("pseudo");
        MacAddress mac = words.find("mac").map(MacAddress::parse).orElseGet(() -> mac(source));
        VrrpMessage message = message(words);
        byte[] frame = FrameEncoder.advert(mac, OptionalInt.empty(), source, destination, words.number("ttl", TTL),
                message, checksum.equals("message") ? ChecksumForm.MESSAGE_ONLY : ChecksumForm.PSEUDO_HEADER);
        int at = LINK + (source.family() == Family.IPV4 ? IPV4 : IPV6) + VRRP_CHECKSUM;
        switch (checksum) {
            case "bad" -> frame[at] ^= 1;
            case "zero" -> Arrays.fill(frame, at, at + 2, (byte) 0);
            case "noauth" -> leaveOutAuth(frame, at, message);
            default -> {
                // As the encoder does it.
            }
        }
        return words.has("cut") ? cut(frame, words.number("cut", 0)) : frame;
    }

    private static void leaveOutAuth(byte[] frame, int at, VrrpMessage message) {
        byte[] auth = message.authData().bytes();
        int sum = (frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF);
        for (int i = 0; i < auth.length; i += 2) {
            sum += (auth[i] & 0xFF) << 8 | (auth[i + 1] & 0xFF);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        frame[at] = (byte) (sum >>> 8);
        frame[at + 1] = (byte) sum;
    }

    /// An IPv4 packet without its last bytes, which says so itself.
    private static byte[] cut(byte[] frame, int bytes) {
        int length = ((frame[LINK + 2] & 0xFF) << 8 | (frame[LINK + 3] & 0xFF)) - bytes;
        byte[] shorter = Arrays.copyOf(frame, LINK + length);
        shorter[LINK + 2] = (byte) (length >>> 8);
        shorter[LINK + 3] = (byte) length;
        Arrays.fill(shorter, LINK + 10, LINK + 12, (byte) 0);
        return shorter;
    }
}
