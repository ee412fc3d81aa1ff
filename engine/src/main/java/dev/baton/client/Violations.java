package dev.baton.client;

import dev.baton.api.Problem;

/// Says what a node finds wrong with a configuration.
public final class Violations {
    private Violations() {}

    /// One thing with its place, its rule and what to do.
    public static String told(Problem.Violation violation) {
        String place = violation.line() > 0 ? "line " + violation.line() + ": " : "";
        String rule = violation.rule().isEmpty() ? "" : " (" + violation.rule() + ")";
        return place + violation.message() + rule + (violation.advice().isEmpty() ? "" : " " + violation.advice());
    }
}
