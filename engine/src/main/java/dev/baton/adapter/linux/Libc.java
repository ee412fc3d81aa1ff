package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// The few functions of the C library that this package calls. Each returns what C returns, or throws
/// [LinuxException] with the error number and the name of the call.
final class Libc {
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int AF_NETLINK = 16;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_BINDTODEVICE = 25;
    static final int MSG_DONTWAIT = 0x40;
    private static final int SO_ATTACH_FILTER = 26;
    static final short BPF_RET_K = 0x06;
    static final int SO_RCVBUFFORCE = 33;
    static final int SOL_NETLINK = 270;
    static final int NETLINK_EXT_ACK = 11;
    static final int NETLINK_GET_STRICT_CHK = 12;
    static final short POLLIN = 1;
    static final int EFD_CLOEXEC = 0x80000;
    static final int EINTR = 4;

    private static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));
    private static final StructLayout POLL_FD = MemoryLayout.structLayout(JAVA_INT.withName("fd"),
            JAVA_SHORT.withName("events"),
            JAVA_SHORT.withName("revents"));

    private static final MethodHandle SOCKET = function("socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND = function("bind",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SETSOCKOPT = function("setsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SENDTO = function("sendto",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RECV = function("recv",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle POLL = function("poll",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle EVENTFD = function("eventfd",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle WRITE = function("write",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle PRCTL = function("prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle OPEN = function("open",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SETNS = function("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle KILL = function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle IF_NAMETOINDEX = function("if_nametoindex",
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Libc() {}

    @SuppressWarnings("restricted")
    static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor,
                Linker.Option.captureCallState("errno"));
    }

    static int socket(int domain, int type, int protocol) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return (int) checked((int) SOCKET.invokeExact(state, domain, type, protocol), state, "socket");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void bind(int fd, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((int) BIND.invokeExact(state, fd, address, (int) address.byteSize()), state, "bind");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void setOption(int fd, int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment number = arena.allocateFrom(JAVA_INT, value);
            checked((int) SETSOCKOPT.invokeExact(state, fd, level, option, number, (int) JAVA_INT.byteSize()), state,
                    "setsockopt");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// How much may wait to be received, beyond what the machine allows everybody (`net.core.rmem_max`) where that is
    /// permitted.
    static void receiveBuffer(int fd, int bytes) {
        try {
            setOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes);
        } catch (LinuxException _) {
            setOption(fd, SOL_SOCKET, SO_RCVBUF, bytes);
        }
    }

    static void setOption(int fd, int level, int option, byte[] value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, value);
            checked((int) SETSOCKOPT.invokeExact(state, fd, level, option, bytes, value.length), state, "setsockopt");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void setOption(int fd, int level, int option, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment text = arena.allocateFrom(value);
            checked((int) SETSOCKOPT.invokeExact(state, fd, level, option, text, (int) text.byteSize()), state,
                    "setsockopt");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// Makes the kernel drop whatever is for this socket (a filter of one instruction, `ret #0`).
    static void dropEverything(int fd) {
        filter(fd, List.of(new Instruction(BPF_RET_K, 0, 0, 0)));
    }

    /// An instruction of a socket filter (classic BPF).
    ///
    /// @param code  what it does
    /// @param yes   how many instructions to skip if a comparison holds
    /// @param no    how many to skip if it does not
    /// @param value its operand
    record Instruction(short code, int yes, int no, int value) {
        private static final int BYTES = 8;

        private void write(MemorySegment target, long at) {
            target.set(JAVA_SHORT, at, code);
            target.set(JAVA_BYTE, at + 2, (byte) yes);
            target.set(JAVA_BYTE, at + 3, (byte) no);
            target.set(JAVA_INT, at + 4, value);
        }
    }

    /// Makes the kernel drop what is for this socket and does not pass a filter.
    static void filter(int fd, List<Instruction> instructions) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment code = arena.allocate((long) Instruction.BYTES * instructions.size(), 8);
            for (int i = 0; i < instructions.size(); i++) {
                instructions.get(i).write(code, (long) Instruction.BYTES * i);
            }
            MemorySegment program = arena.allocate(16, 8);
            program.set(JAVA_SHORT, 0, (short) instructions.size());
            program.set(ADDRESS, 8, code);
            checked((int) SETSOCKOPT.invokeExact(state, fd, SOL_SOCKET, SO_ATTACH_FILTER, program,
                    (int) program.byteSize()), state, "setsockopt");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// The index of the interface with this name; 0: there is none.
    static int interfaceIndex(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return (int) IF_NAMETOINDEX.invokeExact(state, arena.allocateFrom(name));
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// Sends `data` without ever waiting: where there is no room now, it is an error.
    static void sendNow(int fd, MemorySegment data, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((long) SENDTO.invokeExact(state, fd, data, data.byteSize(), MSG_DONTWAIT, address,
                    (int) address.byteSize()), state, "sendto");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// Sends `data`; `address` may be [MemorySegment#NULL] for a bound or connected socket.
    static long send(int fd, MemorySegment data, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return checked((long) SENDTO.invokeExact(state, fd, data, data.byteSize(), 0, address,
                    (int) address.byteSize()), state, "sendto");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static long receive(int fd, MemorySegment buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return checked((long) RECV.invokeExact(state, fd, buffer, buffer.byteSize(), 0), state, "recv");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// Waits until one of `fds` can be read.
    ///
    /// @param timeoutMillis -1: for ever
    /// @return for each descriptor whether it can be read
    static boolean[] awaitReadable(int timeoutMillis, int... fds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment polled = arena.allocate(POLL_FD, fds.length);
            for (int i = 0; i < fds.length; i++) {
                polled.set(JAVA_INT, i * POLL_FD.byteSize(), fds[i]);
                polled.set(JAVA_SHORT, i * POLL_FD.byteSize() + 4, POLLIN);
            }
            int ready = (int) POLL.invokeExact(state, polled, (long) fds.length, timeoutMillis);
            boolean interrupted = ready < 0 && (int) ERRNO.get(state, 0L) == EINTR;
            if (!interrupted) {
                checked(ready, state, "poll");
            }
            boolean[] readable = new boolean[fds.length];
            for (int i = 0; i < fds.length && !interrupted; i++) {
                readable[i] = polled.get(JAVA_SHORT, i * POLL_FD.byteSize() + 6) != 0;
            }
            return readable;
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// A descriptor that becomes readable after [#signal].
    static int eventDescriptor() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return (int) checked((int) EVENTFD.invokeExact(state, 0, EFD_CLOEXEC), state, "eventfd");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void signal(int eventFd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
            checked((long) WRITE.invokeExact(state, eventFd, one, one.byteSize()), state, "write");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void prctl(int option, long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((int) PRCTL.invokeExact(state, option, value, 0L, 0L, 0L), state, "prctl");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment text = arena.allocateFrom(path);
            return (int) checked((int) OPEN.invokeExact(state, text, flags), state, "open " + path);
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void setns(int fd, int type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((int) SETNS.invokeExact(state, fd, type), state, "setns");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    /// @param process a process; negative: every process of that group
    static void kill(int process, int signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((int) KILL.invokeExact(state, process, signal), state, "kill");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static void close(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            checked((int) CLOSE.invokeExact(state, fd), state, "close");
        } catch (Throwable t) {
            throw rethrown(t);
        }
    }

    static long checked(long result, MemorySegment state, String call) {
        if (result < 0) {
            throw new LinuxException(call, (int) ERRNO.get(state, 0L));
        }
        return result;
    }

    static RuntimeException rethrown(Throwable t) {
        return switch (t) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException("a foreign function threw", t);
        };
    }
}
