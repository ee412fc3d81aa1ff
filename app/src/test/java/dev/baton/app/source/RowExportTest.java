package dev.baton.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.app.testing.Captures;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowExportTest {
    private static final int PACKETS = 10_000;
    @TempDir
    private Path folder = Path.of("");
    private PacketStore store = new PacketStore(1, 1);

    /// The number of each packet.
    private static class Numbers implements PacketText {
        @Override
        public String ending() {
            return "txt";
        }

        @Override
        public String begin() {
            return "<";
        }

        @Override
        public String row(Packet packet) {
            return Long.toString(packet.number());
        }

        @Override
        public String between() {
            return " ";
        }

        @Override
        public String end() {
            return ">";
        }
    }

    @BeforeEach
    void read() {
        store = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), PACKETS)).read(_ -> {}).packets()
                .store();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void packets_areWrittenInTheOrderGiven_withoutThoseThatAreGone() throws IOException {
        Path file = folder.resolve("rows.txt");
        long written = new RowExport(store, LongStream.of(7, PACKETS + 5, 3, 9), 4, new Numbers()).save(file, _ -> {});
        assertThat(written).isEqualTo(3);
        assertThat(file).hasContent("<7 3 9>");
    }

    @Test
    void cancelledExport_leavesWhatWasThere_andNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.txt"), "before");
        RowExport export = new RowExport(store, LongStream.rangeClosed(1, PACKETS), PACKETS, new Numbers());
        assertThatThrownBy(() -> export.save(file, done -> {
            assertThat(done).isBetween(0.0, 1.0);
            export.cancel();
        })).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("pair.pcapng", "rows.txt");
    }

    @Test
    void exportThatFailsHalfWay_leavesWhatWasThere_andNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.txt"), "before");
        PacketText broken = new Numbers() {
            @Override
            public String row(Packet packet) {
                if (packet.number() == PACKETS / 2) {
                    throw new IllegalStateException("half way");
                }
                return super.row(packet);
            }
        };
        assertThatThrownBy(
                () -> new RowExport(store, LongStream.rangeClosed(1, PACKETS), PACKETS, broken).save(file, _ -> {}))
                .hasMessage("half way");
        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("pair.pcapng", "rows.txt");
    }

    @Test
    void folderThatIsNotThere_isToldWithTheFileAndWhatToDo() {
        Path file = folder.resolve("no").resolve("rows.txt");
        assertThatThrownBy(() -> new RowExport(store, LongStream.of(1), 1, new Numbers()).save(file, _ -> {}))
                .isInstanceOf(CaptureException.class).hasMessageStartingWith(file + " cannot be written")
                .hasMessageContaining("Choose a folder");
    }
}
