package dev.baton.traffic;

import dev.baton.wire.Decoding;
import dev.baton.wire.FrameDecoder;

/// What the bytes of a captured packet begin with.
public enum LinkType {
    /// An Ethernet II header.
    ETHERNET(0),
    /// An IPv4 or IPv6 header.
    RAW_IP(0),
    /// Linux cooked capture (`-i any`), version 1: 16 bytes, then IP.
    LINUX_COOKED(16),
    /// Linux cooked capture, version 2: 20 bytes, then IP.
    LINUX_COOKED_2(20);

    private final int cookedLength;

    LinkType(int cookedLength) {
        this.cookedLength = cookedLength;
    }

    /// How many bytes stand before the first that is decoded: the header of a cooked capture, which no network carries.
    public int skipped() {
        return cookedLength;
    }

    /// Decodes a packet that begins so. One that ends within its own header gives the decoder's reason for an empty one.
    public Decoding decode(byte[] bytes) {
        int from = Math.min(cookedLength, bytes.length);
        return this == ETHERNET
                ? FrameDecoder.decode(bytes, 0, bytes.length)
                : FrameDecoder.decodeIp(bytes, from, bytes.length - from);
    }
}
