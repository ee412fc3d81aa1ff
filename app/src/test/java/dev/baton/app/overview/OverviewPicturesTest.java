package dev.baton.app.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.control.Clusters;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

/// Every state of the Overview as a picture, in both themes and both languages.
@FxTest
class OverviewPicturesTest {
    private static Map<String, Snapshot> states() {
        Map<String, Snapshot> states = new LinkedHashMap<>();
        states.put("healthy", Clusters.snapshot(Clusters.healthy()));
        states.put("takeover", Clusters.snapshot(Clusters.afterTakeover()));
        states.put("split", Clusters.snapshot(Clusters.split()));
        states.put("no-master", Clusters.snapshot(Clusters.noMaster()));
        states.put("stale", Clusters.snapshot(Clusters.stale()));
        states.put("empty", Snapshot.EMPTY);
        states.put("fleet", fleet());
        states.put("wide", Clusters.snapshot(Clusters.wide(50)));
        return states;
    }

    /// The fleet with two of its clusters broken.
    private static Snapshot fleet() {
        List<Cluster> clusters = new java.util.ArrayList<>(Clusters.fleet());
        Cluster split = Clusters.split();
        Cluster gone = Clusters.noMaster();
        clusters.set(16, new Cluster(Clusters.key("rack-02", 17), 3, split.intervalNanos(), "eth0",
                split.addresses(), split.members(), split.health(), split.healthSinceNanos()));
        clusters.set(41, new Cluster(Clusters.key("rack-05", 42), 3, gone.intervalNanos(), "eth0", gone.addresses(),
                gone.members(), gone.health(), gone.healthSinceNanos()));
        return new Snapshot(Clusters.NOW, clusters, 1);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-TW, LIGHT", "zh-TW, DARK"})
    void everyState_isDrawn(String language, Themes.Choice theme) {
        states().forEach((name, snapshot) -> {
            OverviewStage stage = new OverviewStage(Locale.forLanguageTag(language), theme).open(snapshot);
            WritableImage picture = Pictures.save(stage.scene,
                    "overview-" + name + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT));
            assertThat(colours(picture)).as(name).isGreaterThan(20);
            stage.close();
        });
    }

    private static long colours(WritableImage picture) {
        java.util.Set<Color> seen = new java.util.HashSet<>();
        for (int y = 0; y < picture.getHeight(); y += 3) {
            for (int x = 0; x < picture.getWidth(); x += 3) {
                seen.add(picture.getPixelReader().getColor(x, y));
            }
        }
        return seen.size();
    }
}
