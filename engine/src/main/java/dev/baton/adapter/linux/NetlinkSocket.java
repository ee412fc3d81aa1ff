package dev.baton.adapter.linux;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// One netlink socket. Requests go out in batches with one system call; the kernel works them off in order and answers
/// before the call returns, so nothing here waits for long. Not for several threads at once.
final class NetlinkSocket implements AutoCloseable {
    static final int NETLINK_ROUTE = 0;
    static final int NLM_F_REQUEST = 1;
    static final int NLM_F_ACK = 4;
    static final int NLM_F_REPLACE = 0x100;
    static final int NLM_F_EXCL = 0x200;
    static final int NLM_F_CREATE = 0x400;
    static final int NLM_F_DUMP = 0x300;

    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_ACK_TLVS = 0x200;
    private static final int NLM_F_CAPPED = 0x100;
    private static final int NLMSGERR_ATTR_MSG = 1;
    private static final int SOCKADDR_NL = 12;
    /// The kernel's largest datagram to us.
    private static final int RECEIVE_BYTES = 64 * 1024;
    /// How many requests go into one system call.
    private static final int BATCH = 64;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int SOCKET_BUFFER = 1 << 20;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment received = arena.allocate(RECEIVE_BYTES);
    private final int fd;
    private int sequence;

    /// @param groups a bit for each multicast group to hear, RTMGRP_… of rtnetlink(7); 0: none
    NetlinkSocket(int protocol, int groups) {
        fd = Libc.socket(Libc.AF_NETLINK, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, protocol);
        try (Arena local = Arena.ofConfined()) {
            Libc.setOption(fd, Libc.SOL_SOCKET, Libc.SO_RCVBUF, SOCKET_BUFFER);
            Libc.setOption(fd, Libc.SOL_NETLINK, Libc.NETLINK_EXT_ACK, 1);
            MemorySegment address = local.allocate(SOCKADDR_NL, JAVA_INT.byteAlignment());
            address.set(JAVA_SHORT, 0, (short) Libc.AF_NETLINK);
            address.set(JAVA_INT, 8, groups);
            Libc.bind(fd, address);
        } catch (LinuxException e) {
            close();
            throw e;
        }
    }

    int descriptor() {
        return fd;
    }

    /// Performs the requests in order. All are attempted; the first that the kernel refused is thrown at the end, the
    /// others are attached to it.
    void perform(List<NetlinkRequest> requests) {
        List<LinuxException> refused = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += BATCH) {
            perform(requests.subList(from, Math.min(requests.size(), from + BATCH)), refused);
        }
        if (!refused.isEmpty()) {
            LinuxException first = refused.getFirst();
            refused.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /// Only the last request asks to be acknowledged: the kernel reports refusals unasked, and in order.
    private void perform(List<NetlinkRequest> batch, List<LinuxException> refused) {
        int first = sequence + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (NetlinkRequest request : batch) {
            sequence++;
            boolean isLast = sequence == first + batch.size() - 1;
            out.writeBytes(request.bytes(sequence, isLast ? NLM_F_ACK : 0));
        }
        send(out.toByteArray());
        int last = sequence;
        boolean[] done = new boolean[1];
        while (!done[0]) {
            NetlinkAnswer.each(await(), answer -> {
                if (answer.type() == NLMSG_ERROR && answer.sequence() >= first && answer.sequence() <= last) {
                    int errno = -answer.int32(0);
                    if (errno != 0) {
                        refused.add(new LinuxException(batch.get(answer.sequence() - first).what(), errno,
                                said(answer)));
                    }
                    done[0] |= answer.sequence() == last;
                }
            });
        }
    }

    /// Hands every message of a dump to `consumer`.
    void dump(NetlinkRequest request, Consumer<NetlinkAnswer> consumer) {
        sequence++;
        int asked = sequence;
        send(request.bytes(asked, NLM_F_DUMP));
        boolean[] done = new boolean[1];
        while (!done[0]) {
            NetlinkAnswer.each(await(), answer -> {
                if (answer.sequence() == asked) {
                    if (answer.type() == NLMSG_ERROR && answer.int32(0) != 0) {
                        throw new LinuxException(request.what(), -answer.int32(0), said(answer));
                    }
                    done[0] |= answer.type() == NLMSG_DONE || answer.type() == NLMSG_ERROR;
                    if (!done[0]) {
                        consumer.accept(answer);
                    }
                }
            });
        }
    }

    /// The next datagram; the caller knows that there is one.
    ByteBuffer receive() {
        long length = Libc.receive(fd, received);
        byte[] copy = received.asSlice(0, length).toArray(JAVA_BYTE);
        return ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
    }

    /// Sends one message that asks for no answer.
    void send(int type, byte[] body) {
        ByteBuffer message = ByteBuffer.allocate(NetlinkRequest.HEADER + body.length).order(ByteOrder.nativeOrder());
        sequence++;
        message.putInt(NetlinkRequest.HEADER + body.length).putShort((short) type).putShort((short) 0).putInt(sequence)
                .putInt(0).put(body);
        send(message.array());
    }

    private ByteBuffer await() {
        if (!Libc.awaitReadable(ANSWER_MILLIS, fd)[0]) {
            throw new LinuxException("the kernel did not answer a netlink request within " + ANSWER_MILLIS + " ms",
                    110);
        }
        return receive();
    }

    private void send(byte[] bytes) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment data = local.allocateFrom(JAVA_BYTE, bytes);
            Libc.send(fd, data, MemorySegment.NULL);
        }
    }

    /// The kernel's own words, where it sends some (NETLINK_EXT_ACK).
    private static String said(NetlinkAnswer answer) {
        if ((answer.flags() & NLM_F_ACK_TLVS) == 0) {
            return "";
        }
        int echoed = (answer.flags() & NLM_F_CAPPED) != 0 ? NetlinkRequest.HEADER : answer.int32(4);
        return answer.attribute(4 + echoed, NLMSGERR_ATTR_MSG).map(NetlinkAnswer::text).orElse("");
    }

    @Override
    public void close() {
        Libc.close(fd);
        arena.close();
    }
}
