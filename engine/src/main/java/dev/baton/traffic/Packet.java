package dev.baton.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.dissect.Dissection;
import dev.baton.dissect.Dissector;
import dev.baton.dissect.Field;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FieldValue;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Frame;
import dev.baton.wire.IpAddress;
import dev.baton.wire.IpHeader;
import dev.baton.wire.Opaque;
import dev.baton.wire.Payload;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpMessage;

/// One packet as it was captured, and what the decoder made of it.
///
/// @param number     from 1, within its store
/// @param atNanos    when, in nanoseconds since 1970-01-01T00:00Z; in the lab on the lab's clock
/// @param observer   who saw it: an interface, a file, a node
/// @param link       what the bytes begin with
/// @param wireLength its length on the wire, in bytes; more than `bytes` if the capture cut it
/// @param bytes      the bytes
/// @param decoding   what they say
/// @param comment    what somebody wrote beside it
public record Packet(long number, long atNanos, String observer, LinkType link, int wireLength, Opaque bytes,
        Decoding decoding, Optional<String> comment) {

    /// Decodes the bytes.
    public static Packet of(long number, long atNanos, String observer, LinkType link, int wireLength, byte[] bytes,
            Optional<String> comment) {
        return new Packet(number, atNanos, observer, link, wireLength, Opaque.of(bytes), link.decode(bytes), comment);
    }

    /// The same packet, seen by somebody else.
    public Packet seenBy(String other) {
        return new Packet(number, atNanos, other, link, wireLength, bytes, decoding, comment);
    }

    /// The frame, or as much of it as could be read.
    public Frame frame() {
        return switch (decoding) {
            case Decoded(Frame frame) -> frame;
            case Rejected rejected -> rejected.soFar();
        };
    }

    /// What is inside, if it could be read.
    public Optional<Payload> payload() {
        return decoding instanceof Decoded(Frame frame) ? Optional.of(frame.payload()) : Optional.empty();
    }

    /// The VRRP message, if it is one.
    public Optional<VrrpMessage> vrrp() {
        return decoding instanceof Decoded(Frame frame) && frame.payload() instanceof VrrpMessage message
                ? Optional.of(message)
                : Optional.empty();
    }

    /// The Ethernet header, if it was captured with one.
    public Optional<Ethernet> ethernet() {
        return frame().ethernet();
    }

    /// The IP header, if it has one.
    public Optional<IpHeader> network() {
        return frame().network();
    }

    /// `ip.src` or `ipv6.src`.
    public Optional<IpAddress> source() {
        return network().map(IpHeader::source);
    }

    /// `ip.dst` or `ipv6.dst`.
    public Optional<IpAddress> destination() {
        return network().map(IpHeader::destination);
    }

    /// `ip.ttl` or `ipv6.hlim`.
    public OptionalInt hopLimit() {
        return network().map(header -> OptionalInt.of(header.hopLimit())).orElseGet(OptionalInt::empty);
    }

    /// The VLAN it was sent in.
    public OptionalInt vlan() {
        return ethernet().map(Ethernet::vlan).orElseGet(OptionalInt::empty);
    }

    /// Its fields as a tree, `frame` first. Offsets count from the first of [#bytes].
    public Dissection dissection() {
        int skipped = Math.min(link.skipped(), bytes.length());
        List<Field> protocols = new ArrayList<>();
        protocols.add(frameField());
        Dissector.dissect(decoding, bytes.length() - skipped).protocols()
                .forEach(p -> protocols.add(moved(p, skipped)));
        return new Dissection(protocols);
    }

    private static Field moved(Field field, int by) {
        return by == 0
                ? field
                : new Field(field.name(), field.value(), field.offset() + by, field.length(),
                        field.children().stream().map(child -> moved(child, by)).toList());
    }

    private Field frameField() {
        List<Field> fields = new ArrayList<>();
        fields.add(computed(FieldName.FRAME_INTERFACE, new FieldValue.Text(observer)));
        fields.add(computed(FieldName.FRAME_TIME_EPOCH, new FieldValue.Numeric(atNanos)));
        fields.add(computed(FieldName.FRAME_NUMBER, new FieldValue.Numeric(number)));
        fields.add(computed(FieldName.FRAME_LEN, new FieldValue.Numeric(wireLength)));
        fields.add(computed(FieldName.FRAME_CAP_LEN, new FieldValue.Numeric(bytes.length())));
        comment.ifPresent(text -> fields.add(computed(FieldName.FRAME_COMMENT, new FieldValue.Text(text))));
        return new Field(FieldName.FRAME, new FieldValue.None(), 0, bytes.length(), fields);
    }

    private static Field computed(FieldName name, FieldValue value) {
        return new Field(name, value, 0, 0, List.of());
    }
}
