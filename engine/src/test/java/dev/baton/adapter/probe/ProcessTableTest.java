package dev.baton.adapter.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.config.Probe;
import dev.baton.port.PortException;
import dev.baton.port.ProcessPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProcessTableTest {
    @TempDir
    private Path proc = Path.of(".");
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Boolean> told = new ArrayList<>();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private void process(int number, String name, char state) throws IOException {
        Files.createDirectories(proc.resolve(Integer.toString(number)));
        Files.writeString(proc.resolve(number + "/stat"), number + " (" + name + ") " + state + " 1 1 1 0\n");
    }

    private void gone(int number) throws IOException {
        Files.delete(proc.resolve(number + "/stat"));
        Files.delete(proc.resolve(Integer.toString(number)));
    }

    private ProcessTable told() {
        return new ProcessTable(_ -> () -> {}, timer, proc);
    }

    private ProcessTable untold() {
        ProcessPort port = _ -> {
            throw new PortException("not here.");
        };
        return new ProcessTable(port, timer, proc);
    }

    private ProcessLook look(ProcessTable table, int quorum, Optional<Integer> most) {
        return new ProcessLook(new Probe.Processes("nginx", quorum, most), table, seen -> told.add(seen.isGood()));
    }

    @Test
    void nameCountsAsAWhole_andDeadProcessesDoNot() throws Exception {
        process(1, "init", 'S');
        process(10, "nginx", 'S');
        process(11, "nginx", 'Z');
        process(12, "nginx-debug", 'S');
        process(13, "a) (nginx) R", 'S');
        Files.createDirectories(proc.resolve("sys"));
        ProcessTable table = told();
        ProcessLook look = look(table, 1, Optional.empty());
        assertThat(table.count("nginx")).isEqualTo(1);
        assertThat(look.look(0).isGood()).isTrue();
    }

    @Test
    void eventsAreFollowed_eachChangeIsToldAtOnce() throws Exception {
        ProcessTable table = told();
        look(table, 1, Optional.empty());
        process(20, "sh", 'S');
        table.renamed(20);
        assertThat(told).isEmpty();
        process(20, "nginx", 'S');
        table.renamed(20);
        table.ended(20);
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void copyThatBecomesAnotherProgram_neverCounts_andOneThatStaysDoes() throws Exception {
        process(20, "nginx", 'S');
        ProcessTable table = told();
        look(table, 1, Optional.of(1));
        process(21, "nginx", 'S');
        table.forked(20, 21);
        process(21, "sh", 'S');
        table.renamed(21);
        process(22, "nginx", 'S');
        table.forked(20, 22);
        await().until(() -> table.count("nginx") == 2);
        assertThat(told).as("first one, then two").containsExactly(true, false);
    }

    @Test
    void lostEvents_areMadeUpForByAList() throws Exception {
        process(20, "nginx", 'S');
        ProcessTable table = told();
        look(table, 1, Optional.empty());
        gone(20);
        table.missed();
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void withoutEvents_everyLookLists() throws Exception {
        ProcessTable table = untold();
        ProcessLook look = look(table, 1, Optional.empty());
        assertThat(look.look(0).isGood()).isFalse();
        process(20, "nginx", 'S');
        await().until(() -> look.look(0).isGood());
    }

    @Test
    void noneMayRun_whenTheMostIs0() throws Exception {
        ProcessTable table = told();
        ProcessLook look = look(table, 0, Optional.of(0));
        assertThat(look.look(0)).isEqualTo(Seen.good("0 processes named nginx run, wanted are 0 to 0"));
        process(20, "nginx", 'S');
        table.renamed(20);
        assertThat(look.look(0).isGood()).isFalse();
    }

    @Test
    void checkThatHasEnded_isToldNothing() throws Exception {
        ProcessTable table = told();
        look(table, 1, Optional.empty()).close();
        process(20, "nginx", 'S');
        table.renamed(20);
        assertThat(told).isEmpty();
    }
}
