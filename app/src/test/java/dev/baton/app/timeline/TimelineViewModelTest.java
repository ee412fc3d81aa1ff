package dev.baton.app.timeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceKind;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Member;
import dev.baton.history.Chronicle;
import dev.baton.history.Turn;
import dev.baton.vrrp.Role;

import static dev.baton.app.timeline.Past.SECOND;
import static dev.baton.app.timeline.Past.WALL;
import static dev.baton.app.timeline.TimelineStage.on;
import static dev.baton.app.timeline.TimelineStage.run;
import static dev.baton.app.timeline.TimelineStage.until;
import static org.assertj.core.api.Assertions.assertThat;

class TimelineViewModelTest {
    @TempDir
    private Path folder;

    private static String why(TimelineStage stage, String action) {
        return on(() -> stage.actions.action(action).whyNot().getValue());
    }

    private static void act(TimelineStage stage, String action) {
        run(() -> {
            assertThat(stage.actions.action(action).whyNot().getValue()).as(action).isEmpty();
            stage.actions.action(action).command().run();
        });
    }

    @Test
    void nextProblem_goesThroughAllOfThem_inOrder_andBack() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            List<Trouble> all = stage.model().content().get().troubles();
            assertThat(all).extracting(Trouble::kind).containsExactly(Trouble.Kind.NO_MASTER, Trouble.Kind.SPLIT);
            act(stage, "timeline.next-problem");
            assertThat(stage.model().cursor().get()).contains(all.getFirst().fromNanos());
            act(stage, "timeline.next-problem");
            assertThat(stage.model().cursor().get()).contains(all.getLast().fromNanos());
            act(stage, "timeline.previous-problem");
            assertThat(stage.model().cursor().get()).contains(all.getFirst().fromNanos());
        }
    }

    @Test
    void cursor_showsTheWholeClusterOfThatInstant_notOfNow() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            run(() -> stage.model().look(WALL + 30 * SECOND));
            stage.recalled();
            assertThat(stage.model().moment().get().orElseThrow().snapshot().clusters().getFirst().holder()
                    .map(Member::node)).contains("10.0.0.1");
            run(() -> stage.model().look(WALL + 90 * SECOND));
            stage.recalled();
            assertThat(stage.model().moment().get().orElseThrow().snapshot().clusters().getFirst().holder()
                    .map(Member::node)).contains("10.0.0.2");
        }
    }

    @Test
    void capture_isShownWhole_atFirst() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            assertThat(stage.model().range().get().fromNanos()).isLessThan(WALL);
            assertThat(stage.model().range().get().toNanos()).isGreaterThan(WALL + 181 * SECOND);
            assertThat(stage.model().following().get()).isFalse();
        }
    }

    @Test
    void liveSource_isFollowed_untilSomebodyLooksBack_andAgainWhenAsked() {
        Chronicle chronicle = Past.capture();
        try (TimelineStage stage = TimelineStage.of(new Past(chronicle, SourceKind.LIVE)).filled()) {
            assertThat(stage.model().following().get()).isTrue();
            chronicle.watched(WALL + 500 * SECOND);
            until(() -> stage.model().range().get().toNanos() == WALL + 500 * SECOND);
            run(() -> stage.model().look(WALL + 490 * SECOND));
            chronicle.watched(WALL + 600 * SECOND);
            until(() -> stage.model().content().get().history().toNanos() == WALL + 600 * SECOND);
            assertThat(stage.model().range().get().toNanos()).isEqualTo(WALL + 500 * SECOND);
            act(stage, "timeline.follow");
            assertThat(stage.model().range().get().toNanos()).isEqualTo(WALL + 600 * SECOND);
            assertThat(stage.model().cursor().get()).isEmpty();
        }
    }

    @Test
    void zoom_keepsThePlaceUnderThePointer() {
        Range range = new Range(0, 1_000 * SECOND);
        Range closer = range.zoomed(0.5, 250 * SECOND);
        assertThat(closer).isEqualTo(new Range(125 * SECOND, 625 * SECOND));
        assertThat(range.zoomed(1e-12, 0).nanos()).isEqualTo(Range.SHORTEST_NANOS);
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            run(() -> stage.model().zoom(0.5, OptionalLong.of(WALL + 62 * SECOND)));
            assertThat(stage.model().range().get().contains(WALL + 62 * SECOND)).isTrue();
        }
    }

    @Test
    void anotherRun_beginsAnew_andKnowsNothingOfTheOneBefore() {
        Chronicle chronicle = Past.eventfulLab(LabPreset.THREE);
        try (TimelineStage stage = TimelineStage.of(new Past(chronicle, SourceKind.LAB)).filled()) {
            run(() -> stage.model().look(10 * SECOND));
            chronicle.clear();
            until(() -> stage.model().content().get().isEmpty());
        }
    }

    @Test
    void reason_isSaidInWords_withItsNumbersAndTheSection() {
        TimelineWords words = new TimelineWords(Texts.of(Locale.ENGLISH), SourceKind.LAB, java.time.ZoneOffset.UTC);
        Turn turn = new Turn.Told(Past.moved(8 * SECOND, 2, Role.BACKUP, Role.MASTER));
        assertThat(words.sentence(turn, dev.baton.cluster.Snapshot.EMPTY))
                .isEqualTo("n2 became MASTER: no advert from 10.0.0.1 for 3.609 s (3 × 1 s + skew 0.609 s)");
        assertThat(TimelineWords.section(turn)).contains("6.4.2");
    }

    @Test
    void adverts_giveTheirReasonsToo_whereNoNodeTellsOne() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            TimelineWords words = new TimelineWords(Texts.of(Locale.ENGLISH), SourceKind.FILE,
                    java.time.ZoneOffset.UTC);
            Turn turn = stage.model().content().get().tracks().getFirst().turns().get(1);
            assertThat(words.why(turn, dev.baton.cluster.Snapshot.EMPTY))
                    .isEqualTo("it advertises with priority 100; 10.0.0.1 had been silent for 3.609 s");
            assertThat(words.time(turn.atNanos())).isEqualTo("14:01:02.609");
        }
    }

    @Test
    void csv_hasWhatHappenedInTheRange_andDisarmsFormulas() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            run(() -> stage.model().note("=HYPERLINK(\"x\")"));
            until(() -> !stage.model().content().get().events().isEmpty());
            TimelineWords words = new TimelineWords(Texts.of(Locale.ENGLISH), SourceKind.FILE,
                    java.time.ZoneOffset.UTC);
            String csv = new TimelineCsv(words).of(stage.model().content().get(), stage.model().range().get());
            List<String> lines = csv.lines().toList();
            int columns = lines.getFirst().split(",", -1).length;
            assertThat(lines).anyMatch(line -> line.contains("transition") && line.contains("HEARD_AFTER_SILENCE"));
            assertThat(lines.stream().filter(line -> line.contains("problem")))
                    .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == columns);
            assertThat(csv).contains("Note: =HYPERLINK").doesNotContain(",=");
        }
    }

    @Test
    void configurations_haveNoPast_andSaySo() {
        try (TimelineStage stage = TimelineStage.of(new Past(new Chronicle(), SourceKind.CONFIGS))) {
            assertThat(on(() -> Optional.ofNullable(stage.scene().getRoot().lookup(".empty-title")))).isPresent();
            assertThat(why(stage, "timeline.next-problem")).isEqualTo("There is nothing on the Timeline yet.");
        }
    }

    @Test
    void actions_sayWhyTheyCannotBeDone() {
        try (TimelineStage stage = TimelineStage.of(new Past(Past.capture(), SourceKind.FILE)).filled()) {
            run(() -> stage.view().beat());
            assertThat(why(stage, "timeline.packets")).contains("Choose a change");
            run(() -> stage.model().look(WALL));
            assertThat(why(stage, "timeline.packets")).contains("not kept");
            run(() -> stage.view().hidden());
            assertThat(why(stage, "timeline.next-problem")).isEqualTo("Go to the Timeline first.");
        }
    }

    @Test
    void sessionBefore_isShown_afterTheWindowWasClosed() {
        Path path = folder.resolve("history.db");
        long now = java.time.Instant.now().getEpochSecond() * SECOND;
        Chronicle before = new Chronicle();
        before.add(Past.advert(now - 3_600 * SECOND, 1, 150));
        before.watched(now - 3_590 * SECOND);
        Recording first = on(() -> Recording.into(path));
        run(() -> first.follow(new Past(before, SourceKind.LIVE), true));
        until(() -> first.status().get().phase() == Recording.Phase.RECORDING);
        run(first::close);
        Chronicle after = new Chronicle();
        after.add(Past.advert(now, 2, 100));
        after.watched(now + 2 * SECOND);
        Recording second = on(() -> Recording.into(path));
        run(() -> second.follow(new Past(after, SourceKind.LIVE), true));
        try (TimelineStage stage = new TimelineStage(new Past(after, SourceKind.LIVE), second, Locale.ENGLISH,
                Themes.Choice.LIGHT, 1_000, 600)) {
            until(() -> stage.model().content().get().tracks().stream()
                    .anyMatch(track -> track.rows().stream().anyMatch(row -> row.node().equals("10.0.0.1"))));
            assertThat(stage.model().content().get().history().watches()).hasSize(2);
        } finally {
            run(second::close);
        }
    }

    @Test
    void lab_isNotRecorded_andAnOffSwitchIsObeyed() {
        Path path = folder.resolve("history.db");
        Recording recording = on(() -> Recording.into(path));
        run(() -> recording.follow(new Past(Past.capture(), SourceKind.LAB), true));
        assertThat(recording.status().get().phase()).isEqualTo(Recording.Phase.NOTHING);
        run(() -> recording.follow(new Past(Past.capture(), SourceKind.LIVE), false));
        assertThat(recording.status().get().phase()).isEqualTo(Recording.Phase.OFF);
        assertThat(path).doesNotExist();
    }
}
