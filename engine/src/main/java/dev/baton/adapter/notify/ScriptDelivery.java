package dev.baton.adapter.notify;

import java.util.Optional;

import dev.baton.adapter.script.ScriptEnd;
import dev.baton.adapter.script.ScriptOrder;
import dev.baton.adapter.script.ScriptResult;
import dev.baton.adapter.script.ScriptRunner;

/// Tells a script by running it. Whatever it does with what it is told, it has been told: a script that fails or does not
/// end is not run again for the same occurrence, since the first half of its work may be done.
final class ScriptDelivery implements Delivery {
    /// How long a script may take; then it is killed.
    static final long TIMEOUT_NANOS = 30_000_000_000L;
    /// How much of its output is told, from the end.
    private static final int TAIL = 300;

    private final String script;
    private final ScriptRunner runner;
    private final ScriptWords words;

    ScriptDelivery(String script, ScriptRunner runner, Origin origin) {
        this.script = script;
        this.runner = runner;
        this.words = new ScriptWords(origin);
    }

    @Override
    public Outcome deliver(Message message) throws InterruptedException {
        ScriptResult result = runner.run(new ScriptOrder(script, words.arguments(message), words.variables(message),
                TIMEOUT_NANOS, false));
        if (result.end() instanceof ScriptEnd.NotStarted) {
            return Outcome.unreached("it " + result.end().words());
        }
        return result.end().isSuccess()
                ? Outcome.delivered()
                : new Outcome.Delivered(Optional.of(remark(message, result)));
    }

    private static String remark(Message message, ScriptResult result) {
        String output = result.output().strip();
        String tail = output.substring(Math.max(0, output.length() - TAIL)).replaceAll("\\p{Cntrl}+", " | ");
        return "it " + result.end().words() + " when it was told notification " + message.sequence()
                + (tail.isEmpty() ? ", and printed nothing." : "; the end of what it printed: " + tail);
    }
}
