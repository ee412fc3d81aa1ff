package dev.baton.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Seeded frames with every kind of payload, for round trips and as the start of damage.
final class RandomFrames {
    private final SplittableRandom random;

    RandomFrames(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private int bits(int count) {
        return random.nextInt() & (int) ((1L << count) - 1);
    }

    private Opaque opaque(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Opaque.of(bytes);
    }

    private MacAddress mac() {
        return new MacAddress(random.nextLong());
    }

    private Ipv4Address v4() {
        return new Ipv4Address(random.nextInt());
    }

    private Ipv6Address v6() {
        return new Ipv6Address(random.nextLong(), random.nextLong());
    }

    private Ethernet ethernet(int etherType) {
        int[] kinds = {VlanTag.DOT1Q, VlanTag.DOT1AD, VlanTag.QINQ};
        List<VlanTag> tags = IntStream.range(0, Math.max(0, bits(3) - 3))
                .mapToObj(_ -> new VlanTag(kinds[random.nextInt(3)], bits(3), random.nextBoolean(), bits(12))).toList();
        return new Ethernet(mac(), mac(), tags, etherType);
    }

    private Opaque trailer() {
        return opaque(random.nextBoolean() ? 0 : bits(4));
    }

    private List<NdpOption> options() {
        return IntStream.range(0, bits(2)).mapToObj(_ -> new NdpOption(bits(8), opaque(6 + 8 * bits(2)))).toList();
    }

    private List<IpExtension> extensions(Family family) {
        List<IpExtension> extensions = new ArrayList<>();
        int[] plain = {IpExtension.HOP_BY_HOP, IpExtension.ROUTING, IpExtension.DESTINATION};
        for (int i = family == Family.IPV6 ? bits(2) : 0; i > 0; i--) {
            byte[] body = opaque(15).bytes();
            body[0] = 1;
            extensions.add(new IpExtension(plain[random.nextInt(3)], Opaque.of(body)));
        }
        if (bits(2) == 0) {
            extensions.add(IpExtension.authentication(random.nextInt(), random.nextInt(), opaque(4 * bits(2))));
        }
        return extensions;
    }

    private IpHeader network(Family family, int protocol, int payloadLength) {
        List<IpExtension> extensions = extensions(family);
        int after = IpExtension.lengthOf(extensions) + payloadLength;
        return switch (family) {
            case IPV4 -> {
                Opaque options = opaque(4 * Math.max(0, bits(3) - 5));
                yield new Ipv4Header(bits(8), 20 + options.length() + after, bits(16), 2 * bits(2), 0, bits(8),
                        protocol,
                        0, v4(), v4(), options, extensions);
            }
            case IPV6 -> new Ipv6Header(bits(8), bits(20), after, bits(8), protocol, v6(), v6(), extensions);
        };
    }

    private VrrpMessage vrrp(Family family) {
        boolean isV2 = family == Family.IPV4 && random.nextBoolean();
        List<IpAddress> addresses = IntStream.range(0, bits(2)).<IpAddress>mapToObj(
                _ -> family == Family.IPV4 ? v4() : v6()).toList();
        int authType = isV2 ? bits(2) : 0;
        return new VrrpMessage(isV2 ? 2 : 3, VrrpMessage.ADVERTISEMENT, bits(8), bits(8), addresses.size(), authType,
                isV2 ? 0 : bits(4), bits(isV2 ? 8 : 12), 0, Optional.empty(), addresses,
                isV2 ? opaque(VrrpAuth.DATA_LENGTH) : Opaque.NONE, Opaque.NONE);
    }

    private Frame sealed(Family family, VrrpMessage message) {
        IpHeader network = network(family, VrrpMessage.PROTOCOL, VrrpCodec.length(message));
        byte[] bytes = new byte[VrrpCodec.length(message)];
        VrrpCodec.write(message, bytes, 0);
        ChecksumForm form = message.version() == 2
                ? ChecksumForm.V2
                : family == Family.IPV4 && random.nextBoolean()
                        ? ChecksumForm.MESSAGE_ONLY
                        : ChecksumForm.PSEUDO_HEADER;
        VrrpCodec.seal(bytes, 0, bytes.length, message.version(), network, form);
        return ip(network, message.withChecksum(Bytes.uint16(bytes, 6), Optional.of(form)));
    }

    private Frame ip(IpHeader network, Payload payload) {
        int etherType = network.family() == Family.IPV4 ? Ethernet.IPV4 : Ethernet.IPV6;
        return new Frame(Optional.of(ethernet(etherType)), Optional.of(network), payload, trailer());
    }

    private Frame ndp(Payload payload, int length) {
        return ip(network(Family.IPV6, IcmpError.PROTOCOL_IPV6, length), payload);
    }

    private Frame icmpError(Family family) {
        IpHeader about = network(family, VrrpMessage.PROTOCOL, bits(12));
        boolean isV4 = family == Family.IPV4;
        IcmpError error = new IcmpError(isV4 ? 3 : 1 + bits(2), bits(8), random.nextInt(), about, opaque(8 + bits(5)));
        return ip(network(family, isV4 ? IcmpError.PROTOCOL : IcmpError.PROTOCOL_IPV6, IcmpCodec.length(error)), error);
    }

    private Frame carp(Family family) {
        byte[] bytes = opaque(CarpMessage.LENGTH).bytes();
        boolean isValid = random.nextBoolean();
        bytes[0] = CarpMessage.VERSION_TYPE;
        bytes[3] = CarpMessage.AUTH_LENGTH;
        Bytes.putInt16(bytes, 6, 0);
        int right = Checksum.of(Checksum.sum(bytes, 0, bytes.length));
        CarpMessage message = new CarpMessage(bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[4] & 0xFF, bytes[5] & 0xFF,
                isValid ? right : right ^ 0x100, isValid, Bytes.int64(bytes, 8), Opaque.of(bytes, 16, 36));
        return ip(network(family, VrrpMessage.PROTOCOL, CarpMessage.LENGTH), message);
    }

    /// The next frame; each kind of payload turns up.
    Frame next() {
        Family family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
        return switch (random.nextInt(10)) {
            case 0 -> new Frame(Optional.of(ethernet(Ethernet.ARP)), Optional.empty(),
                    new ArpPacket(bits(16), mac(), v4(), mac(), v4()), trailer());
            case 1 -> {
                NeighborSolicitation message = new NeighborSolicitation(random.nextInt(), v6(), options());
                yield ndp(message, NdpCodec.neighborLength(message.options()));
            }
            case 2 -> {
                NeighborAdvertisement message = new NeighborAdvertisement(random.nextBoolean(), random.nextBoolean(),
                        random.nextBoolean(), bits(29), v6(), options());
                yield ndp(message, NdpCodec.neighborLength(message.options()));
            }
            case 3 -> {
                RouterAdvertisement message = new RouterAdvertisement(bits(8), bits(8), bits(16),
                        random.nextLong() >>> 32, random.nextLong() >>> 32, options());
                yield ndp(message, NdpCodec.routerLength(message.options()));
            }
            case 4 -> icmpError(family);
            case 5 -> carp(family);
            default -> sealed(family, vrrp(family));
        };
    }
}
