package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.baton.config.NotifyRule;
import dev.baton.config.NotifyRule.Event;

/// Gathers who is told of what: keepalived says it in every instance and group again, we say it once.
final class NotifyImport {
    /// Whose events these are, and which script is told of them.
    private record Told(boolean isGroup, String script, List<Event> events) {}

    private record Subject(boolean isGroup, String name, String script) {}

    private final Map<Subject, TreeSet<Event>> told = new LinkedHashMap<>();
    private final ScriptNames scripts;
    private final Report report;

    NotifyImport(ScriptNames scripts, Report report) {
        this.scripts = scripts;
        this.report = report;
    }

    void router(String name, List<NotifyLine> lines) {
        add(false, name, lines);
    }

    void group(String name, List<NotifyLine> lines) {
        add(true, name, lines);
    }

    private void add(boolean isGroup, String name, List<NotifyLine> lines) {
        for (NotifyLine line : lines) {
            List<String> words = CommandWords.ofNotification(line.node());
            if (words.isEmpty()) {
                report.error(line.node().keyword().place(), "no script is named here", "Write \"/path/of/it\".");
            } else {
                String script = scripts.of(line.node(), words);
                told.computeIfAbsent(new Subject(isGroup, name, script), _ -> new TreeSet<>()).addAll(line.events());
                if (line.node().args().size() > 1) {
                    report.lost(line.node().keyword().place(), "the user of " + line.node().name(),
                            "Who runs scripts is the node's policy.");
                }
            }
        }
    }

    /// The rules; one that is about every router names none.
    ///
    /// @param routers all routers of the node
    List<NotifyRule> rules(List<String> routers) {
        Map<Told, List<String>> subjects = new LinkedHashMap<>();
        told.forEach((subject, events) -> subjects.computeIfAbsent(
                new Told(subject.isGroup(), subject.script(), List.copyOf(events)), _ -> new ArrayList<>())
                .add(subject.name()));
        List<NotifyRule> rules = new ArrayList<>();
        subjects.forEach((who, names) -> {
            boolean isAll = !who.isGroup() && names.size() == routers.size();
            rules.add(new NotifyRule(who.events(), new NotifyRule.Script(who.script()),
                    who.isGroup() || isAll ? List.of() : names, who.isGroup() ? names : List.of()));
        });
        return rules;
    }
}
