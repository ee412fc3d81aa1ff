package dev.baton.adapter.notify;

import java.util.List;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.vrrp.Evidence;
import dev.baton.wire.Family;

/// A message as the JSON object that webhooks are sent. Its fields are in `docs/notifications.md`; one that does not apply
/// is absent. Thread-safe.
final class JsonBody {
    /// Grows when a field is taken away or comes to mean something else.
    static final int FORMAT = 1;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Origin origin;

    JsonBody(Origin origin) {
        this.origin = origin;
    }

    /// The object on one line.
    String of(Message message) {
        Occurrence occurrence = message.occurrence();
        ObjectNode body = mapper.createObjectNode().put("format", FORMAT).put("run", origin.run())
                .put("sequence", message.sequence()).put("previous", message.previous())
                .put("skipped", message.skipped()).put("node", origin.node())
                .put("event", occurrence.event().name().toLowerCase(Locale.ROOT))
                .put("at", occurrence.at().toString());
        switch (occurrence) {
            case Occurrence.RouterChanged changed -> router(body, changed);
            case Occurrence.GroupChanged changed -> group(body, changed);
            case Occurrence.Found found -> found(body, found);
        }
        return mapper.writeValueAsString(body);
    }

    private void router(ObjectNode body, Occurrence.RouterChanged changed) {
        RouterCard router = changed.router();
        body.put("router", router.name()).set("groups", array(router.groups()));
        body.put("vrid", router.vrid()).put("interface", router.interfaceName()).put("family", word(router.family()))
                .put("version", router.version())
                .set("addresses", array(router.addresses().stream().map(Object::toString).toList()));
        body.put("from", changed.transition().from().name()).put("to", changed.transition().to().name())
                .put("priority", changed.transition().evidence().ownPriority()).set("reason", reason(changed));
    }

    /// A group has no number of its own; its reason is that of the router that made it change.
    private void group(ObjectNode body, Occurrence.GroupChanged changed) {
        body.set("groups", array(List.of(changed.group())));
        body.put("from", changed.from().name()).put("to", changed.to().name())
                .set("reason", reason(changed.last()).put("router", changed.last().router().name()));
    }

    private void found(ObjectNode body, Occurrence.Found found) {
        found.router().ifPresent(router -> body.put("router", router));
        body.set("groups", array(found.groups()));
        body.put("status", found.status().name().toLowerCase(Locale.ROOT));
        found.code().ifPresent(code -> body.put("code", code));
        body.put("title", found.title()).put("severity", found.severity()).put("subject", found.about())
                .put("sentence", found.sentence());
        if (!found.fix().isEmpty()) {
            body.put("fix", found.fix());
        }
    }

    private ObjectNode reason(Occurrence.RouterChanged changed) {
        Evidence evidence = changed.transition().evidence();
        ObjectNode reason = mapper.createObjectNode().put("code", changed.transition().reason().name())
                .put("sentence", origin.words().apply(changed.transition()));
        evidence.peer().ifPresent(
                peer -> reason.put("peer", peer.toString()).put("peerPriority", evidence.peerPriority()));
        if (evidence.silentNanos() >= 0) {
            reason.put("silentNanos", evidence.silentNanos());
        }
        reason.put("intervalNanos", evidence.intervalNanos()).put("downAdverts", evidence.downAdverts())
                .put("skewNanos", evidence.skewNanos()).put("masterDownNanos", evidence.masterDownNanos());
        evidence.cause().ifPresent(c -> reason.put("cause", c.kind().name()).put("causeName", c.name()));
        return reason;
    }

    private ArrayNode array(List<String> texts) {
        ArrayNode array = mapper.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    static String word(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }
}
