package dev.baton.adapter.probe;

import dev.baton.adapter.script.ScriptOrder;
import dev.baton.adapter.script.ScriptResult;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.Check;
import dev.baton.config.Probe;

/// Whether a script ends with status 0. One whose time is up is ended in order, and holds up the next run until it has.
final class ScriptLook implements Look {
    private static final int SHOWN = 200;

    private final ScriptRunner scripts;
    private final String script;
    private final ScriptOrder order;

    ScriptLook(Check check, Probe.Script probe, ScriptRunner scripts) {
        this.scripts = scripts;
        script = probe.script();
        order = ScriptOrder.ofCheck(probe.script(), check.name(), check.timeoutNanos());
    }

    @Override
    public Seen look(long untilNanos) throws InterruptedException {
        ScriptResult result = scripts.run(order);
        String last = result.output().strip().lines().reduce("", (_, line) -> line);
        String said = last.isEmpty()
                ? ""
                : ": " + last.substring(0, Math.min(last.length(), SHOWN)).replaceAll("\\p{Cntrl}", " ");
        return new Seen(result.end().isSuccess(), script + " " + result.end().words() + said);
    }

    @Override
    public boolean endsItself() {
        return true;
    }
}
