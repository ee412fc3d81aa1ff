package dev.baton.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.app.testing.Captures;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.wire.Family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CaptureLoadTest {
    private static final ClusterKey KEY = new ClusterKey(CaptureLoad.SITE, Captures.PLACE, Family.IPV4, 51);
    @TempDir
    private Path folder = Path.of("");

    @Test
    void file_isKnownAsItWasAtItsEnd() {
        LoadedCapture capture = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), 60)).read(_ -> {});

        assertThat(capture.problem()).isEmpty();
        assertThat(capture.packets().lastNumber()).isEqualTo(60);
        assertThat(capture.lastNanos()).isEqualTo(Captures.START_NANOS + 5_900 * Captures.MS);
        assertThat(capture.snapshot().atNanos()).isEqualTo(capture.lastNanos());
        Cluster cluster = capture.snapshot().cluster(KEY).orElseThrow();
        assertThat(cluster.holder().map(Member::node)).contains("10.0.0.2");
        assertThat(cluster.members()).filteredOn(m -> m.node().equals("10.0.0.1")).extracting(Member::freshness)
                .as("silent for two seconds of the file's time").containsExactly(Freshness.STALE);
        assertThat(capture.packets().cards()).hasSize(2).extracting(c -> c.adverts()).containsExactly(40L, 20L);
    }

    @Test
    void damagedFile_isGivenAsFarAsItCouldBeRead() throws IOException {
        byte[] whole = Files.readAllBytes(Captures.write(folder.resolve("whole.pcapng"), 60));
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 30));

        LoadedCapture capture = new CaptureLoad(cut).read(_ -> {});

        assertThat(capture.packets().lastNumber()).isEqualTo(59);
        assertThat(capture.problem()).isNotEmpty();
    }

    @Test
    void whatIsNoCapture_isRefusedWithASentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.pcap"), "buy milk, and then some more of it\n");

        assertThatThrownBy(() -> new CaptureLoad(text).read(_ -> {})).isInstanceOf(CaptureException.class)
                .hasMessageContaining("notes.pcap");
    }

    @Test
    void cancelled_itEndsWithTheNextPacket() {
        CaptureLoad load = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), 60));
        load.cancel();

        assertThatThrownBy(() -> load.read(_ -> {})).isInstanceOf(CancellationException.class);
    }

    @Test
    void savedPackets_areReadAgain_allOrSome() {
        LoadedCapture capture = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), 60)).read(_ -> {});
        Path all = folder.resolve("all.pcapng");
        Path some = folder.resolve("some.pcapng");

        assertThat(PacketExport.ofAll(capture.packets().store()).save(all, _ -> {})).isEqualTo(60);
        assertThat(new PacketExport(capture.packets().store(), LongStream.of(1, 41, 60, 61)).save(some, _ -> {}))
                .isEqualTo(3);

        LoadedCapture again = new CaptureLoad(some).read(_ -> {});
        assertThat(again.packets().lastNumber()).isEqualTo(3);
        assertThat(List.of(1L, 2L, 3L)).extracting(n -> again.packets().store().packet(n).orElseThrow().bytes())
                .containsExactlyElementsOf(List.of(1L, 41L, 60L).stream()
                        .map(n -> capture.packets().store().packet(n).orElseThrow().bytes()).toList());
        assertThat(new CaptureLoad(all).read(_ -> {}).snapshot().clusters())
                .isEqualTo(capture.snapshot().clusters());
    }

    @Test
    void cancelledSaving_leavesNoFile() {
        LoadedCapture capture = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), 60)).read(_ -> {});
        PacketExport export = PacketExport.ofAll(capture.packets().store());
        export.cancel();

        assertThatThrownBy(() -> export.save(folder.resolve("new.pcapng"), _ -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.toFile().list()).containsExactly("pair.pcapng");
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.real", matches = "true", disabledReason = "takes some seconds")
    void millionPackets_areReadWhole() throws IOException {
        Path file = Captures.write(folder.resolve("million.pcapng"), 1_000_000);
        long began = System.nanoTime();

        LoadedCapture capture = new CaptureLoad(file).read(_ -> {});

        double seconds = (System.nanoTime() - began) / 1e9;
        String rss = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS"))
                .findFirst().orElse("");
        System.out.printf("1,000,000 packets (%,d bytes) in %.2f s; %s%n", Files.size(file), seconds, rss);
        assertThat(capture.packets().lastNumber()).isEqualTo(1_000_000);
        assertThat(capture.packets().store().dropped()).isZero();
    }
}
