package dev.baton.app.traffic;

import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.control.NodeState;
import dev.baton.app.control.StateBadge;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.FeedState.Phase;
import dev.baton.app.source.NoSource;
import dev.baton.app.source.SourceKind;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;

import static org.assertj.core.api.Assertions.assertThat;

/// The states of the Traffic screen as pictures, in both themes and both languages; no sentence is cut.
@FxTest
class TrafficStatesPicturesTest {
    private static final double WIDTH = 1_100;
    private static final double HEIGHT = 700;

    private static TrafficStage stage(FedSource source, String language, Themes.Choice theme) {
        TrafficStage stage = new TrafficStage(source, Locale.forLanguageTag(language), theme, WIDTH, HEIGHT);
        stage.actions.add(Action.of("source.capture", "action.source.capture", () -> {}));
        stage.actions.add(Action.of("source.file", "action.source.file", () -> {}));
        stage.actions.add(Action.of("lab.pause", "action.lab.pause", () -> {}));
        return stage;
    }

    private static FedSource pair() {
        FedSource source = FedSource.ofInterface();
        for (long at = 1_000; at < 9_000; at += 100) {
            if (at < 5_000 || at > 5_100) {
                source.advert(at + at % 7, 1, 51, 150, "eth0");
            }
            source.advert(at + 30, 2, 52, 100, "eth0").advert(at + 31, 2, 52, 100, "eth1");
        }
        return source;
    }

    private static void save(TrafficStage stage, String name, String language, Themes.Choice theme, int rows) {
        stage.frame(1_000);
        stage.frame(2_000);
        Pictures.save(stage.scene, "traffic-" + name + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(stage.all(FeedStrip.Row.class)).hasSize(rows).allSatisfy(row -> {
            assertThat(row.text()).isNotBlank();
            row.lookupAll(".label").stream().map(Label.class::cast).filter(Label::isVisible)
                    .forEach(label -> assertThat(((Text) label.lookup(".text")).getText())
                            .as("is not cut").isEqualTo(label.getText()));
        });
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-TW, LIGHT", "zh-TW, DARK"})
    void states_areDrawn(String language, Themes.Choice theme) {
        try (TrafficStage stage = stage(FedSource.ofInterface().show(), language, theme)) {
            save(stage, "first", language, theme, 1);
        }
        try (TrafficStage stage = stage(pair().show(), language, theme)) {
            stage.frame(0);
            stage.model.paused().set(true);
            FedSource source = (FedSource) stage.source;
            source.adverts(9_000, 12_000, 1, 150).show();
            save(stage, "paused", language, theme, 1);
        }
        try (TrafficStage stage = stage(
                pair().show(new FeedState(Phase.LIVE, 160, 1_204, 3, 71, "eth1 is down.")), language, theme)) {
            save(stage, "lost", language, theme, 2);
        }
        try (TrafficStage stage = stage(pair().show(new FeedState(Phase.WAITING, 160, 0, 0, 0, "eth0 is gone.")),
                language, theme)) {
            save(stage, "waiting", language, theme, 1);
        }
        try (TrafficStage stage = stage(pair().show(new FeedState(Phase.ENDED, 160, 0, 0, 0,
                "The capture broke: no buffer space available.")), language, theme)) {
            save(stage, "ended", language, theme, 1);
            assertThat(stage.all(StateBadge.class)).as("nobody is master when nobody looks")
                    .noneMatch(badge -> badge.getStyleClass().contains(NodeState.MASTER.styleClass()));
        }
        FedSource empty = new FedSource(SourceKind.FILE, "quiet.pcapng");
        try (TrafficStage stage = stage(empty.show(new FeedState(Phase.ENDED, 0, 0, 0, 0, "")), language, theme)) {
            save(stage, "empty-file", language, theme, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-TW, LIGHT", "zh-TW, DARK"})
    void readOut_isDrawnBesideAMissingAdvert(String language, Themes.Choice theme) {
        try (TrafficStage stage = stage(pair().show(), language, theme)) {
            stage.model.following().set(false);
            stage.frame(0);
            LaneChart chart = stage.all(LaneChart.class).getFirst();
            chart.move(9_000 * FedSource.MS - chart.toNanos());
            stage.frame(1_000);
            chart.pointAt(5_095 * FedSource.MS, 0);
            assertThat(chart.told()).get().isInstanceOf(LaneHit.Missing.class);
            save(stage, "read-out", language, theme, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-TW, DARK"})
    void whoHearsWhom_isDrawnInTheCard(String language, Themes.Choice theme) {
        FedSource source = FedSource.ofInterface();
        for (long at = 1_000; at < 9_000; at += 100) {
            source.advert(at, 1, 51, 150, "eth0").advert(at, 1, 51, 150, "eth1");
            source.advert(at, 2, 51, 100, "eth0");
            if (at < 4_000) {
                source.advert(at, 3, 51, 90, "eth0").advert(at, 3, 51, 90, "eth1");
            } else {
                source.advert(at, 3, 51, 90, "eth0");
            }
        }
        try (TrafficStage stage = stage(source.show(), language, theme)) {
            stage.all(SplitPane.class).getFirst().setDividerPositions(0.25, 0.3);
            save(stage, "hearing", language, theme, 0);
            assertThat(stage.all(SourceHearing.class).getFirst().lookupAll(".source-hears")).hasSize(6)
                    .filteredOn(cell -> cell.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("deaf")))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-TW, DARK"})
    void sourceWithoutPackets_leadsToOnesThatHaveSome(String language, Themes.Choice choice) {
        Themes themes = new Themes(Fx.colorScheme());
        themes.choice().set(choice);
        ActionTable actions = new ActionTable();
        List.of("source.capture", "source.file", "source.lab")
                .forEach(id -> actions.add(Action.of(id, "action." + id, () -> {})));
        try (Tasks tasks = new Tasks()) {
            TrafficView view = new TrafficView(new AppContext(Texts.of(Locale.forLanguageTag(language)), themes,
                    new Pulse(), tasks, actions, new NoSource()));
            Scene scene = new Scene(new StackPane(view.view()), WIDTH, HEIGHT);
            themes.apply(scene);
            Pictures.save(scene, "traffic-none-" + language + "-" + choice.name().toLowerCase(Locale.ROOT));
            assertThat(view.view().lookupAll(".action-button")).hasSize(3);
            assertThat(view.view().lookupAll(".filter-box")).as("there is nothing to filter").isEmpty();
        }
    }
}
