package dev.baton.keepalived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.NotifyRule.Event;

/// Writes notifications as the `notify...` keywords of instances and groups. Each keyword names one script there.
final class NotifyExport {
    private static final List<Event> STATES = List.of(Event.MASTER, Event.BACKUP, Event.FAULT, Event.STOP);

    private final NodeConfig config;
    private final String scriptFolder;
    private final List<Omission> omissions;

    NotifyExport(NodeConfig config, String scriptFolder, List<Omission> omissions) {
        this.config = config;
        this.scriptFolder = scriptFolder;
        this.omissions = omissions;
        config.notifications().forEach(this::omit);
    }

    private void omit(NotifyRule rule) {
        if (rule.target() instanceof NotifyRule.Webhook webhook) {
            omissions.add(new Omission("notify: webhook " + webhook.url(),
                    "keepalived posts to no URL: let a script run curl."));
        } else if (rule.on().contains(Event.FINDING)) {
            omissions.add(new Omission("notify: on finding", "keepalived has no findings."));
        }
    }

    boolean usesScripts() {
        return config.notifications().stream().anyMatch(rule -> rule.target() instanceof NotifyRule.Script);
    }

    void router(String name, ConfText text) {
        write("router " + name, config.notifications().stream().filter(rule -> rule.routers().contains(name)
                || (rule.routers().isEmpty() && rule.groups().isEmpty())).toList(), text);
    }

    void group(String name, ConfText text) {
        write("group " + name, config.notifications().stream().filter(rule -> rule.groups().contains(name)).toList(),
                text);
    }

    private void write(String owner, List<NotifyRule> rules, ConfText text) {
        Map<String, TreeSet<Event>> events = new LinkedHashMap<>();
        for (NotifyRule rule : rules) {
            if (rule.target() instanceof NotifyRule.Script script) {
                rule.on().stream().filter(STATES::contains)
                        .forEach(event -> events.computeIfAbsent(script.name(), _ -> new TreeSet<>()).add(event));
            }
        }
        Map<String, String> keywords = new LinkedHashMap<>();
        events.forEach((script, on) -> {
            boolean isAll = on.containsAll(STATES) && keywords.putIfAbsent(Notify.ALL.name(), script) == null;
            if (!isAll) {
                on.forEach(event -> single(owner, event, script, keywords));
            }
        });
        keywords.forEach((keyword, script) -> text.line(keyword + " " + ConfText.word(scriptFolder + "/" + script)));
    }

    private void single(String owner, Event event, String script, Map<String, String> keywords) {
        String keyword = Notify.scripts().stream().filter(k -> Notify.events(k).equals(List.of(event)))
                .map(Keyword::name).collect(Collectors.joining());
        if (keywords.putIfAbsent(keyword, script) != null) {
            omissions.add(new Omission(owner + ": " + keyword + " " + script,
                    "keepalived runs one script for a state: let " + keywords.get(keyword) + " run the other."));
        }
    }
}
