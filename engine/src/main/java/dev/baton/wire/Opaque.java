package dev.baton.wire;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as a value: never changed after construction, equal by content.
public final class Opaque implements Payload {
    /// No bytes at all.
    public static final Opaque NONE = new Opaque(new byte[0]);

    private final byte[] bytes;

    private Opaque(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of `bytes`.
    public static Opaque of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Opaque(bytes.clone());
    }

    static Opaque of(byte[] bytes, int from, int to) {
        return from >= to ? NONE : new Opaque(Arrays.copyOfRange(bytes, from, to));
    }

    /// The number of bytes.
    public int length() {
        return bytes.length;
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    int uint8(int offset) {
        return Bytes.uint8(bytes, offset);
    }

    int uint16(int offset) {
        return Bytes.uint16(bytes, offset);
    }

    int int32(int offset) {
        return Bytes.int32(bytes, offset);
    }

    MacAddress mac(int offset) {
        return MacAddress.of(bytes, offset);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
