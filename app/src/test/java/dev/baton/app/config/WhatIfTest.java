package dev.baton.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.files.OpenConfigs;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ConfigsSource;
import dev.baton.app.whatif.WhatIfViewModel;
import dev.baton.app.whatif.WhatIfWords;
import dev.baton.whatif.Change;
import dev.baton.whatif.FaultRow;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the open files would make of every single fault.
class WhatIfTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder = Path.of("");
    private final Tasks tasks = new Tasks();
    private final List<WhatIfViewModel> models = new ArrayList<>();
    private final List<ConfigsSource> sources = new ArrayList<>();

    private void node(String name, int priority, String rest) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), """
                node: %s
                routers:
                  - name: web
                    interface: eth0
                    vrid: 51
                    priority: %d
                    addresses: [10.0.0.100/24]
                %s""".formatted(name, priority, rest));
    }

    private WhatIfViewModel.State open() throws Throwable {
        onFx(() -> {
            sources.add(new ConfigsSource(OpenConfigs.read(List.of(folder)), tasks));
            models.add(new WhatIfViewModel(ConfigView.subject(sources.getLast(), dev.baton.app.draft.Staging.none()),
                    tasks, Texts.of(Locale.ENGLISH)));
            models.getLast().start();
        });
        await().atMost(LIMIT).until(() -> !(state() instanceof WhatIfViewModel.Working));
        return state();
    }

    private WhatIfViewModel.State state() {
        return get(() -> models.getLast().state().get());
    }

    private static <T> T get(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return got.getFirst();
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            models.forEach(WhatIfViewModel::stop);
            sources.forEach(ConfigsSource::close);
        });
        tasks.close();
    }

    @Test
    void soundPair_hasAHolderAfterEveryFault_andTheGapIsTheMasterDownInterval() throws Throwable {
        node("n1", 150, "");
        node("n2", 100, "");
        WhatIfViewModel.Known known = (WhatIfViewModel.Known) open();
        assertThat(known.isBroken()).isFalse();
        assertThat(known.standings().getFirst().holders()).containsExactly("n1");
        assertThat(known.rows().getFirst().row().grade()).isEqualTo(FaultRow.Grade.MOVES);
        assertThat(known.sentence()).startsWith("Each of 6 single faults").contains("3.6");
    }

    @Test
    void singleNode_isToldThatNobodyCanTakeOver() throws Throwable {
        node("n1", 150, "");
        WhatIfViewModel.Known known = (WhatIfViewModel.Known) open();
        assertThat(known.isBroken()).isTrue();
        assertThat(known.sentence()).startsWith("One node is open");
        assertThat(known.rows().getFirst().row().grade()).isEqualTo(FaultRow.Grade.NO_HOLDER);
    }

    @Test
    void checkThatCanNeverMoveTheAddress_isMarked_andOneThatCanIsNot() throws Throwable {
        String track = "    track: [{ check: nginx, weight: %d }]\nchecks: [{ name: nginx, process: nginx }]\n";
        node("n1", 150, track.formatted(-20));
        node("n2", 100, track.formatted(-20));
        WhatIfViewModel.Known idle = (WhatIfViewModel.Known) open();
        assertThat(idle.rows()).anyMatch(WhatIfViewModel.Row::isIdle);
        node("n1", 110, track.formatted(-20));
        WhatIfViewModel.Known working = (WhatIfViewModel.Known) open();
        assertThat(working.rows()).noneMatch(row -> row.isIdle()
                && row.row().fault().node().equals("n1"));
    }

    /// The rival would be higher then, but leaves a living master alone: nothing moves, and it is told why.
    @Test
    void checkWhoseRivalDoesNotPreempt_isMarked_withTheNumbers() throws Throwable {
        String track = "    track: [{ check: nginx, weight: -20 }]\nchecks: [{ name: nginx, process: nginx }]\n";
        node("n1", 110, track);
        node("n2", 100, "    preempt: false\n" + track);
        WhatIfViewModel.Known known = (WhatIfViewModel.Known) open();
        WhatIfViewModel.Row row = known.rows().stream()
                .filter(r -> r.row().fault().equals(new Change.CheckFails("n1", "nginx"))).findFirst().orElseThrow();
        assertThat(row.isIdle()).isTrue();
        assertThat(new WhatIfWords(Texts.of(Locale.ENGLISH)).note(row)).contains("110 → 90", "n2 100",
                "does not preempt");
    }

    @Test
    void twoFilesForOneNode_areToldInsteadOfGuessed() throws Throwable {
        node("n1", 150, "");
        Files.copy(folder.resolve("n1.yaml"), folder.resolve("n1-copy.yaml"));
        assertThat(open()).isInstanceOfSatisfying(WhatIfViewModel.Nothing.class,
                nothing -> assertThat(nothing.why()).contains("same name: n1"));
    }

    @Test
    void fileThatChanges_isPredictedAnew() throws Throwable {
        node("n1", 150, "");
        node("n2", 100, "");
        open();
        node("n2", 200, "");
        await().atMost(LIMIT).until(() -> state() instanceof WhatIfViewModel.Known known
                && known.standings().getFirst().holders().equals(List.of("n2")));
    }
}
