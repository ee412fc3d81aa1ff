package dev.baton.adapter.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which script is to be run, and how.
///
/// @param script        its name in the policy's folder
/// @param arguments     what it is called with
/// @param variables     what it is told in its environment; the names begin with `BATON_`
/// @param timeoutNanos  how long it may take
/// @param isCleanedUp   whether processes that it has started and left behind end with it, as those of a check do; a
///                      notification may start something that stays
public record ScriptOrder(String script, List<String> arguments, Map<String, String> variables, long timeoutNanos,
        boolean isCleanedUp) {
    public ScriptOrder {
        arguments = List.copyOf(arguments);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /// The order of a check: no arguments, and nothing stays behind.
    ///
    /// @param check the check's name, which the script finds in BATON_CHECK
    public static ScriptOrder ofCheck(String script, String check, long timeoutNanos) {
        return new ScriptOrder(script, List.of(), Map.of("BATON_CHECK", check), timeoutNanos, true);
    }
}
