package dev.baton.adapter.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntBinaryOperator;

import dev.baton.port.PortException;
import dev.baton.port.ProcessPort;

/// The kernel's process events (CONFIG_PROC_EVENTS, connector over netlink). They need CAP_NET_ADMIN and are only told in
/// the machine's first network namespace: a node in another one goes there with the one thread that listens, which needs
/// CAP_SYS_ADMIN. The first process lives there, and most often who has put the node into its namespace.
public final class ProcessEvents implements ProcessPort {
    private static final int NETLINK_CONNECTOR = 11;
    private static final int CN_IDX_PROC = 1;
    private static final int CN_VAL_PROC = 1;
    private static final int PROC_CN_MCAST_LISTEN = 1;
    private static final int CN_MESSAGE = 20;
    private static final int NLMSG_DONE = 3;
    private static final int EVENT_DATA = CN_MESSAGE + 16;
    private static final int PROC_EVENT_NONE = 0;
    private static final int PROC_EVENT_FORK = 0x1;
    private static final int PROC_EVENT_EXEC = 0x2;
    private static final int PROC_EVENT_COMM = 0x200;
    private static final int PROC_EVENT_EXIT = 0x80000000;
    /// How long the kernel has to say that it will tell; it does so at once, or never.
    private static final int ANSWER_MILLIS = 300;
    private static final long FIRST_PROCESS = 1;
    private static final int MOST_PARENTS = 8;

    @Override
    public Watch watch(Listener listener) {
        Listening listening = new Listening(listener);
        try {
            listening.begun.join();
            return listening;
        } catch (CompletionException e) {
            listening.close();
            String why = e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().getMessage();
            throw new PortException("The kernel does not tell of processes here: " + why + ".", e);
        }
    }

    /// One socket and the thread that reads it, which has it made: a socket belongs to the namespace of its maker.
    private static final class Listening implements Watch {
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private final int wake = Libc.eventDescriptor();
        private final Thread thread;
        private volatile boolean closed;

        Listening(Listener listener) {
            thread = Thread.ofPlatform().daemon().name("baton-process-watch").start(() -> run(listener));
        }

        private void run(Listener listener) {
            try (NetlinkSocket socket = opened()) {
                begun.complete(true);
                while (!closed) {
                    boolean[] readable = Libc.awaitReadable(-1, socket.descriptor(), wake);
                    if (!closed && readable[0]) {
                        read(socket, listener);
                    }
                }
            } catch (LinuxException e) {
                begun.completeExceptionally(e);
            }
        }

        /// A namespace where nobody tells refuses the request; where somebody hears it and does not answer there is no
        /// use in asking from elsewhere.
        private static NetlinkSocket opened() {
            LinuxException refusal;
            try {
                return asked();
            } catch (LinuxException e) {
                refusal = e;
            }
            for (long process : refusal.errno() == LinuxException.ECONNREFUSED ? elsewhere() : List.<Long>of()) {
                try {
                    Namespaces.enterNetwork(Path.of("/proc", Long.toString(process), "ns/net"));
                    return asked();
                } catch (LinuxException e) {
                    refusal = e;
                }
            }
            throw refusal;
        }

        /// Processes that may be in another namespace than this one.
        private static List<Long> elsewhere() {
            List<Long> processes = new ArrayList<>(List.of(FIRST_PROCESS));
            Optional<ProcessHandle> parent = ProcessHandle.current().parent();
            for (int i = 0; i < MOST_PARENTS && parent.isPresent(); i++) {
                processes.add(parent.get().pid());
                parent = parent.get().parent();
            }
            return processes;
        }

        private static NetlinkSocket asked() {
            NetlinkSocket socket = new NetlinkSocket(NETLINK_CONNECTOR, CN_IDX_PROC);
            try {
                socket.send(NLMSG_DONE, listen());
                if (!isAnswered(socket)) {
                    throw new LinuxException("the kernel does not answer, as in a container", LinuxException.EPERM);
                }
                return socket;
            } catch (LinuxException e) {
                socket.close();
                throw e;
            }
        }

        private static byte[] listen() {
            ByteBuffer message = ByteBuffer.allocate(CN_MESSAGE + Integer.BYTES).order(ByteOrder.nativeOrder());
            message.putInt(CN_IDX_PROC).putInt(CN_VAL_PROC).putInt(0).putInt(0).putShort((short) Integer.BYTES)
                    .putShort((short) 0).putInt(PROC_CN_MCAST_LISTEN);
            return message.array();
        }

        /// Whatever comes shows that events are told; a refusal comes as an error number in the acknowledgement.
        private static boolean isAnswered(NetlinkSocket socket) {
            boolean[] isGood = new boolean[1];
            if (Libc.awaitReadable(ANSWER_MILLIS, socket.descriptor())[0]) {
                NetlinkAnswer.each(socket.receive(), answer -> isGood[0] |= isEvent(answer)
                        && (answer.int32(CN_MESSAGE) != PROC_EVENT_NONE || answer.int32(EVENT_DATA) == 0));
            }
            return isGood[0];
        }

        private static boolean isEvent(NetlinkAnswer answer) {
            return answer.body().limit() >= EVENT_DATA + 2 * Integer.BYTES && answer.int32(0) == CN_IDX_PROC;
        }

        private static void read(NetlinkSocket socket, Listener listener) {
            try {
                NetlinkAnswer.each(socket.receive(), answer -> {
                    if (isEvent(answer)) {
                        event(answer, listener);
                    }
                });
            } catch (LinuxException e) {
                if (e.errno() != LinuxException.ENOBUFS) {
                    throw e;
                }
                listener.missed();
            }
        }

        /// Events of threads other than a process's first are not of interest.
        private static void event(NetlinkAnswer answer, Listener listener) {
            IntBinaryOperator field = (base, number) -> answer.int32(base + number * Integer.BYTES);
            boolean isProcess = field.applyAsInt(EVENT_DATA, 0) == field.applyAsInt(EVENT_DATA, 1);
            switch (answer.int32(CN_MESSAGE)) {
                case PROC_EVENT_FORK -> {
                    if (answer.body().limit() >= EVENT_DATA + 4 * Integer.BYTES
                            && field.applyAsInt(EVENT_DATA, 2) == field.applyAsInt(EVENT_DATA, 3)) {
                        listener.forked(field.applyAsInt(EVENT_DATA, 1), field.applyAsInt(EVENT_DATA, 2));
                    }
                }
                case PROC_EVENT_EXEC -> listener.renamed(field.applyAsInt(EVENT_DATA, 1));
                case PROC_EVENT_COMM -> {
                    if (isProcess) {
                        listener.renamed(field.applyAsInt(EVENT_DATA, 0));
                    }
                }
                case PROC_EVENT_EXIT -> {
                    if (isProcess) {
                        listener.ended(field.applyAsInt(EVENT_DATA, 0));
                    }
                }
                default -> {
                    // Other events say nothing about what runs.
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            Libc.signal(wake);
            boolean isInterrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            Libc.close(wake);
        }
    }
}
