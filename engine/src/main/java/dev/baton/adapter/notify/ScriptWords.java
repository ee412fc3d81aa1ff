package dev.baton.adapter.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.baton.vrrp.Role;

/// A message as scripts are told it: four arguments, which are those of keepalived's `notify` so that its scripts go on
/// working, and everything else in variables. Both are listed in `docs/notifications.md`.
final class ScriptWords {
    /// A group has no priority; keepalived says this, too.
    private static final String NO_PRIORITY = "0";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Origin origin;

    ScriptWords(Origin origin) {
        this.origin = origin;
    }

    /// `INSTANCE name MASTER|BACKUP|FAULT|STOP priority`, `GROUP name ... 0`, or `FINDING code OPENED|ENDED|NOTED 0`.
    List<String> arguments(Message message) {
        return switch (message.occurrence()) {
            case Occurrence.RouterChanged changed -> List.of("INSTANCE", changed.router().name(),
                    state(changed.transition().to()),
                    Integer.toString(changed.transition().evidence().ownPriority()));
            case Occurrence.GroupChanged changed -> List.of("GROUP", changed.group(), state(changed.to()), NO_PRIORITY);
            case Occurrence.Found found -> List.of("FINDING", found.code().orElse("-"), found.status().name(),
                    NO_PRIORITY);
        };
    }

    private static String state(Role role) {
        return role == Role.INIT ? "STOP" : role.name();
    }

    /// The variables by name.
    Map<String, String> variables(Message message) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("RUN", origin.run());
        said.put("SEQUENCE", Long.toString(message.sequence()));
        said.put("PREVIOUS", Long.toString(message.previous()));
        said.put("SKIPPED", Long.toString(message.skipped()));
        said.put("NODE", origin.node());
        said.put("EVENT", message.occurrence().event().name());
        said.put("AT", message.occurrence().at().toString());
        switch (message.occurrence()) {
            case Occurrence.RouterChanged changed -> router(said, changed);
            case Occurrence.GroupChanged changed -> {
                said.put("GROUPS", changed.group());
                said.put("FROM", changed.from().name());
                said.put("TO", changed.to().name());
                reason(said, changed.last());
            }
            case Occurrence.Found found -> found(said, found);
        }
        return said.entrySet().stream().collect(Collectors.toMap(e -> "BATON_" + e.getKey(),
                e -> CONTROL.matcher(e.getValue()).replaceAll(" "), (one, _) -> one, LinkedHashMap::new));
    }

    private void router(Map<String, String> said, Occurrence.RouterChanged changed) {
        RouterCard router = changed.router();
        said.put("ROUTER", router.name());
        said.put("GROUPS", String.join(" ", router.groups()));
        said.put("VRID", Integer.toString(router.vrid()));
        said.put("INTERFACE", router.interfaceName());
        said.put("FAMILY", JsonBody.word(router.family()));
        said.put("VERSION", Integer.toString(router.version()));
        said.put("ADDRESSES",
                router.addresses().stream().map(Object::toString).collect(Collectors.joining(" ")));
        said.put("FROM", changed.transition().from().name());
        said.put("TO", changed.transition().to().name());
        said.put("PRIORITY", Integer.toString(changed.transition().evidence().ownPriority()));
        reason(said, changed);
    }

    private void reason(Map<String, String> said, Occurrence.RouterChanged changed) {
        said.put("REASON", changed.transition().reason().name());
        said.put("SENTENCE", origin.words().apply(changed.transition()));
        changed.transition().evidence().peer().ifPresent(peer -> said.put("PEER", peer.toString()));
    }

    private static void found(Map<String, String> said, Occurrence.Found found) {
        found.router().ifPresent(router -> said.put("ROUTER", router));
        said.put("GROUPS", String.join(" ", found.groups()));
        said.put("STATUS", found.status().name());
        said.put("CODE", found.code().orElse(""));
        said.put("TITLE", found.title());
        said.put("SEVERITY", found.severity());
        said.put("SUBJECT", found.about());
        said.put("SENTENCE", found.sentence());
        said.put("FIX", found.fix());
    }
}
