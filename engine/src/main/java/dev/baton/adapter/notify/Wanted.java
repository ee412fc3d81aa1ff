package dev.baton.adapter.notify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.baton.config.NotifyRule;

/// Who is to be told of what, by rules.
final class Wanted {
    private final List<NotifyRule> rules;

    Wanted(List<NotifyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The receivers, in the order of the rules, each once.
    Set<NotifyRule.Target> targets() {
        Set<NotifyRule.Target> targets = new LinkedHashSet<>();
        rules.forEach(r -> targets.add(r.target()));
        return targets;
    }

    /// Those who are to be told of this, each once, whatever the number of rules that say so.
    Set<NotifyRule.Target> targets(Occurrence occurrence) {
        Set<NotifyRule.Target> targets = new LinkedHashSet<>();
        rules.stream()
                .filter(r -> r.on().contains(occurrence.event()) && isAbout(r, occurrence) && isFor(r, occurrence))
                .forEach(r -> targets.add(r.target()));
        return targets;
    }

    /// Both these rules and others.
    Wanted and(Wanted others) {
        List<NotifyRule> both = new ArrayList<>(rules);
        both.addAll(others.rules);
        return new Wanted(both);
    }

    /// A failover test is no matter for webhooks, which wake people; services hang on scripts.
    private static boolean isFor(NotifyRule rule, Occurrence occurrence) {
        return !occurrence.isTest() || rule.target() instanceof NotifyRule.Script;
    }

    /// A rule without names is about every router, and about findings of any kind; about groups as a whole it is only if
    /// it names them.
    private static boolean isAbout(NotifyRule rule, Occurrence occurrence) {
        boolean isAboutAll = rule.routers().isEmpty() && rule.groups().isEmpty();
        return switch (occurrence) {
            case Occurrence.RouterChanged changed -> isAboutAll || rule.routers().contains(changed.router().name());
            case Occurrence.GroupChanged changed -> rule.groups().contains(changed.group());
            case Occurrence.Found found -> isAboutAll || found.router().filter(rule.routers()::contains).isPresent()
                    || found.groups().stream().anyMatch(rule.groups()::contains);
        };
    }
}
