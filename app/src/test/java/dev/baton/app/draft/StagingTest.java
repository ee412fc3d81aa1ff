package dev.baton.app.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.app.fx.Tasks;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Quiet;
import dev.baton.draft.Base;
import dev.baton.draft.Conflict;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Saved;
import dev.baton.draft.Workspace;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// What is staged: on which thread it is read, that nothing of it is lost, and that it outlasts the window.
@Order(Quiet.LATE)
class StagingTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LONG = 5_000;

    @TempDir
    private Path folder;
    private final Tasks tasks = new Tasks();
    private final List<Staging> opened = new ArrayList<>();

    @BeforeEach
    void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(Staging::close));
        tasks.close();
    }

    private Staging open(FakeBases bases) throws Throwable {
        onFx(() -> opened.add(new Staging(Optional.of(bases), tasks, new DraftStore(folder))));
        Staging staging = opened.getLast();
        await().atMost(Duration.ofSeconds(60)).until(() -> isSo(staging::isOpened));
        return staging;
    }

    private static boolean isSo(BooleanSupplier condition) {
        AtomicBoolean so = new AtomicBoolean();
        onFxNow(() -> so.set(condition.getAsBoolean()));
        return so.get();
    }

    private static String longText(int lines, String last) {
        StringBuilder text = new StringBuilder(FakeBases.yaml("n1", 150).text());
        for (int i = 0; i < lines; i++) {
            text.append("# line ").append(i).append(" of a long file\n");
        }
        return text.append("# ").append(last).append('\n').toString();
    }

    private static String text(Staging staging, String node) {
        AtomicReference<String> text = new AtomicReference<>("");
        onFxNow(() -> text.set(staging.workspace().get().draft(node).map(Draft::text).orElse("")));
        return text.get();
    }

    private static void onFxNow(FxExtension.Work work) {
        try {
            onFx(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("measured")
    @ResourceLock(Quiet.MACHINE)
    void longTextThatIsTyped_neverHoldsTheFrameUp_andTheLastOneCounts() throws Throwable {
        Staging staging = open(FakeBases.pair(Bases.Kind.FILES));
        AtomicLong worstNanos = new AtomicLong();
        for (int i = 0; i < 20; i++) {
            String text = longText(LONG, "typed " + i);
            onFx(() -> {
                long begun = System.nanoTime();
                staging.adjust(new Edit.Typed("n1", text));
                worstNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
            });
        }
        await().atMost(LIMIT).until(() -> text(staging, "n1").endsWith("# typed 19\n"));
        onFx(() -> {
            staging.undo();
            assertThat(Duration.ofNanos(worstNanos.get())).isLessThan(Duration.ofMillis(16));
        });
        await().atMost(LIMIT).until(() -> text(staging, "n1").equals(FakeBases.yaml("n1", 150).text()));
    }

    @Test
    void editBehindLongText_isDoneOnTopOfIt() throws Throwable {
        Staging staging = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            staging.adjust(new Edit.Typed("n1", longText(LONG, "typed")));
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            assertThat(staging.workspace().get().draft("n1").orElseThrow().text()).contains("priority: 90")
                    .endsWith("# typed\n");
        });
    }

    @Test
    void edits_areKeptWithinASecond_andComeBack_andSaySo() throws Throwable {
        Staging first = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            first.stage(new Edit.Priority("n1", "VI_1", 90));
            first.stage(new Edit.HandOver("n2", "VI_1"));
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> new DraftStore(folder).load(Bases.Kind.FILES,
                "test") instanceof DraftStore.Loaded.Edits);
        onFx(first::close);
        Staging second = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            Workspace back = second.workspace().get();
            assertThat(back.draft("n1").orElseThrow().text()).contains("priority: 90");
            assertThat(back.handOvers()).containsExactly(new Edit.HandOver("n2", "VI_1"));
            assertThat(back.conflicts()).isEmpty();
            assertThat(second.told().get()).containsInstanceOf(Staging.Told.Restored.class);
            second.undo();
            assertThat(second.workspace().get().isEdited()).as("coming back can be undone").isFalse();
        });
    }

    @Test
    void editsOfWhatHasChangedMeanwhile_comeBackAsAConflict() throws Throwable {
        Staging first = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> first.stage(new Edit.Priority("n1", "VI_1", 90)));
        onFx(first::close);
        Staging second = open(new FakeBases(Bases.Kind.FILES, FakeBases.yaml("n1", 160)));
        onFx(() -> {
            assertThat(second.workspace().get().conflicts()).extracting(Conflict::node).containsExactly("n1");
            assertThat(second.workspace().get().draft("n1").orElseThrow().text()).contains("priority: 90");
        });
    }

    @Test
    void editsOfNodesThatWereNotHeardYet_waitForThem_andAreKeptUntilThen() throws Throwable {
        Staging first = open(FakeBases.pair(Bases.Kind.NODES));
        onFx(() -> first.stage(new Edit.Priority("n2", "VI_1", 120)));
        onFx(first::close);
        FakeBases later = new FakeBases(Bases.Kind.NODES, FakeBases.yaml("n1", 150));
        Staging second = open(later);
        onFx(() -> {
            assertThat(second.workspace().get().isEdited()).isFalse();
            second.stage(new Edit.Priority("n1", "VI_1", 90));
            second.close();
        });
        Staging third = open(later);
        onFx(() -> {
            assertThat(third.workspace().get().draft("n1").orElseThrow().text()).contains("priority: 90");
            later.run(FakeBases.yaml("n1", 150), FakeBases.yaml("n2", 100));
            assertThat(third.workspace().get().draft("n2").orElseThrow().text()).contains("priority: 120");
            assertThat(third.workspace().get().conflicts()).isEmpty();
        });
    }

    @Test
    void secondWindowOnTheSameConfigurations_saysSo_andOverwritesNothing_untilTheFirstIsClosed() throws Throwable {
        Staging first = open(FakeBases.pair(Bases.Kind.FILES));
        Staging second = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> first.stage(new Edit.Priority("n1", "VI_1", 90)));
        onFx(() -> {
            assertThat(second.told().get()).as("nothing would be lost yet").isEmpty();
            second.stage(new Edit.Priority("n1", "VI_1", 80));
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> isSo(() -> second.told().get()
                .filter(Staging.Told.Elsewhere.class::isInstance).isPresent()));
        onFx(() -> {
            assertThat(second.keep()).isPresent();
            first.close();
        });
        TimeUnit.MILLISECONDS.sleep(4 * Staging.KEPT_WITHIN.toMillis());
        onFx(second::close);
        assertThat(keptText()).as("what the first has left").contains("priority: 90");

        Staging third = open(FakeBases.pair(Bases.Kind.FILES));
        Staging fourth = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            assertThat(third.workspace().get().isEdited()).isTrue();
            assertThat(fourth.workspace().get().isEdited()).isFalse();
            third.discard();
            third.close();
            fourth.stage(new Edit.Priority("n1", "VI_1", 70));
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> keptText().contains("priority: 70"));
        onFx(() -> assertThat(fourth.told().get()).isEmpty());
    }

    private String keptText() {
        return new DraftStore(folder).load(Bases.Kind.FILES,
                "test") instanceof DraftStore.Loaded.Edits(Saved saved, var _) && !saved.texts().isEmpty()
                        ? saved.texts().getFirst().text()
                        : "";
    }

    @Test
    void configurations_areClaimedByOneWindowEach() {
        Claims.Claim claim = new DraftStore(folder).claim(Bases.Kind.FILES, "test").orElseThrow();
        assertThat(new DraftStore(folder).claim(Bases.Kind.FILES, "test")).isEmpty();
        assertThat(new DraftStore(folder).claim(Bases.Kind.FILES, "other")).isPresent();
        claim.release();
        assertThat(new DraftStore(folder).claim(Bases.Kind.FILES, "test")).isPresent();
    }

    @Test
    void discardedEdits_leaveNoFile() throws Throwable {
        Staging staging = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            assertThat(staging.keep()).isEmpty();
            staging.discard();
            assertThat(staging.keep()).isEmpty();
        });
        assertThat(new DraftStore(folder).load(Bases.Kind.FILES, "test")).isInstanceOf(DraftStore.Loaded.Nothing.class);
    }

    @Test
    void damagedFile_isPutAside_andSaysSo() throws Throwable {
        Staging first = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            first.stage(new Edit.Priority("n1", "VI_1", 90));
            first.close();
        });
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Staging second = open(FakeBases.pair(Bases.Kind.FILES));
        onFx(() -> {
            assertThat(second.workspace().get().isEdited()).isFalse();
            assertThat(second.told().get()).get().isInstanceOfSatisfying(Staging.Told.Damaged.class,
                    told -> assertThat(told.file()).exists());
        });
    }

    @Test
    void editsThatCannotBeKept_areToldOf() throws Throwable {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        onFx(() -> {
            Staging staging = new Staging(Optional.of(FakeBases.pair(Bases.Kind.FILES)), tasks,
                    new DraftStore(inTheWay.resolve("drafts")));
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            assertThat(staging.keep()).isPresent();
            assertThat(staging.told().get()).containsInstanceOf(Staging.Told.NotKept.class);
        });
    }

    @Test
    void savedFiles_areNoEditsAnyMore_andFailuresSayWhy() throws Throwable {
        FakeBases bases = FakeBases.pair(Bases.Kind.FILES);
        onFx(() -> {
            Staging staging = new Staging(Optional.of(bases));
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            bases.fail("It is read-only.");
            staging.save();
            assertThat(staging.told().get()).contains(new Staging.Told.NotSaved("It is read-only."));
            assertThat(staging.workspace().get().isEdited()).isTrue();
            bases.fail("");
            staging.save();
            assertThat(bases.savedTexts()).singleElement().asString().startsWith("n1\n").contains("priority: 90");
            assertThat(staging.workspace().get().isEdited()).isFalse();
            assertThat(staging.told().get()).contains(new Staging.Told.Saved(1));
        });
    }

    @Test
    void conflict_keepsFilesFromBeingSaved_untilItIsDecided() throws Throwable {
        FakeBases bases = FakeBases.pair(Bases.Kind.FILES);
        onFx(() -> {
            Staging staging = new Staging(Optional.of(bases));
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            bases.run(FakeBases.yaml("n1", 160), FakeBases.yaml("n2", 100));
            staging.save();
            assertThat(bases.savedTexts()).isEmpty();
            staging.decide("n1", Conflict.Choice.KEEP_MINE);
            staging.save();
            assertThat(bases.savedTexts()).hasSize(1);
        });
    }

    @Test
    void refusedEdit_changesNothing() throws Throwable {
        onFx(() -> {
            Staging staging = new Staging(Optional.of(FakeBases.pair(Bases.Kind.LAB)));
            Workspace before = staging.workspace().get();
            assertThatThrownBy(() -> staging.stage(new Edit.Priority("n1", "VI_9", 90)))
                    .isInstanceOf(EditRefused.class);
            assertThat(staging.workspace().get()).isSameAs(before);
        });
    }

    @Test
    void pushedNodes_haveNoEditsAnyMore() throws Throwable {
        FakeBases bases = FakeBases.pair(Bases.Kind.NODES);
        onFx(() -> {
            Staging staging = new Staging(Optional.of(bases));
            staging.stage(new Edit.Priority("n1", "VI_1", 90));
            staging.stage(new Edit.HandOver("n2", "VI_1"));
            staging.done(List.of("n1", "n2"), "push-7");
            assertThat(staging.workspace().get().isEdited()).isFalse();
            Base now = FakeBases.yaml("n1", 90);
            bases.run(now, FakeBases.yaml("n2", 100));
            assertThat(staging.workspace().get().conflicts()).isEmpty();
            assertThat(staging.workspace().get().draft("n1").map(Draft::base)).contains(now);
        });
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".draft")).findFirst().orElseThrow();
        }
    }
}
