package dev.baton.app.priority;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.draft.Bases;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.draft.Base;
import dev.baton.draft.Edit;
import dev.baton.whatif.Change;

import static org.assertj.core.api.Assertions.assertThat;

/// The screen in both themes and languages, for people to look at.
class PrioritiesPicturesTest {
    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,LIGHT", "en,DARK", "zh-TW,DARK"})
    void three_withAChangeStaged_andChecksThatMatter(String language, Themes.Choice theme) {
        try (PriorityStage stage = PriorityStage.of(FakeBases.three(), PriorityStage.Look.of(language, theme))) {
            PriorityStage.run(() -> {
                stage.staging().stage(new Edit.Priority("n2", "web", 170));
                stage.model().setFault(new Change.CheckFails("n3", "nginx"), true);
            });
            stage.holds("n2");
            PriorityStage.until(() -> !stage.model().scales().getFirst().scale().get().notes().isEmpty());
            stage.picture("priorities-three-" + language + "-" + theme);
            assertThat(stage.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void pair_tied_isToldInAmber(String language, Themes.Choice theme) {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair(), PriorityStage.Look.of(language, theme))) {
            PriorityStage.run(() -> stage.staging().stage(new Edit.Priority("n2", "web", 150)));
            PriorityStage.until(() -> stage.model().scales().getFirst().scale().get().outlook()
                    .grade() == Scale.Grade.DOUBTFUL);
            stage.picture("priorities-tie-" + language + "-" + theme);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void owner_andTwoMasters_areToldApart(String language, Themes.Choice theme) {
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 255, 1, ""),
                FakeBases.node("n2", 100, 2, "")), PriorityStage.Look.of(language, theme))) {
            stage.picture("priorities-owner-" + language + "-" + theme);
        }
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 150, 1, ""),
                FakeBases.node("n2", 100, 2, "    version: 2\n")), PriorityStage.Look.of(language, theme))) {
            assertThat(stage.scale(0).outlook().grade()).isEqualTo(Scale.Grade.BROKEN);
            assertThat(stage.scale(0).holders()).containsExactly("n1", "n2");
            stage.picture("priorities-two-masters-" + language + "-" + theme);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void tenNodes_areCompact_andEveryFaultIsListedUnderThem(String language, Themes.Choice theme) {
        try (PriorityStage stage = PriorityStage.of(FakeBases.many(4), PriorityStage.Look.of(language, theme))) {
            stage.picture("priorities-ten-" + language + "-" + theme);
            PriorityStage.run(
                    () -> ((ToggleButton) stage.scene().getRoot().lookup("#priority-every-fault")).setSelected(true));
            PriorityStage.until(() -> stage.scene().getRoot().lookup(".whatif-table .table-row-cell:filled") != null);
            stage.picture("priorities-faults-" + language + "-" + theme);
            PriorityStage.run(
                    () -> ((ToggleButton) stage.scene().getRoot().lookup("#priority-as-table")).setSelected(true));
            stage.picture("priorities-table-" + language + "-" + theme);
        }
    }

    /// At 200 % zoom a window of 1,280 has half the room.
    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void littleRoom_givesEachRouterTwoLines(String language, Themes.Choice theme) {
        try (PriorityStage stage = PriorityStage.of(FakeBases.three(),
                PriorityStage.Look.of(language, theme).sized(580, 420))) {
            PriorityStage.run(() -> stage.staging().stage(new Edit.Priority("n2", "web", 170)));
            stage.holds("n2");
            stage.picture("priorities-narrow-" + language + "-" + theme);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "zh-TW,DARK"})
    void labWithLiveStates_showsWhoIsMasterBesideWhoWouldBe(String language, Themes.Choice theme) {
        SampleSource source = new SampleSource();
        PriorityStage.run(() -> source.show(SampleSource.snapshot(0, 10, Freshness.LIVE, Health.READY)));
        List<Base> bases = List.of(named(FakeBases.node("n1", 150, 1, "")),
                named(FakeBases.node("n2", 120, 2, "")), named(FakeBases.node("n3", 100, 3, "")));
        try (PriorityStage stage = new PriorityStage(Optional.of(new FakeBases(Bases.Kind.LAB, bases)), source,
                PriorityStage.Look.of(language, theme)).filled()) {
            PriorityStage.run(() -> stage.staging().stage(new Edit.Priority("n3", "VI_1", 200)));
            stage.holds("n3");
            assertThat(stage.scale(0).now()).contains("n1");
            stage.picture("priorities-live-" + language + "-" + theme);
        }
    }

    private static Base named(Base base) {
        return FakeBases.yaml(base.node(), base.text().replace("name: web", "name: VI_1"));
    }

    @Test
    void whatIsOnlyHeard_cannotBeDragged_andSaysWhy() {
        SampleSource source = new SampleSource();
        PriorityStage.run(() -> source.show(SampleSource.snapshot(0, 10, Freshness.LIVE, Health.READY)));
        try (PriorityStage stage = new PriorityStage(Optional.empty(), source, PriorityStage.Look.PLAIN)) {
            PriorityStage.until(() -> stage.model().mode().get() == PrioritiesViewModel.Mode.HEARD);
            assertThat(stage.scale(0).thumbs()).allMatch(Thumb::isLocked);
            assertThat(PriorityStage.on(() -> stage.model().notice().get())).contains("Nothing can be dragged");
            stage.picture("priorities-heard-en-LIGHT");
        }
    }

    @Test
    void nothingWatched_leadsToWhereThereIsSomething() {
        try (PriorityStage stage = new PriorityStage(Optional.empty(), new SampleSource(),
                PriorityStage.Look.PLAIN)) {
            PriorityStage.until(() -> stage.scene().getRoot().lookup(".empty-title") != null);
            stage.picture("priorities-empty-en-LIGHT");
        }
    }
}
