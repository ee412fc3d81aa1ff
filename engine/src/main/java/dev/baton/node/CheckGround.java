package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.adapter.linux.Echoes;
import dev.baton.adapter.linux.ProcessEvents;
import dev.baton.adapter.linux.ProcessGroups;
import dev.baton.adapter.probe.CheckRunner;
import dev.baton.adapter.probe.CheckSight;
import dev.baton.adapter.probe.ProbeMeans;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.Check;
import dev.baton.config.NodePolicy;
import dev.baton.config.Probe;
import dev.baton.loop.Inbox;
import dev.baton.port.NotifyPort;
import dev.baton.port.ProbePort;

/// What the checks of a node stand on: the checks themselves, the scripts that the policy allows, and what the kernel
/// tells and answers.
final class CheckGround implements AutoCloseable {
    private final ScriptRunner scripts;
    private final Echoes echoes = new Echoes();
    private final CheckRunner checks;

    /// @param notices hears how checks come out
    CheckGround(NodePolicy policy, NotifyPort notices) {
        scripts = new ScriptRunner(policy.scripts(), ProcessGroups::kill);
        checks = new CheckRunner(new ProbeMeans(scripts, echoes, new ProcessEvents()),
                sentence -> notices.found("", sentence));
    }

    /// What the loop runs checks with.
    ProbePort port() {
        return checks;
    }

    /// The policy's scripts.
    ScriptRunner scripts() {
        return scripts;
    }

    /// What each check saw last, by name.
    Map<String, CheckSight> sights() {
        return checks.sights();
    }

    /// What one check saw last. Never waits.
    String detail(String check) {
        return checks.detail(check);
    }

    /// Gets ready for the first plan, before the loop begins.
    void begin(NodePlan plan, Machine machine, Inbox inbox) {
        links(machine);
        prepare(plan);
        checks.deliverTo(inbox::offer);
    }

    /// Gets ready for the loop to go over to a plan: nothing more is heard of checks that are others in it.
    void prepare(NodePlan plan) {
        checks.prepare(plan.checks());
    }

    /// What is in the way of the plan's checks here, whole sentences.
    List<String> notes(NodePlan plan) {
        List<String> notes = new ArrayList<>();
        for (Check check : plan.checks()) {
            if (check.probe() instanceof Probe.Script(String script)) {
                scripts.problem(script).ifPresent(problem -> notes.add("check " + check.name() + ": " + problem));
            }
        }
        return notes;
    }

    /// What one interface has come to.
    void link(String interfaceName, boolean isRunning) {
        checks.link(interfaceName, isRunning);
    }

    /// What all interfaces have come to.
    void links(Machine machine) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        machine.links().forEach(l -> all.put(l.name(), l.running()));
        checks.links(all);
    }

    /// Ends every check and kills the scripts that run.
    @Override
    public void close() {
        checks.close();
        scripts.close();
        echoes.close();
    }
}
