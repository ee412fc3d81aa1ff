package dev.baton.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The one capture on a bridge: tcpdump with the kernel's time stamps in nanoseconds, into a file that is read while it
/// grows. It sees both daemons the same way and costs them next to nothing.
final class Wire implements AutoCloseable {
    private static final int MAGIC_NANOS = 0xA1B2_3C4D;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET = 14;
    private static final int ARP_SENDER_IP = ETHERNET + 14;
    private static final int ARP_TARGET_IP = ETHERNET + 24;
    private static final long END_SECONDS = 5;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Process tcpdump;
    private final Path file;
    private final List<Sight> seen = new ArrayList<>();
    private long read = FILE_HEADER;

    Wire(Process tcpdump, Path file) {
        this.tcpdump = tcpdump;
        this.file = file;
        if (!Waiting.until(Duration.ofSeconds(END_SECONDS), () -> size() >= FILE_HEADER)) {
            close();
            throw new BenchException("tcpdump did not begin to capture");
        }
    }

    /// How long a busy capture may hold packets back before they are in the file.
    static final Duration LAG = Duration.ofMillis(1_500);

    /// The command, for a bridge.
    ///
    /// @param without the sender of a flood, whose packets are not kept
    /// @param isBusy  whether there are so many packets that they are better taken in blocks, at the cost of [#LAG]
    static List<String> command(String bridge, Path file, String without, boolean isBusy) {
        List<String> words = new ArrayList<>(List.of("tcpdump", "-Z", "root", "-n", "-i", bridge, "-B", "16384", "-s",
                "96", "-U", "--time-stamp-precision=nano", "-w", file.toString()));
        if (!isBusy) {
            words.add("--immediate-mode");
        }
        words.add("(ip proto 112 or arp) and not src host " + without);
        return words;
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new BenchException("the capture cannot be read", e);
        }
    }

    /// Everything seen so far, in the order of the wire.
    List<Sight> seen() {
        long size = size();
        if (size < read + RECORD_HEADER) {
            return seen;
        }
        byte[] bytes = new byte[(int) (size - read)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (Integer.reverseBytes(in.readInt()) != MAGIC_NANOS) {
                throw new BenchException("the capture has no stamps in nanoseconds");
            }
            in.seek(read);
            in.readFully(bytes);
        } catch (EOFException e) {
            throw new BenchException("the capture has shrunk", e);
        } catch (IOException e) {
            throw new BenchException("the capture cannot be read", e);
        }
        take(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return seen;
    }

    /// A record that is not all there yet is left for the next time.
    private void take(ByteBuffer in) {
        while (in.remaining() >= RECORD_HEADER) {
            int length = in.getInt(in.position() + 8);
            if (in.remaining() < RECORD_HEADER + length) {
                return;
            }
            long atNanos = in.getInt(in.position()) * NANOS_PER_SECOND + in.getInt(in.position() + 4);
            ByteBuffer frame = in.slice(in.position() + RECORD_HEADER, length);
            sight(atNanos, frame).ifPresent(seen::add);
            in.position(in.position() + RECORD_HEADER + length);
            read += RECORD_HEADER + length;
        }
    }

    private static Optional<Sight> sight(long atNanos, ByteBuffer frame) {
        if (frame.limit() < ETHERNET + 28) {
            return Optional.empty();
        }
        long mac = frame.getLong(6) >>> 16;
        return switch (frame.getShort(12)) {
            case 0x0800 -> {
                int vrrp = ETHERNET + (frame.get(ETHERNET) & 0xF) * 4;
                yield Optional.of(new Sight(atNanos, Sight.Kind.ADVERT, frame.get(ETHERNET + 15) & 0xFF, mac,
                        frame.get(vrrp + 1) & 0xFF, frame.get(vrrp + 2) & 0xFF));
            }
            case 0x0806 -> frame.getInt(ARP_SENDER_IP) == frame.getInt(ARP_TARGET_IP)
                    ? Optional.of(new Sight(atNanos, Sight.Kind.GRATUITOUS_ARP, 0, mac, 0, 0))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The first after `fromNanos` that fits.
    Optional<Sight> first(long fromNanos, Predicate<Sight> wanted) {
        List<Sight> all = seen();
        int at = all.size();
        while (at > 0 && all.get(at - 1).atNanos() >= fromNanos) {
            at--;
        }
        return all.subList(at, all.size()).stream().filter(wanted).findFirst();
    }

    /// The last before `toNanos` that fits.
    Optional<Sight> last(long toNanos, Predicate<Sight> wanted) {
        return seen().reversed().stream().filter(s -> s.atNanos() < toNanos).filter(wanted).findFirst();
    }

    /// Forgets what was seen before this moment, so that a long bench does not fill the memory.
    void forget(long beforeNanos) {
        seen().removeIf(s -> s.atNanos() < beforeNanos);
    }

    @Override
    public void close() {
        tcpdump.destroy();
        tcpdump.onExit().completeOnTimeout(tcpdump, END_SECONDS, TimeUnit.SECONDS).join();
        tcpdump.destroyForcibly();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BenchException("the capture cannot be deleted", e);
        }
    }
}
