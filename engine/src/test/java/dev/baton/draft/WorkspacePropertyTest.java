package dev.baton.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is edited, taken back, made again, and changed underneath: nothing is lost and nothing comes from nowhere.
class WorkspacePropertyTest {
    /// A run is hundreds of edits, each read as a whole.
    private static final int EDITS_EACH = 1_000;
    private static final int RUNS = Math.max(150, Integer.getInteger("baton.fuzz.runs", 0) / EDITS_EACH);
    private static final int STEPS = 40;
    private static final List<Base> BASES = List.of(Texted.yaml("n1", 150), Texted.conf("n2", 100),
            Texted.yaml("n3", 50));

    @Test
    void takingAllBack_givesTheBases_andMakingItAgain_theSame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < RUNS; run++) {
            Workspace at = Workspace.of(BASES);
            for (int step = 0; step < STEPS; step++) {
                at = edited(random, at);
            }
            List<List<String>> passed = new ArrayList<>();
            Workspace back = at;
            while (back.canUndo()) {
                passed.add(texts(back));
                back = back.undone();
            }
            assertThat(back.isEdited()).isFalse();
            assertThat(back.drafts()).extracting(Draft::base).isEqualTo(BASES);
            assertThat(back.edits()).isEmpty();
            for (List<String> expected : passed.reversed()) {
                back = back.redone();
                assertThat(texts(back)).isEqualTo(expected);
            }
            assertThat(back.canRedo()).isFalse();
            assertThat(back.edits()).isEqualTo(at.edits());
        }
    }

    @Test
    void randomInterleavings_loseNoEditAndOverwriteNothing() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < RUNS; run++) {
            List<Base> now = BASES;
            Workspace at = Workspace.of(now);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(7)) {
                    case 0 -> at = at.undone();
                    case 1 -> at = at.redone();
                    case 2 -> {
                        now = changed(random, now);
                        Workspace before = at;
                        at = at.rebased(now);
                        requireMineIsKept(before, at);
                    }
                    case 3 -> at = decided(random, at);
                    default -> at = edited(random, at);
                }
                requireSound(at, now);
            }
        }
    }

    private static void requireMineIsKept(Workspace before, Workspace after) {
        before.drafts().stream().filter(Draft::isEdited).forEach(mine -> assertThat(after.draft(mine.node()))
                .hasValueSatisfying(draft -> assertThat(draft.text()).isEqualTo(mine.text())));
    }

    private static void requireSound(Workspace at, List<Base> now) {
        for (Draft draft : at.drafts()) {
            boolean isOfNow = now.contains(draft.base()) || draft.base().isNone();
            boolean isInConflict = at.conflicts().stream().anyMatch(c -> c.node().equals(draft.node()));
            assertThat(isOfNow || isInConflict).as("%s is made of what runs, or asked about", draft.node()).isTrue();
        }
        for (Base base : now) {
            assertThat(at.draft(base.node())).isPresent();
        }
        assertThat(at.edits().size()).isLessThanOrEqualTo(Workspace.MAX_EDITS);
        assertThat(at.isEdited()).isEqualTo(at.editCount() > 0);
        at.edits().forEach(edit -> assertThat(at.draft(edit.node())).isPresent());
    }

    private static Workspace decided(SplittableRandom random, Workspace at) {
        if (at.conflicts().isEmpty()) {
            return at;
        }
        Conflict conflict = at.conflicts().get(random.nextInt(at.conflicts().size()));
        return at.decided(conflict.node(), conflict.merged().isPresent() && random.nextBoolean()
                ? Conflict.Choice.MERGED
                : random.nextBoolean() ? Conflict.Choice.KEEP_MINE : Conflict.Choice.TAKE_THEIRS);
    }

    private static List<Base> changed(SplittableRandom random, List<Base> now) {
        List<Base> next = new ArrayList<>(now);
        int at = random.nextInt(BASES.size());
        String node = BASES.get(at).node();
        if (random.nextInt(3) == 0 && next.size() > 1) {
            next.removeIf(base -> base.node().equals(node));
        } else {
            int priority = random.nextInt(1, 250);
            next.removeIf(base -> base.node().equals(node));
            next.add(random.nextBoolean() ? Texted.yaml(node, priority) : Texted.conf(node, priority));
        }
        return next;
    }

    private static Workspace edited(SplittableRandom random, Workspace at) {
        List<Draft> drafts = at.drafts();
        Draft draft = drafts.get(random.nextInt(drafts.size()));
        Edit edit = switch (random.nextInt(5)) {
            case 0, 1 -> new Edit.Priority(draft.node(), "VI_1", random.nextInt(1, 255));
            case 2 -> new Edit.Preempt(draft.node(), "VI_1", random.nextBoolean());
            case 3 -> new Edit.HandOver(draft.node(), "VI_1");
            default -> new Edit.Typed(draft.node(), draft.text() + "# " + random.nextInt(3) + "\n");
        };
        try {
            return at.with(edit, random.nextBoolean());
        } catch (EditRefused _) {
            return at;
        }
    }

    private static List<String> texts(Workspace at) {
        return at.drafts().stream().map(Draft::text).toList();
    }
}
