package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.stream.IntStream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import dev.baton.app.source.PacketFeed;
import dev.baton.app.testing.Captures;
import dev.baton.traffic.PacketStore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.baton.app.traffic.FedSource.MS;
import static org.assertj.core.api.Assertions.assertThat;

class LanePainterTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 88;
    private static final int TICK = 0xFF00_0001;
    private static final int CONTESTED = 0xFF00_0002;
    private static final int MISSED = 0xFF00_0003;
    private static final int RESIGNED = 0xFF00_0004;
    private static final int CHOSEN = 0xFF00_0008;
    private static final LanePainter.Colours COLOURS = new LanePainter.Colours(TICK, CONTESTED, MISSED, RESIGNED,
            0xFF00_0005, 0x2000_0006, 0x6000_0007, CHOSEN);

    private final FedSource source = FedSource.ofInterface();
    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final LanePainter painter = new LanePainter(WIDTH, HEIGHT, LaneChart.LANE_HEIGHT, pixels);

    /// A pixel is 10 ms.
    private void paint(long fromMillis, long chosen) {
        PacketFeed feed = source.show().packets().orElseThrow();
        painter.paint(feed.store(), feed.lastNumber().get(),
                new LanePlaces(feed.store(), Lane.of(feed.cards(), source.snapshot().get(), true)), 0, chosen,
                fromMillis * MS, (fromMillis + 10 * WIDTH) * MS, COLOURS);
    }

    private long columns(int argb) {
        return IntStream.range(0, WIDTH)
                .filter(x -> IntStream.range(0, HEIGHT).anyMatch(y -> pixels[y * WIDTH + x] == argb))
                .count();
    }

    private int height(int x, int argb) {
        return (int) IntStream.range(0, HEIGHT).filter(y -> pixels[y * WIDTH + x] == argb).count();
    }

    @Test
    void ticks_areAsHighAsTheirPriority() {
        source.advert(1_000, 1, 51, 250, "eth0").advert(1_000, 2, 52, 50, "eth0");
        paint(900, 0);

        assertThat(columns(TICK)).isEqualTo(2);
        int both = height(10, TICK);
        source.advert(1_500, 1, 51, 250, "eth0").advert(1_600, 2, 52, 50, "eth0");
        paint(900, 0);
        assertThat(height(60, TICK) + height(70, TICK)).isEqualTo(both);
        assertThat(height(60, TICK)).isGreaterThan(4 * height(70, TICK));
    }

    @Test
    void missingAdverts_areHollow_butNotALongSilence() {
        source.advert(1_000, 1, 51, 150, "eth0").advert(1_300, 1, 51, 150, "eth0");
        paint(900, 0);
        assertThat(height(20, MISSED)).as("due at 1,100 ms").isPositive();
        assertThat(height(30, MISSED)).as("due at 1,200 ms").isPositive();
        assertThat(height(25, MISSED)).isZero();
        source.advert(2_300, 1, 51, 150, "eth0");
        paint(900, 0);
        assertThat(height(50, MISSED)).as("within a silence of a second").isZero();
    }

    @Test
    void severalMasters_haveAnotherColour() {
        for (long at = 1_000; at < 2_000; at += 100) {
            source.advert(at, 1, 51, 150, "eth0").advert(at + 50, 2, 51, 100, "eth0");
        }
        paint(900, 0);
        assertThat(columns(CONTESTED)).isPositive();
        assertThat(columns(TICK)).isZero();
    }

    @Test
    void packetsOnTheSameSpot_areDrawnOnce() {
        byte[] bytes = Captures.advert(1, 150);
        for (int i = 0; i < 100_000; i++) {
            source.packet(1_000 * MS + i * 10_000L, bytes, FedSource.OBSERVER);
        }
        paint(500, 0);
        assertThat(painter.drawn()).as("a second is a hundred pixels").isBetween(100L, 101L);
    }

    @Test
    void chosenPacket_isFramed_andOnlyInItsLane() {
        source.advert(1_000, 1, 51, 150, "eth0").advert(1_000, 2, 52, 150, "eth0");
        paint(900, 2);
        long above = Arrays.stream(pixels, 0, LaneChart.LANE_HEIGHT * WIDTH).filter(p -> p == CHOSEN).count();
        long below = Arrays.stream(pixels, LaneChart.LANE_HEIGHT * WIDTH, pixels.length).filter(p -> p == CHOSEN)
                .count();
        assertThat(above).isZero();
        assertThat(below).isPositive();
    }

    @Test
    void resignation_isNoTick() {
        source.advert(1_000, 1, 51, 0, "eth0");
        paint(900, 0);
        assertThat(columns(RESIGNED)).isPositive();
        assertThat(columns(TICK)).isZero();
    }

    @Test
    void drawing_decodesNothing() {
        noClasses().that().haveSimpleNameStartingWith("LanePainter").or().haveSimpleName("LanePlaces").should()
                .callMethod(PacketStore.class, "packet", long.class)
                .because("a frame draws from marks that were made once")
                .check(new ClassFileImporter().importPackages("dev.baton.app.traffic"));
    }
}
