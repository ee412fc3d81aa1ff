package dev.baton.draft;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.keepalived.ConfEdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkspaceTest {
    private static final Base N1 = Texted.yaml("n1", 150);
    private static final Base N2 = Texted.conf("n2", 100);
    private static final Workspace PAIR = Workspace.of(List.of(N1, N2));

    @Test
    void priority_isChangedInYamlAndInKeepalived_andNothingElse() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false)
                .with(new Edit.Priority("n2", "VI_1", 120), false);
        assertThat(text(edited, "n1")).isEqualTo(N1.text().replace("150", "90"));
        assertThat(text(edited, "n2")).isEqualTo(N2.text().replace("priority 100", "priority 120"));
        assertThat(edited.changes()).extracting(change -> change.node() + " " + change.changes().getFirst().words())
                .containsExactly("n1 VI_1 priority 150 → 90", "n2 VI_1 priority 100 → 120");
        assertThat(edited.editCount()).isEqualTo(2);
    }

    @Test
    void missingPriority_isWrittenDown_inKeepalived() {
        Base plain = Texted.with(N2, "    priority 100 ! as it was\n", "");
        Workspace edited = Workspace.of(List.of(plain)).with(new Edit.Priority("n2", "VI_1", 120), false);
        assertThat(router(edited.draft("n2").orElseThrow()).priority()).isEqualTo(120);
        assertThat(edited.changes().getFirst().changes().getFirst().words()).contains("120");
    }

    @Test
    void preempt_isTheOppositeWord_inKeepalived() {
        Workspace off = PAIR.with(new Edit.Preempt("n2", "VI_1", false), false);
        assertThat(text(off, "n2")).isEqualTo(N2.text().replace("advert_int 1\n", "advert_int 1\n    nopreempt\n"));
        assertThat(text(off.with(new Edit.Preempt("n2", "VI_1", true), false), "n2")).isEqualTo(N2.text());
    }

    @Test
    void preemptThatKeepalivedOverrules_isRefusedWithTheReason() {
        Workspace master = Workspace.of(List.of(Texted.with(N2, "    advert_int 1\n", "    state MASTER\n")));
        assertThatThrownBy(() -> master.with(new Edit.Preempt("n2", "VI_1", false), false))
                .isInstanceOf(EditRefused.class).hasMessageContaining("state MASTER");
    }

    @Test
    void editBackToTheBeginning_isNoEdit_andUndoStillGoesBackThroughIt() {
        Workspace there = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false);
        Workspace back = there.with(new Edit.Priority("n1", "VI_1", 150), false);
        assertThat(back.isEdited()).isFalse();
        assertThat(back.edits()).isEmpty();
        assertThat(back.editCount()).isZero();
        assertThat(text(back.undone(), "n1")).isEqualTo(text(there, "n1"));
    }

    @Test
    void dragThroughTheBeginning_isStillOneStep() {
        Workspace dragged = PAIR.with(new Edit.Priority("n1", "VI_1", 149), true)
                .with(new Edit.Priority("n1", "VI_1", 150), true).with(new Edit.Priority("n1", "VI_1", 151), true);
        assertThat(dragged.edits()).containsExactly(new Edit.Priority("n1", "VI_1", 151));
        assertThat(dragged.undone().canUndo()).isFalse();
        assertThat(dragged.undone().isEdited()).isFalse();
    }

    @Test
    void dragAfterUndo_beginsAStepOfItsOwn() {
        Workspace first = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false);
        Workspace again = first.with(new Edit.Priority("n1", "VI_1", 80), false).undone()
                .with(new Edit.Priority("n1", "VI_1", 70), true);
        assertThat(text(again.undone(), "n1")).isEqualTo(text(first, "n1"));
    }

    @Test
    void undoAndRedo_sayWhatTheyWouldDo() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 140), true)
                .with(new Edit.Priority("n1", "VI_1", 90), true);
        assertThat(edited.undoable()).get().isInstanceOfSatisfying(Made.ByEdit.class,
                made -> assertThat(made.changes().getFirst().words()).isEqualTo("VI_1 priority 150 → 90"));
        assertThat(edited.undone().redoable()).isEqualTo(edited.undoable());
        assertThat(edited.undone().undoable()).isEmpty();
    }

    @Test
    void uneditedDraft_followsWhatRuns() {
        Workspace now = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false)
                .rebased(List.of(N1, Texted.conf("n2", 110)));
        assertThat(now.conflicts()).isEmpty();
        assertThat(text(now, "n2")).contains("priority 110");
        assertThat(text(now, "n1")).contains("90");
    }

    @Test
    void editedDraft_isNeverOverwritten_butMetByAConflict() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false);
        Workspace met = edited.rebased(List.of(Texted.yaml("n1", 160), N2));
        assertThat(text(met, "n1")).isEqualTo(text(edited, "n1"));
        assertThat(met.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.before()).isEqualTo(N1);
            assertThat(conflict.now()).contains(Texted.yaml("n1", 160));
            assertThat(conflict.merged()).isEmpty();
        });
    }

    @Test
    void conflict_isOver_onceWhatRunsIsAsItWas_orAsMine() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false);
        Workspace met = edited.rebased(List.of(Texted.yaml("n1", 160), N2));
        assertThat(met.rebased(List.of(N1, N2)).conflicts()).isEmpty();
        Workspace same = met.rebased(List.of(new Base("n1", Form.YAML, text(edited, "n1"), "pushed"), N2));
        assertThat(same.conflicts()).isEmpty();
        assertThat(same.isEdited()).isFalse();
    }

    @Test
    void mine_replacesWhatChanged() {
        Workspace kept = met().decided("n1", Conflict.Choice.KEEP_MINE);
        assertThat(kept.conflicts()).isEmpty();
        assertThat(router(kept.draft("n1").orElseThrow()).priority()).isEqualTo(90);
        assertThat(kept.draft("n1").orElseThrow().base().revision()).isEqualTo("theirs");
        assertThat(kept.undone().conflicts()).as("undo asks again").hasSize(1);
    }

    @Test
    void theirs_givesTheEditsUp() {
        Workspace taken = met().decided("n1", Conflict.Choice.TAKE_THEIRS);
        assertThat(taken.conflicts()).isEmpty();
        assertThat(taken.isEdited()).isFalse();
        assertThat(text(taken, "n1")).contains("vrid: 52");
        assertThat(text(taken.undone(), "n1")).as("mine is not lost").contains("priority: 90");
    }

    @Test
    void changesOfDifferentSettings_canBeMerged() {
        Workspace merged = met().decided("n1", Conflict.Choice.MERGED);
        assertThat(text(merged, "n1")).contains("priority: 90").contains("vrid: 52");
        assertThat(merged.editCount()).isEqualTo(1);
    }

    @Test
    void changesThatMeet_cannotBeMerged() {
        Workspace met = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false)
                .rebased(List.of(Texted.yaml("n1", 160), N2));
        assertThatThrownBy(() -> met.decided("n1", Conflict.Choice.MERGED)).isInstanceOf(EditRefused.class);
    }

    @Test
    void nodeThatGoesAway_takesNoEditsWithIt_untilThatIsDecided() {
        Workspace gone = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false).rebased(List.of(N2));
        assertThat(gone.conflicts()).singleElement().satisfies(c -> assertThat(c.now()).isEmpty());
        assertThat(text(gone, "n1")).contains("90");
        assertThat(gone.decided("n1", Conflict.Choice.TAKE_THEIRS).draft("n1")).isEmpty();
        assertThat(gone.decided("n1", Conflict.Choice.KEEP_MINE).conflicts()).isEmpty();
        assertThat(gone.rebased(List.of(N1, N2)).conflicts()).isEmpty();
        assertThat(PAIR.rebased(List.of(N2)).drafts()).extracting(Draft::node).containsExactly("n2");
    }

    @Test
    void nodeThatAppears_isThere() {
        assertThat(PAIR.rebased(List.of(N1, N2, Texted.yaml("n3", 50))).drafts()).extracting(Draft::node)
                .containsExactly("n1", "n2", "n3");
    }

    @Test
    void undo_neverGoesBackToWhatRanThen() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false);
        Workspace moved = edited.rebased(List.of(N1, Texted.conf("n2", 110))).undone();
        assertThat(moved.isEdited()).isFalse();
        assertThat(text(moved, "n2")).contains("priority 110");
    }

    @Test
    void newConfiguration_isStagedAndUndone() {
        Workspace added = PAIR.with(new Edit.Added("n3", Form.YAML, Texted.yaml("n3", 50).text()), false);
        assertThat(added.isEdited()).isTrue();
        assertThat(added.changes()).singleElement().satisfies(
                change -> assertThat(change.kind()).isEqualTo(NodeChange.Kind.ADDED));
        assertThat(added.after().names()).containsExactly("n1", "n2", "n3");
        assertThat(added.before().names()).containsExactly("n1", "n2");
        assertThat(added.undone().draft("n3")).isEmpty();
        assertThat(added.undone().redone().draft("n3")).isPresent();
        assertThat(added.rebased(List.of(N1)).draft("n3")).isPresent();
        assertThatThrownBy(() -> PAIR.with(new Edit.Added("n1", Form.YAML, "node: n1"), false))
                .isInstanceOf(EditRefused.class).hasMessageContaining("already");
    }

    @Test
    void brokenText_keepsTheLastGoodMeaning_andCountsAsAnEdit() {
        Workspace broken = PAIR.with(new Edit.Typed("n1", "node: ["), false);
        assertThat(broken.draft("n1").orElseThrow().config()).isEmpty();
        assertThat(broken.after().names()).containsExactly("n1", "n2");
        assertThat(broken.changes().getFirst().kind()).isEqualTo(NodeChange.Kind.BROKEN);
        assertThat(broken.editCount()).isEqualTo(1);
    }

    @Test
    void commentAlone_isAnEditOfWording() {
        Workspace commented = PAIR.with(new Edit.Typed("n1", "# more\n" + N1.text()), false);
        assertThat(commented.changes().getFirst().kind()).isEqualTo(NodeChange.Kind.WORDING);
    }

    @Test
    void handOver_isStagedOnceForAVirtualRouter() {
        Workspace both = PAIR.with(new Edit.HandOver("n1", "VI_1"), false).with(new Edit.HandOver("n2", "VI_1"), false);
        assertThat(both.handOvers()).containsExactly(new Edit.HandOver("n2", "VI_1"));
        assertThat(both.isEdited()).isTrue();
        assertThat(both.editCount()).isEqualTo(1);
        assertThat(both.undone().handOvers()).containsExactly(new Edit.HandOver("n1", "VI_1"));
        assertThatThrownBy(() -> PAIR.with(new Edit.HandOver("n1", "VI_9"), false)).isInstanceOf(EditRefused.class)
                .hasMessageContaining("VI_9");
    }

    @Test
    void done_leavesNothingOfThoseNodes_andEverythingOfTheOthers() {
        Workspace edited = PAIR.with(new Edit.Priority("n1", "VI_1", 90), false)
                .with(new Edit.Priority("n2", "VI_1", 120), false).with(new Edit.HandOver("n1", "VI_1"), false);
        Workspace done = edited.done(List.of("n1"), "push-1");
        assertThat(done.edits()).containsExactly(new Edit.Priority("n2", "VI_1", 120));
        assertThat(text(done, "n1")).contains("90");
        assertThat(done.draft("n1").orElseThrow().isEdited()).isFalse();
        assertThat(done.undone().isEdited()).isFalse();
        assertThat(done.undone().canUndo()).isFalse();
        assertThat(text(done.undone(), "n1")).contains("90");
        Workspace heard = done.rebased(List.of(Texted.yaml("n1", 90), N2));
        assertThat(heard.conflicts()).isEmpty();
        assertThat(heard.draft("n1").orElseThrow().base().revision()).isEqualTo("n1-90");
    }

    @Test
    void nodesWithTheSameNameInTheirFiles_areKeptApart() {
        Base twin = new Base("n1 (b.yaml)", Form.YAML, N1.text(), "b");
        assertThat(Workspace.of(List.of(N1, twin)).after().names()).containsExactly("n1", "n1 (b.yaml)");
    }

    @Test
    void editInTheOtherForm_isRefused() {
        assertThatThrownBy(() -> PAIR.with(new Edit.InConf("n1",
                new ConfEdit.Remove(ConfEdit.Block.instance("VI_1"), "priority")), false))
                .isInstanceOf(EditRefused.class);
        assertThatThrownBy(() -> PAIR.with(new Edit.InYaml("n2",
                ConfigEdit.set(ConfigPath.router("VI_1").key("priority"), 1)), false)).isInstanceOf(EditRefused.class);
        assertThatThrownBy(() -> PAIR.with(new Edit.Typed("n9", ""), false)).isInstanceOf(EditRefused.class)
                .hasMessageContaining("n9");
    }

    @Test
    void history_hasABound_inStepsAndInCharacters() {
        Workspace many = PAIR;
        for (int i = 0; i < Workspace.MAX_UNDO + 20; i++) {
            many = many.with(new Edit.Priority("n1", "VI_1", 1 + i % 200), false);
        }
        assertThat(undoAll(many)).isEqualTo(Workspace.MAX_UNDO);
        Workspace large = PAIR;
        String padding = "#" + " ".repeat(1_000_000) + "\n";
        for (int i = 0; i < 30; i++) {
            large = large.with(new Edit.Typed("n1", "# " + i + "\n" + padding), false);
        }
        assertThat(undoAll(large)).isBetween(10, 17);
    }

    private static int undoAll(Workspace from) {
        Workspace at = from;
        int steps = 0;
        while (at.canUndo()) {
            at = at.undone();
            steps++;
        }
        return steps;
    }

    private static Workspace met() {
        Base theirs = new Base("n1", Form.YAML, N1.text().replace("vrid: 51", "vrid: 52"), "theirs");
        return PAIR.with(new Edit.Priority("n1", "VI_1", 90), false).rebased(List.of(theirs, N2));
    }

    private static String text(Workspace workspace, String node) {
        return workspace.draft(node).map(Draft::text).orElse("");
    }

    private static RouterSpec router(Draft draft) {
        return draft.config().map(NodeConfig::routers).map(List::getFirst).orElseThrow();
    }
}
