package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.config.Severity;

/// Collects what is wrong with a configuration, at most [ConfLimits#MAX_PROBLEMS].
final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private int others;

    void error(Place place, String message, String advice) {
        add(new Problem(Severity.ERROR, place, message, advice));
    }

    void warning(Place place, String message, String advice) {
        add(new Problem(Severity.WARNING, place, message, advice));
    }

    void add(Problem problem) {
        if (found.size() < ConfLimits.MAX_PROBLEMS) {
            found.add(problem);
        } else {
            others++;
        }
    }

    /// Whether further problems are only counted, so that it is not worth while to find out more about them.
    boolean isFull() {
        return found.size() >= ConfLimits.MAX_PROBLEMS;
    }

    List<Problem> list() {
        if (others == 0) {
            return List.copyOf(found);
        }
        List<Problem> all = new ArrayList<>(found);
        all.add(new Problem(Severity.WARNING, found.getLast().place(), others + " more problems are not listed",
                "Mend these first."));
        return all;
    }
}
