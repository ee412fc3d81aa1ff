package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import dev.baton.app.control.Clusters;
import dev.baton.app.control.NodeBox;
import dev.baton.app.control.SegmentView;
import dev.baton.cluster.Cluster;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// An advert that was seen becomes a dot that runs along the bus, in the picture that a person sees.
class AdvertsTravelTest {
    private static final double GREEN = 0.05;
    private static final int MAX_FRAMES = 400;

    private final List<Double> heads = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /// The rightmost pixel of the bus in the colour of a pulse; -1 where there is none.
    private static double head(OverviewStage stage) {
        SegmentView segment = stage.all(SegmentView.class).getFirst();
        Node bus = segment.lookup(".bus");
        int y = (int) segment.localToScene(bus.getBoundsInParent()).getCenterY();
        WritableImage picture = stage.scene.snapshot(null);
        Color green = stage.themes.tokens().color("-baton-master");
        for (int x = (int) picture.getWidth() - 1; x >= 0; x--) {
            Color seen = picture.getPixelReader().getColor(x, y);
            if (Math.abs(seen.getRed() - green.getRed()) < GREEN && Math.abs(seen.getGreen() - green.getGreen()) < GREEN
                    && Math.abs(seen.getBlue() - green.getBlue()) < GREEN) {
                return x;
            }
        }
        return -1;
    }

    @Test
    void advertSeen_isADotThatTravelsAwayFromTheMasterAndEnds() throws Throwable {
        OverviewStage[] held = new OverviewStage[1];
        onFx(() -> {
            OverviewStage stage = OverviewStage.english().open(Clusters.snapshot(Clusters.healthy()));
            held[0] = stage;
            Cluster cluster = Clusters.healthy();
            assertThat(head(stage)).isEqualTo(-1);
            stage.source.adverts(Clusters.adverts(cluster, cluster.members().getFirst(), 1));
            stage.pulse.eachFrame(_ -> {
                heads.add(head(stage));
                boolean onlyWeListen = stage.pulse.listenerCount() == 1;
                if (onlyWeListen || heads.size() > MAX_FRAMES) {
                    ended.countDown();
                }
            });
        });
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> {
            NodeBox master = held[0].all(NodeBox.class).getFirst();
            double from = master.localToScene(master.getLayoutBounds()).getCenterX();
            List<Double> seen = heads.stream().filter(x -> x >= 0).toList();
            assertThat(seen).isNotEmpty();
            assertThat(seen.getLast()).isGreaterThan(from + 100);
            assertThat(seen).isSorted();
            assertThat(heads.getLast()).isEqualTo(-1);
            held[0].close();
        });
    }
}
