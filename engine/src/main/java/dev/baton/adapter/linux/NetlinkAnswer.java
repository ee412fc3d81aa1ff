package dev.baton.adapter.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// One netlink message that came from the kernel.
///
/// @param type     the message type
/// @param sequence the sequence number of the request it answers; 0 for an event
/// @param flags    NLM_F_MULTI and others
/// @param body     what follows the header, in the machine's order, position 0
record NetlinkAnswer(int type, int sequence, int flags, ByteBuffer body) {
    private static final int ATTRIBUTE_HEADER = 4;
    private static final int TYPE_MASK = 0x3FFF;

    /// Hands every message in a datagram to `consumer`; a message whose length makes no sense ends it.
    static void each(ByteBuffer datagram, Consumer<NetlinkAnswer> consumer) {
        ByteBuffer rest = datagram.order(ByteOrder.nativeOrder());
        while (rest.remaining() >= NetlinkRequest.HEADER) {
            int start = rest.position();
            int length = rest.getInt(start);
            if (length < NetlinkRequest.HEADER || length > rest.remaining()) {
                return;
            }
            ByteBuffer body = rest.slice(start + NetlinkRequest.HEADER, length - NetlinkRequest.HEADER)
                    .order(ByteOrder.nativeOrder());
            consumer.accept(new NetlinkAnswer(rest.getShort(start + 4) & 0xFFFF, rest.getInt(start + 8),
                    rest.getShort(start + 6) & 0xFFFF, body));
            rest.position(Math.min(rest.limit(), start + aligned(length)));
        }
    }

    int uint8(int offset) {
        return body.get(offset) & 0xFF;
    }

    int uint16(int offset) {
        return body.getShort(offset) & 0xFFFF;
    }

    int int32(int offset) {
        return body.getInt(offset);
    }

    /// The value of the first attribute of this type after a fixed part of `fixed` bytes.
    Optional<byte[]> attribute(int fixed, int type) {
        return attribute(body, fixed, type);
    }

    /// The same within the bytes of an attribute that holds attributes.
    static Optional<byte[]> nested(byte[] outer, int type) {
        return attribute(ByteBuffer.wrap(outer).order(ByteOrder.nativeOrder()), 0, type);
    }

    private static Optional<byte[]> attribute(ByteBuffer body, int fixed, int type) {
        int at = aligned(fixed);
        while (at + ATTRIBUTE_HEADER <= body.limit()) {
            int length = body.getShort(at) & 0xFFFF;
            if (length < ATTRIBUTE_HEADER || at + length > body.limit()) {
                return Optional.empty();
            }
            if ((body.getShort(at + 2) & TYPE_MASK) == type) {
                byte[] value = new byte[length - ATTRIBUTE_HEADER];
                body.get(at + ATTRIBUTE_HEADER, value);
                return Optional.of(value);
            }
            at += aligned(length);
        }
        return Optional.empty();
    }

    /// A number attribute, or `otherwise`.
    int attribute(int fixed, int type, int otherwise) {
        return attribute(fixed, type).filter(v -> v.length >= Integer.BYTES)
                .map(v -> ByteBuffer.wrap(v).order(ByteOrder.nativeOrder()).getInt()).orElse(otherwise);
    }

    /// The text in an attribute: up to its zero byte.
    static String text(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        return new String(value, 0, end, StandardCharsets.UTF_8);
    }

    private static int aligned(int length) {
        return (length + 3) & ~3;
    }
}
