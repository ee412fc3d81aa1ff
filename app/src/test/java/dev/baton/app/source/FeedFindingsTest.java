package dev.baton.app.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.app.fx.Pulse;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.Feeds;
import dev.baton.app.testing.FxExtension;
import dev.baton.finding.Code;
import dev.baton.finding.Finding;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FeedFindingsTest {
    private static final long SECOND = 1_000_000_000L;
    @TempDir
    private Path folder = Path.of("");

    private static List<Code> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static void take(PacketBook book, CapturedFrame frame) {
        book.take(frame.atNanos(), frame.place(), frame.link(), frame.wireLength(), frame.bytes().bytes(),
                Optional.empty());
    }

    @Test
    void silenceOfALiveSource_isFoundWhenTimePasses() {
        PacketBook book = new PacketBook("here", 1_000, 1 << 20, () -> 0).lookForFindings();
        take(book, Captures.frame(Captures.START_NANOS, 1, 150));
        take(book, Captures.frame(Captures.START_NANOS + 100 * Captures.MS, 1, 150));
        book.tick(Captures.START_NANOS + 150 * Captures.MS);
        assertThat(codes(book.complete().findings())).isEmpty();
        for (int i = 1; i <= 50; i++) {
            book.tick(Captures.START_NANOS + i * SECOND / 10);
        }
        assertThat(codes(book.complete().findings())).containsExactly(Code.S02);
    }

    @Test
    void timeBeforeTheNewestPacket_tellsNothing() {
        PacketBook book = new PacketBook("here", 1_000, 1 << 20, () -> 0).lookForFindings();
        take(book, Captures.frame(Captures.START_NANOS + 100 * SECOND, 1, 150));
        book.tick(Captures.START_NANOS + 99 * SECOND);
        assertThat(book.complete().findings()).isEmpty();
    }

    @Test
    void bookThatWasNotAsked_findsNothing() {
        PacketBook book = new PacketBook("here", 1_000, 1 << 20, () -> 0);
        Feeds.split(100).forEach(frame -> take(book, frame));
        assertThat(book.complete().findings()).isEmpty();
    }

    @Test
    void captureFile_isSearchedAfterItWasRead() throws Throwable {
        int packets = 2 * FindingScan.STRETCH;
        LoadedCapture capture = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), packets)).read(_ -> {});
        assertThat(capture.packets().findings()).isEmpty();
        AtomicReference<CaptureSource> source = new AtomicReference<>();
        onFx(() -> source.set(new CaptureSource(capture).lookForFindings(new Pulse())));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(codes(source.get().packets().orElseThrow().findings())).contains(Code.S01));
        onFx(() -> source.get().close());
    }

    @Test
    void closedCapture_endsTheSearch() throws Throwable {
        FxExtension.start();
        LoadedCapture capture = new CaptureLoad(Captures.write(folder.resolve("pair.pcapng"), 400_000)).read(_ -> {});
        onFx(() -> new CaptureSource(capture).lookForFindings(new Pulse()).close());
        await().atMost(Duration.ofSeconds(60)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("baton-findings-")));
    }
}
