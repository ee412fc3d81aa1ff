package dev.baton.adapter.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.baton.adapter.linux.ProcessGroups;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.Check;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ScriptPolicy;
import dev.baton.loop.NodeInput;
import dev.baton.port.EchoPort;
import dev.baton.port.PortException;
import dev.baton.port.ProcessPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Checks that run, and what came of them.
final class Running implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);

    /// A result as the loop would hear it.
    record Heard(String check, boolean success, long atNanos) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<String> notices = new CopyOnWriteArrayList<>();
    final CheckRunner runner;
    private final ScriptRunner scripts;

    Running(String scriptFolder, EchoPort echoes, ProcessPort processes) {
        scripts = new ScriptRunner(new ScriptPolicy(scriptFolder, Optional.empty(), Map.of()), ProcessGroups::kill);
        runner = new CheckRunner(new ProbeMeans(scripts, echoes, processes), notices::add);
        runner.deliverTo(input -> {
            NodeInput.CheckEnded ended = (NodeInput.CheckEnded) input;
            return heard.add(new Heard(ended.check(), ended.success(), System.nanoTime()));
        });
    }

    /// Without scripts, echoes and process events.
    static Running plain() {
        return new Running("/nowhere", _ -> new CompletableFuture<>(), _ -> {
            throw new PortException("no events in this test.");
        });
    }

    /// The checks of a configuration, a line each.
    static List<Check> checks(String... lines) {
        ConfigResult result = ConfigLoader.load("n1.yaml", "node: n1\nchecks:\n  - " + String.join("\n  - ", lines)
                + "\n");
        assertThat(result).as(result.problems().toString()).isInstanceOf(ConfigResult.Loaded.class);
        return ((ConfigResult.Loaded) result).config().checks();
    }

    /// Runs these from now on, and no others.
    Running begin(String... lines) {
        List<Check> checks = checks(lines);
        runner.prepare(checks);
        runner.run(checks.stream().map(Check::name).toList());
        return this;
    }

    List<Boolean> of(String check) {
        List<Boolean> results = new ArrayList<>();
        heard.stream().filter(h -> h.check().equals(check)).forEach(h -> results.add(h.success()));
        return results;
    }

    void awaitFirst(String check, boolean success) {
        await().atMost(SOON).until(() -> !of(check).isEmpty());
        assertThat(of(check).getFirst()).as(notices.toString()).isEqualTo(success);
    }

    void awaitLast(String check, boolean success) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> !of(check).isEmpty()
                && of(check).getLast() == success);
    }

    @Override
    public void close() {
        runner.close();
        scripts.close();
    }
}
