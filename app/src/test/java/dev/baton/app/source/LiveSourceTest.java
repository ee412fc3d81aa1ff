package dev.baton.app.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.app.fx.Pulse;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FxExtension;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class LiveSourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Wire wire = new Wire();
    private final List<LiveSource> opened = Collections.synchronizedList(new ArrayList<>());

    /// An interface that a test can cut.
    private static final class Wire implements Tap.Opener {
        final List<Consumer<CapturedFrame>> listeners = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger openTaps = new AtomicInteger();
        volatile Optional<CaptureException> trouble = Optional.empty();
        volatile long dropped;

        @Override
        public Tap open(String interfaceName, Consumer<CapturedFrame> listener) {
            trouble.ifPresent(t -> {
                throw t;
            });
            openTaps.incrementAndGet();
            listeners.add(listener);
            return new Tap() {
                @Override
                public CaptureCounters counters() {
                    return new CaptureCounters(0, dropped, 0);
                }

                @Override
                public Optional<CaptureException> failure() {
                    return trouble;
                }

                @Override
                public void close() {
                    listeners.remove(listener);
                    openTaps.decrementAndGet();
                }
            };
        }

        void send(int host, int priority) {
            Instant now = Instant.now();
            CapturedFrame frame = Captures.frame(now.getEpochSecond() * 1_000_000_000L + now.getNano(), host, priority);
            List.copyOf(listeners).forEach(l -> l.accept(frame));
        }
    }

    @BeforeEach
    void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void closeAll() throws Throwable {
        onFx(() -> opened.forEach(LiveSource::close));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(wire.openTaps.get()).isZero());
    }

    private LiveSource open() throws Throwable {
        Lines lines = Lines.open(List.of("eth7"), wire);
        onFx(() -> opened.add(new LiveSource(new Pulse(), lines)));
        return opened.getLast();
    }

    private FeedState state() {
        return opened.getLast().packets().orElseThrow().state().get();
    }

    @Test
    void advertOnTheWire_isAPacketAPulseAndAMaster() throws Throwable {
        LiveSource source = open();
        List<Sighting.AdvertSeen> pulses = Collections.synchronizedList(new ArrayList<>());
        onFx(() -> source.onAdverts(pulses::addAll));

        wire.send(1, 150);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(pulses).hasSize(1);
            assertThat(source.snapshot().get().clusters()).singleElement().satisfies(c -> {
                assertThat(c.key().network()).isEqualTo("eth7");
                assertThat(c.members()).extracting(Member::node).containsExactly("10.0.0.1");
            });
            assertThat(source.packets().orElseThrow().lastNumber().get()).isEqualTo(1);
        });
        assertThat(source.transitions().get()).isEmpty();
    }

    @Test
    void interfaceThatIsGone_isToldAndTriedAgain_countersGoOn() throws Throwable {
        LiveSource source = open();
        wire.dropped = 7;
        wire.send(1, 150);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(state().lostByKernel()).isEqualTo(7));

        wire.trouble = Optional.of(new CaptureException("eth7 is gone."));
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(state().phase()).isEqualTo(FeedState.Phase.WAITING);
            assertThat(state().problem()).isEqualTo("eth7 is gone.");
        });
        wire.dropped = 2;
        wire.trouble = Optional.empty();

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(state().phase()).isEqualTo(FeedState.Phase.LIVE);
            assertThat(state().lostByKernel()).isEqualTo(9);
        });
        wire.send(1, 150);
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(source.packets().orElseThrow().lastNumber().get()).isEqualTo(2));
    }

    @Test
    void interfaceThatCannotBeOpened_opensNone() {
        wire.trouble = Optional.of(new CaptureException("no right"));

        assertThatThrownBy(() -> Lines.open(List.of("eth7", "eth8"), wire)).isInstanceOf(CaptureException.class);
        assertThat(wire.openTaps.get()).isZero();
    }

    @Test
    void moreFramesThanFit_areShedAndCounted() {
        Lines lines = Lines.open(List.of("eth7"), wire);
        for (int i = 0; i < Lines.MAX_WAITING + 5; i++) {
            wire.send(1, 150);
        }

        assertThat(lines.state(0).shed()).isEqualTo(5);
        assertThat(lines.state(0).lost()).isEqualTo(5);
        lines.close();
    }
}
