package dev.baton.app.traffic;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.control.HexView;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;

import static org.assertj.core.api.Assertions.assertThat;

/// The Traffic screen as a picture, in both themes and both languages.
@FxTest
class TrafficPicturesTest {
    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280, 800", "en, DARK, 1280, 800", "zh-TW, LIGHT, 1280, 800", "zh-TW, DARK, 1280, 800",
            "en, LIGHT, 900, 600"})
    void keepalivedPair_isDrawn(String language, Themes.Choice theme, double width, double height) {
        try (TrafficStage stage = new TrafficStage(TrafficStage.capture(), Locale.forLanguageTag(language), theme,
                width,
                height)) {
            stage.frame(0);
            stage.frame(300);
            stage.model.select(stage.model.rows().size() / 2);
            PacketTable table = stage.all(PacketTable.class).getFirst();
            table.getSelectionModel().select(stage.model.rows().size() / 2);
            table.scrollTo(stage.model.rows().size() / 2 - 3);
            stage.all(HexView.class).getFirst().mark(14, 4);
            stage.frame(600);
            stage.frame(900);
            Pictures.save(stage.scene, "traffic-pair-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + "-"
                    + (int) width);
            assertThat(stage.all(LaneChart.class)).hasSize(1);
            assertThat(stage.model.rows()).hasSize(204);
        }
    }
}
