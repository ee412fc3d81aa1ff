package dev.baton.drill;

import java.util.List;

/// What can be done to a virtual router to see it fail over.
public final class Faults {
    private Faults() {}

    /// Every fault, the safest that is possible first, those that are not possible last.
    public static List<Choice> rank(Arena arena, Subject subject) {
        return List.of();
    }
}
