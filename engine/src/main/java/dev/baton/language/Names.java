package dev.baton.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names that texts define, for completion.
///
/// @param routers    of routers
/// @param checks     of checks
/// @param groups     of groups
/// @param interfaces of interfaces that are used
public record Names(List<String> routers, List<String> checks, List<String> groups, List<String> interfaces) {
    /// How many of a kind are kept.
    public static final int MAX_NAMES = 2_000;
    /// None.
    public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of());

    public Names {
        routers = distinct(routers);
        checks = distinct(checks);
        groups = distinct(groups);
        interfaces = distinct(interfaces);
    }

    private static List<String> distinct(List<String> names) {
        Set<String> kept = new LinkedHashSet<>();
        names.stream().filter(n -> !n.isBlank()).limit(MAX_NAMES).forEach(kept::add);
        return List.copyOf(kept);
    }

    /// These, and interfaces that others know of.
    public Names withInterfaces(List<String> more) {
        List<String> all = new ArrayList<>(interfaces);
        all.addAll(more);
        return new Names(routers, checks, groups, all);
    }
}
