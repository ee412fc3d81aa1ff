package dev.baton.adapter.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes one netlink message: header, fixed part, attributes (rtnetlink(7)). Numbers are in the machine's order,
/// addresses in network order, everything aligned to four bytes.
final class NetlinkRequest {
    static final int HEADER = 16;
    private static final int ALIGNMENT = 4;

    private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
    private final String what;

    /// @param what  said in the error when the kernel refuses
    /// @param type  the message type
    /// @param flags NLM_F_REQUEST and others
    NetlinkRequest(String what, int type, int flags) {
        this.what = what;
        buffer.putInt(0).putShort((short) type).putShort((short) flags).putInt(0).putInt(0);
    }

    String what() {
        return what;
    }

    NetlinkRequest uint8(int value) {
        room(1).put((byte) value);
        return this;
    }

    NetlinkRequest uint16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    NetlinkRequest int32(int value) {
        room(4).putInt(value);
        return this;
    }

    NetlinkRequest attribute(int type, byte[] value) {
        room(ALIGNMENT + value.length + ALIGNMENT).putShort((short) (ALIGNMENT + value.length))
                .putShort((short) type).put(value);
        align();
        return this;
    }

    NetlinkRequest attribute(int type, int value) {
        return attribute(type,
                ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(value).array());
    }

    NetlinkRequest attribute(int type, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return attribute(type, Arrays.copyOf(text, text.length + 1));
    }

    /// Opens an attribute that holds attributes; what it returns goes to [#end].
    int begin(int type) {
        room(ALIGNMENT);
        int start = buffer.position();
        buffer.putShort((short) 0).putShort((short) type);
        return start;
    }

    NetlinkRequest end(int start) {
        buffer.putShort(start, (short) (buffer.position() - start));
        align();
        return this;
    }

    /// The finished message.
    byte[] bytes(int sequence, int addedFlags) {
        buffer.putInt(0, buffer.position());
        buffer.putShort(6, (short) (buffer.getShort(6) | addedFlags));
        buffer.putInt(8, sequence);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void align() {
        while (buffer.position() % ALIGNMENT != 0) {
            room(1).put((byte) 0);
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.capacity() + bytes)).order(ByteOrder.nativeOrder());
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }
}
