package dev.baton.dissect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.baton.wire.ArpPacket;
import dev.baton.wire.CarpMessage;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Frame;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IcmpError;
import dev.baton.wire.IpExtension;
import dev.baton.wire.IpHeader;
import dev.baton.wire.Ipv4Header;
import dev.baton.wire.Ipv6Header;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.NeighborSolicitation;
import dev.baton.wire.Opaque;
import dev.baton.wire.Rejected;
import dev.baton.wire.RouterAdvertisement;
import dev.baton.wire.VlanTag;
import dev.baton.wire.VrrpMessage;

/// Makes the tree of fields of a decoded frame. The values are the decoder's; only their places are worked out here.
public final class Dissector {
    private static final int ETHERNET = 14;
    private static final int TAG = 4;
    private static final int MIN_FRAME = 60;

    private Dissector() {}

    /// The fields of a frame, or of as much of it as could be read; what was wrong comes last, as `_ws.malformed`.
    ///
    /// @param length how many bytes were decoded
    public static Dissection dissect(Decoding decoding, int length) {
        return switch (decoding) {
            case Decoded decoded -> new Dissection(protocols(decoded.frame(), length));
            case Rejected rejected -> {
                List<Field> protocols = protocols(rejected.soFar(), length);
                String reason = rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                protocols.add(new Layer(FieldName.MALFORMED, rejected.offset()).text(FieldName.EXPERT, 0, 0, reason)
                        .field(length - rejected.offset()));
                yield new Dissection(protocols);
            }
        };
    }

    private static List<Field> protocols(Frame frame, int length) {
        List<Field> protocols = new ArrayList<>();
        int at = 0;
        if (frame.ethernet().isPresent()) {
            Ethernet ethernet = frame.ethernet().get();
            protocols.add(ethernet(ethernet, frame.trailer(), length));
            for (int i = 0; i < ethernet.tags().size(); i++) {
                int inner = i + 1 < ethernet.tags().size() ? ethernet.tags().get(i + 1).tpid() : ethernet.etherType();
                protocols.add(tag(ethernet.tags().get(i), ETHERNET + i * TAG, inner));
            }
            at = ETHERNET + TAG * ethernet.tags().size();
        }
        if (frame.network().isPresent()) {
            IpHeader header = frame.network().get();
            protocols.add(header(header, at));
            extensions(header, at, protocols);
            at += header.length();
        }
        payload(frame, at).ifPresent(protocols::add);
        return protocols;
    }

    private static Field ethernet(Ethernet ethernet, Opaque trailer, int length) {
        int typeField = ethernet.tags().isEmpty() ? ethernet.etherType() : ethernet.tags().getFirst().tpid();
        byte[] after = trailer.bytes();
        int start = length - after.length;
        int padding = Math.clamp(MIN_FRAME - start, 0, after.length);
        Opaque rest = Opaque.of(Arrays.copyOfRange(after, padding, after.length));
        return new Layer(FieldName.ETH, 0).mac(FieldName.ETH_DST, 0, ethernet.destination())
                .mac(FieldName.ETH_SRC, 6, ethernet.source()).number(FieldName.ETH_TYPE, 12, 2, typeField)
                .data(FieldName.ETH_PADDING, start, Opaque.of(Arrays.copyOf(after, padding)))
                .data(ethernet.tags().isEmpty() ? FieldName.ETH_TRAILER : FieldName.VLAN_TRAILER, start + padding, rest)
                .field(ETHERNET);
    }

    private static Field tag(VlanTag tag, int at, int inner) {
        if (tag.tpid() == VlanTag.DOT1Q) {
            return new Layer(FieldName.VLAN, at).number(FieldName.VLAN_PRIORITY, 0, 2, tag.priority())
                    .flag(FieldName.VLAN_DEI, 0, 2, tag.dropEligible()).number(FieldName.VLAN_ID, 0, 2, tag.id())
                    .number(FieldName.VLAN_ETYPE, 2, 2, inner).field(TAG);
        }
        return new Layer(FieldName.QINQ, at).number(FieldName.QINQ_PRIORITY, 0, 2, tag.priority())
                .flag(FieldName.QINQ_DEI, 0, 2, tag.dropEligible()).number(FieldName.QINQ_ID, 0, 2, tag.id())
                .field(TAG);
    }

