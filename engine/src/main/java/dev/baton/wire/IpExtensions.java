package dev.baton.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The headers between an IP header and its payload, as far as they could be read.
///
/// @param list     those that are whole
/// @param protocol the protocol of what follows them
/// @param fault    why the reading stopped early, if it did
record IpExtensions(List<IpExtension> list, int protocol, @Nullable Rejection fault) {

    static IpExtensions none(int protocol) {
        return new IpExtensions(List.of(), protocol, null);
    }

    /// IPv4 has only the Authentication Header; in a later fragment what follows is no header.
    static IpExtensions ofV4(byte[] bytes, int from, int to) {
        int protocol = Bytes.uint8(bytes, from + 9);
        boolean isLaterFragment = (Bytes.uint16(bytes, from + 6) & 0x1FFF) != 0;
        if (protocol != IpExtension.AUTHENTICATION || isLaterFragment) {
            return none(protocol);
        }
        int at = from + (Bytes.uint8(bytes, from) & 0xF) * 4;
        int length = wholeLength(protocol, bytes, at, to);
        return length < 0
                ? new IpExtensions(List.of(), protocol, Rejection.EXTENSION_LENGTH)
                : new IpExtensions(List.of(read(protocol, bytes, at, length)), Bytes.uint8(bytes, at), null);
    }

    /// Reads up to the payload, or up to a Fragment header behind which there is only a part of a packet.
    static IpExtensions ofV6(byte[] bytes, int from, int to) {
        int protocol = Bytes.uint8(bytes, from + 6);
        if (!IpExtension.isIpv6Extension(protocol)) {
            return none(protocol);
        }
        List<IpExtension> list = new ArrayList<>();
        int at = from + Ipv6Header.FIXED_LENGTH;
        while (IpExtension.isIpv6Extension(protocol)) {
            if (list.size() == IpExtension.MAX_EXTENSIONS) {
                return new IpExtensions(list, protocol, Rejection.TOO_MANY_EXTENSIONS);
            }
            int length = wholeLength(protocol, bytes, at, to);
            if (length < 0) {
                return new IpExtensions(list, protocol, Rejection.EXTENSION_LENGTH);
            }
            IpExtension extension = read(protocol, bytes, at, length);
            list.add(extension);
            protocol = Bytes.uint8(bytes, at);
            at += length;
            if (extension.isFragment()) {
                break;
            }
        }
        return new IpExtensions(list, protocol, null);
    }

    /// -1 if the extension header is cut or its length is impossible.
    private static int wholeLength(int type, byte[] bytes, int at, int to) {
        if (at + 2 > to) {
            return -1;
        }
        int length = IpExtension.lengthAt(type, bytes, at);
        return at + length > to ? -1 : length;
    }

    private static IpExtension read(int type, byte[] bytes, int at, int length) {
        return new IpExtension(type, Opaque.of(bytes, at + 1, at + length));
    }
}
