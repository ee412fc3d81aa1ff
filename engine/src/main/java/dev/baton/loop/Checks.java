package dev.baton.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.track.CheckState;
import dev.baton.track.Verdict;

/// The checks of a node and what each says now.
final class Checks {
    private final Map<String, CheckState> states = new LinkedHashMap<>();
    private List<CheckSetup> current = List.of();

    /// Goes over to other checks; one that is the same keeps what it says, every other one begins anew.
    void replace(List<CheckSetup> setups) {
        Map<String, CheckState> before = new LinkedHashMap<>(states);
        states.clear();
        for (CheckSetup setup : setups) {
            CheckState old = before.get(setup.name());
            states.put(setup.name(), old != null && current.contains(setup) ? old : setup.initial());
        }
        current = List.copyOf(setups);
    }

    List<String> names() {
        return List.copyOf(states.keySet());
    }

    /// What each says now, in the order of the setup.
    Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        states.forEach((name, state) -> verdicts.put(name, state.verdict()));
        return verdicts;
    }

    Verdict verdict(String check) {
        CheckState state = states.get(check);
        return state == null ? Verdict.UNKNOWN : state.verdict();
    }

    /// Counts one more result.
    ///
    /// @return whether the check says something else now
    boolean count(String check, boolean success) {
        CheckState before = states.get(check);
        if (before == null) {
            return false;
        }
        CheckState after = before.after(success);
        states.put(check, after);
        return after.verdict() != before.verdict();
    }
}
