package dev.baton.wire;

import java.util.List;
import java.util.OptionalLong;

/// A header between the IP header and the payload: an IPv6 extension header, or the IP Authentication Header (RFC 4302)
/// of either family. Its first byte, the next header, is not kept: it follows from what comes after.
///
/// An Authentication Header is recognised and shown; its integrity check value is not verified, which would take the key
/// and would protect nobody (RFC 9568 section 9).
///
/// @param type the protocol number of this header
/// @param body all of it after its first byte
public record IpExtension(int type, Opaque body) {
    /// Hop-by-Hop Options.
    public static final int HOP_BY_HOP = 0;
    /// Routing.
    public static final int ROUTING = 43;
    /// Fragment.
    public static final int FRAGMENT = 44;
    /// Authentication Header, `ah`.
    public static final int AUTHENTICATION = 51;
    /// Destination Options.
    public static final int DESTINATION = 60;
    /// How many extension headers are read in one packet; RFC 8200 section 4.1 knows of seven in a sensible one.
    public static final int MAX_EXTENSIONS = 8;

    static final int FRAGMENT_LENGTH = 8;
    private static final int AUTHENTICATION_FIXED = 12;

    /// An Authentication Header.
    ///
    /// @param spi      `ah.spi`, the security parameters index, as an unsigned 32-bit number
    /// @param sequence `ah.sequence`, unsigned
    /// @param icv      `ah.icv`, a multiple of four bytes
    public static IpExtension authentication(int spi, int sequence, Opaque icv) {
        byte[] body = new byte[AUTHENTICATION_FIXED - 1 + icv.length()];
        body[0] = (byte) ((AUTHENTICATION_FIXED + icv.length()) / 4 - 2);
        Bytes.putInt32(body, 3, spi);
        Bytes.putInt32(body, 7, sequence);
        icv.copyTo(body, AUTHENTICATION_FIXED - 1);
        return new IpExtension(AUTHENTICATION, Opaque.of(body));
    }

    static boolean isIpv6Extension(int protocol) {
        return protocol == HOP_BY_HOP || protocol == ROUTING || protocol == FRAGMENT || protocol == AUTHENTICATION
                || protocol == DESTINATION;
    }

    /// The length in bytes of the extension header at `offset`, which has at least two bytes; -1 if that is impossible.
    static int lengthAt(int type, byte[] bytes, int offset) {
        return switch (type) {
            case FRAGMENT -> FRAGMENT_LENGTH;
            case AUTHENTICATION -> {
                int length = (Bytes.uint8(bytes, offset + 1) + 2) * 4;
                yield length < AUTHENTICATION_FIXED ? -1 : length;
            }
            default -> (Bytes.uint8(bytes, offset + 1) + 1) * 8;
        };
    }

    static int lengthOf(List<IpExtension> extensions) {
        int length = 0;
        for (int i = 0; i < extensions.size(); i++) {
            length += extensions.get(i).length();
        }
        return length;
    }

    int length() {
        return 1 + body.length();
    }

    /// `ah.spi`; empty when this is no Authentication Header.
    public OptionalLong spi() {
        return authenticationWord(3);
    }

    /// `ah.sequence`; empty when this is no Authentication Header.
    public OptionalLong sequence() {
        return authenticationWord(7);
    }

    private OptionalLong authenticationWord(int offset) {
        return type == AUTHENTICATION ? OptionalLong.of(body.int32(offset) & 0xFFFF_FFFFL) : OptionalLong.empty();
    }

    /// Whether this is a Fragment header of a packet that really is in pieces; one with offset 0 and no more to come
    /// (an atomic fragment, RFC 6946) is a whole packet.
    boolean isFragment() {
        return type == FRAGMENT && (body.uint16(1) & 0xFFF9) != 0;
    }
}