    private static Field header(IpHeader header, int at) {
        return switch (header) {
            case Ipv4Header v4 -> new Layer(FieldName.IP, at).number(FieldName.IP_VERSION, 0, 1, 4)
                    .number(FieldName.IP_HDR_LEN, 0, 1, fixedLength(v4))
                    .group(FieldName.IP_DSFIELD, 1, 1, new FieldValue.Numeric(v4.trafficClass()),
                            ds -> ds.number(FieldName.IP_DSCP, 1, 1, v4.trafficClass() >>> 2)
                                    .number(FieldName.IP_ECN, 1, 1, v4.trafficClass() & 3))
                    .number(FieldName.IP_LEN, 2, 2, v4.totalLength()).number(FieldName.IP_ID, 4, 2, v4.identification())
                    .group(FieldName.IP_FLAGS, 6, 1, new FieldValue.Numeric(v4.flags()),
                            flags -> flags
                                    .flag(FieldName.IP_FLAGS_DF, 6, 1, (v4.flags() & Ipv4Header.DONT_FRAGMENT) != 0)
                                    .flag(FieldName.IP_FLAGS_MF, 6, 1, (v4.flags() & Ipv4Header.MORE_FRAGMENTS) != 0))
                    .number(FieldName.IP_FRAG_OFFSET, 6, 2, 8L * v4.fragmentOffset())
                    .number(FieldName.IP_TTL, 8, 1, v4.hopLimit())
                    .number(FieldName.IP_PROTO, 9, 1, firstProtocol(v4))
                    .number(FieldName.IP_CHECKSUM, 10, 2, v4.checksum()).address(FieldName.IP_SRC, 12, v4.source())
                    .address(FieldName.IP_DST, 16, v4.destination()).field(fixedLength(v4));
            case Ipv6Header v6 -> new Layer(FieldName.IPV6_HEADER, at).number(FieldName.IPV6_VERSION, 0, 1, 6)
                    .number(FieldName.IPV6_TCLASS, 0, 4, v6.trafficClass())
                    .number(FieldName.IPV6_FLOW, 1, 3, v6.flowLabel())
                    .number(FieldName.IPV6_PLEN, 4, 2, v6.payloadLength())
                    .number(FieldName.IPV6_NXT, 6, 1, firstProtocol(v6))
                    .number(FieldName.IPV6_HLIM, 7, 1, v6.hopLimit()).address(FieldName.IPV6_SRC, 8, v6.source())
                    .address(FieldName.IPV6_DST, 24, v6.destination()).field(fixedLength(v6));
        };
    }

    private static int fixedLength(IpHeader header) {
        int extensions = 0;
        for (IpExtension extension : header.extensions()) {
            extensions += 1 + extension.body().length();
        }
        return header.length() - extensions;
    }

    private static int firstProtocol(IpHeader header) {
        return header.extensions().isEmpty() ? header.protocol() : header.extensions().getFirst().type();
    }

    private static void extensions(IpHeader header, int at, List<Field> protocols) {
        int offset = at + fixedLength(header);
        for (IpExtension extension : header.extensions()) {
            int length = 1 + extension.body().length();
            if (extension.type() == IpExtension.AUTHENTICATION) {
                byte[] body = extension.body().bytes();
                protocols.add(new Layer(FieldName.AH, offset).number(FieldName.AH_LENGTH, 1, 1, body[0] & 0xFF)
                        .number(FieldName.AH_SPI, 4, 4, extension.spi().orElse(0))
                        .number(FieldName.AH_SEQUENCE, 8, 4, extension.sequence().orElse(0))
                        .data(FieldName.AH_ICV, 12, Opaque.of(Arrays.copyOfRange(body, 11, body.length)))
                        .field(length));
            }
            offset += length;
        }
    }

    private static Optional<Field> payload(Frame frame, int at) {
        return switch (frame.payload()) {
            case VrrpMessage message -> Optional.of(VrrpFields.of(message, at));
            case CarpMessage message -> Optional.of(RivalFields.of(message, at));
            case HsrpMessage message -> Optional.of(RivalFields.of(message, at));
            case ArpPacket packet -> Optional.of(NeighborFields.of(packet, at));
            case NeighborSolicitation message -> Optional.of(NeighborFields.of(message, at));
            case NeighborAdvertisement message -> Optional.of(NeighborFields.of(message, at));
            case RouterAdvertisement message -> Optional.of(NeighborFields.of(message, at));
            case IcmpError error -> Optional.of(RivalFields.of(error, at));
            case Opaque opaque -> opaque.length() == 0
                    ? Optional.empty()
                    : Optional.of(new Layer(FieldName.DATA, at).data(FieldName.DATA_DATA, 0, opaque)
                            .field(opaque.length()));
        };
    }
}
