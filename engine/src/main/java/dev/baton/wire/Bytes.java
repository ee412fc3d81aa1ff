package dev.baton.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Network-order numbers in a byte array. Callers check bounds first: a codec rejects short input, it never runs into
/// an exception.
final class Bytes {
    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    static int uint8(byte[] bytes, int offset) {
        return bytes[offset] & 0xFF;
    }

    static int uint16(byte[] bytes, int offset) {
        return (short) INT16.get(bytes, offset) & 0xFFFF;
    }

    static int int32(byte[] bytes, int offset) {
        return (int) INT32.get(bytes, offset);
    }

    static long uint32(byte[] bytes, int offset) {
        return int32(bytes, offset) & 0xFFFF_FFFFL;
    }

    static long int64(byte[] bytes, int offset) {
        return (long) INT64.get(bytes, offset);
    }

    static void putInt16(byte[] bytes, int offset, int value) {
        INT16.set(bytes, offset, (short) value);
    }

    static void putInt32(byte[] bytes, int offset, int value) {
        INT32.set(bytes, offset, value);
    }

    static void putInt64(byte[] bytes, int offset, long value) {
        INT64.set(bytes, offset, value);
    }
}
