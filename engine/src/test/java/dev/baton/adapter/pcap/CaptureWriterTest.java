package dev.baton.adapter.pcap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// pcapng as it is written and read back, and as Wireshark reads it.
class CaptureWriterTest {
    private static final long AT = 1_795_742_400_123_456_789L;

    @TempDir
    private Path folder = Path.of(".");

    private static List<CapturedFrame> frames() {
        List<CapturedFrame> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[14 + i];
            Arrays.fill(bytes, (byte) i);
            frames.add(new CapturedFrame("eth" + i % 3, i % 3 == 2 ? LinkType.RAW_IP : LinkType.ETHERNET, AT + i,
                    bytes.length + i % 2, Opaque.of(bytes),
                    i % 5 == 0 ? Optional.of("frame " + i + ": 接手\n二") : Optional.empty()));
        }
        return frames;
    }

    private static void write(Path file, List<CapturedFrame> frames) {
        try (CaptureWriter writer = new CaptureWriter(file)) {
            frames.forEach(f -> writer.write(f.place(), f.link(), f.atNanos(), f.wireLength(), f.bytes().bytes(),
                    f.comment()));
        }
    }

    private static List<CapturedFrame> read(Path file) {
        List<CapturedFrame> frames = new ArrayList<>();
        CaptureFile.read(file, frames::add);
        return frames;
    }

    @Test
    void whatIsWritten_isReadBackWithInterfacesTimesAndComments() {
        Path file = folder.resolve("a.pcapng");
        write(file, frames());
        assertThat(read(file)).isEqualTo(frames());
        assertThat(folder.toFile().list()).containsExactly("a.pcapng");
    }

    @Test
    void wiresharkReadsTheSame() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tshark")), "needs tshark");
        Path file = folder.resolve("a.pcapng");
        List<CapturedFrame> frames = frames().stream().filter(f -> f.link() == LinkType.ETHERNET)
                .filter(f -> f.comment().filter(c -> c.contains("\n")).isEmpty()).toList();
        write(file, frames);
        Process tshark = new ProcessBuilder("tshark", "-n", "-r", file.toString(), "-T", "fields", "-e",
                "frame.interface_name", "-e", "frame.time_epoch", "-e", "frame.len", "-e", "frame.cap_len")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();
        assertThat(lines).containsExactlyElementsOf(frames.stream().map(f -> f.place() + "\t" + f.atNanos()
                / 1_000_000_000L + "." + String.format("%09d", f.atNanos() % 1_000_000_000L) + "\t" + f.wireLength()
                + "\t" + f.bytes().length()).toList());
    }

    @Test
    void fileThatCannotBeWritten_leavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.pcapng"), "before");
        CaptureWriter writer = new CaptureWriter(file);
        frames().forEach(f -> writer.write(f.place(), f.link(), f.atNanos(), f.wireLength(), f.bytes().bytes(),
                f.comment()));
        assertThat(file).hasContent("before");
        writer.close();
        assertThat(read(file)).hasSize(50);
        assertThatThrownBy(() -> new CaptureWriter(folder.resolve("none/a.pcapng")))
                .isInstanceOf(CaptureException.class).hasMessageContaining("cannot be written");
    }

    @Test
    void truncatedFile_givesItsFramesAndThenSaysWhereItEnds() throws IOException {
        Path whole = folder.resolve("a.pcapng");
        write(whole, frames());
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 12; length < bytes.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(bytes, length));
            List<CapturedFrame> got = new ArrayList<>();
            try {
                CaptureFile.read(cut, got::add);
            } catch (CaptureException e) {
                assertThat(e).hasMessageContaining("cut.pcapng is damaged after frame " + got.size());
            }
            assertThat(got).isEqualTo(frames().subList(0, got.size()));
        }
    }

    @Test
    void damagedFile_isReadOrRefused_neverMore() throws IOException {
        Path whole = folder.resolve("a.pcapng");
        write(whole, frames());
        byte[] bytes = Files.readAllBytes(whole);
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.pcapng"), damaged);
            try {
                CaptureFile.read(file, frame -> assertThat(frame.bytes().length()).isLessThan(bytes.length));
            } catch (CaptureException e) {
                assertThat(e).hasMessageContaining("damaged.pcapng");
            }
        }
    }
}
