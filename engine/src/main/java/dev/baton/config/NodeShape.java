package dev.baton.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The keys of a node, and of its groups and notifications.
final class NodeShape {
    static final Key<String> GROUP_NAME = Key.required("name", Scalars.NAME, "The group's name, unique on the node.");
    static final Key<List<String>> GROUP_ROUTERS = Key.required("routers",
            new ListType<>(Scalars.NAME, "router names", ConfigLimits.MAX_LIST),
            "The routers that are MASTER together or not at all.", "group", "members");
    static final Key<List<TrackSpec>> GROUP_TRACK = Key.defaulted("track", RouterShape.TRACK_LIST, List.of(),
            "What all routers of the group track besides their own.", "track_script", "track_interface");
    static final Shape<GroupSpec> GROUP = Shape.<GroupSpec>named("group").flow()
            .with(GROUP_NAME, GroupSpec::name).with(GROUP_ROUTERS, GroupSpec::routers)
            .with(GROUP_TRACK, GroupSpec::track)
            .build(v -> new GroupSpec(v.get(GROUP_NAME), v.get(GROUP_ROUTERS), v.get(GROUP_TRACK)));

    static final Key<List<NotifyRule.Event>> ON = Key.required("on",
            new ListType<>(Scalars.choice(NotifyRule.Event.class), "events", NotifyRule.Event.values().length),
            "The events that are told.");
    static final Key<String> SCRIPT = Key.optional("script", Scalars.SCRIPT,
            "The script of the policy's script folder that is run.", "notify_master", "notify_backup", "notify_fault",
            "notify_stop", "notify");
    static final Key<URI> WEBHOOK = Key.optional("webhook", Scalars.URL,
            "The http or https URL that JSON is posted to.");
    static final Key<List<String>> NOTIFY_ROUTERS = Key.defaulted("routers",
            new ListType<>(Scalars.NAME, "router names", ConfigLimits.MAX_LIST), List.of(),
            "The routers it is about. Default: all, unless groups are named.");
    static final Key<List<String>> NOTIFY_GROUPS = Key.defaulted("groups",
            new ListType<>(Scalars.NAME, "group names", ConfigLimits.MAX_LIST), List.of(),
            "The groups it is about.");
    static final Shape<NotifyRule> NOTIFY = Shape.<NotifyRule>named("notification").flow()
            .with(ON, NotifyRule::on)
            .maybe(SCRIPT, n -> n.target() instanceof NotifyRule.Script s ? Optional.of(s.name()) : Optional.empty())
            .maybe(WEBHOOK, n -> n.target() instanceof NotifyRule.Webhook w ? Optional.of(w.url()) : Optional.empty())
            .with(NOTIFY_ROUTERS, NotifyRule::routers).with(NOTIFY_GROUPS, NotifyRule::groups)
            .exactlyOne(SCRIPT, WEBHOOK).rules(NodeShape::notifyRules)
            .build(v -> new NotifyRule(v.get(ON),
                    v.isPresent(SCRIPT)
                            ? new NotifyRule.Script(v.get(SCRIPT))
                            : new NotifyRule.Webhook(v.get(WEBHOOK)),
                    v.get(NOTIFY_ROUTERS), v.get(NOTIFY_GROUPS)));

    static final Key<String> NODE = Key.required("node", Scalars.NAME, "The node's name.", "router_id", "name",
            "hostname");
    static final Key<List<RouterSpec>> ROUTERS = Key.defaulted("routers",
            new ListType<>(RouterShape.SHAPE, "routers", ConfigLimits.MAX_LIST), List.of(),
            "Its virtual routers.", "vrrp_instance", "instances");
    static final Key<List<Check>> CHECKS = Key.defaulted("checks",
            new ListType<>(CheckShape.SHAPE, "checks", ConfigLimits.MAX_LIST), List.of(), "What it looks after.",
            "vrrp_script", "track_process", "track_file");
    static final Key<List<GroupSpec>> GROUPS = Key.defaulted("groups",
            new ListType<>(GROUP, "groups", ConfigLimits.MAX_LIST), List.of(), "Routers that move together.",
            "vrrp_sync_group", "sync_groups");
    static final Key<List<NotifyRule>> NOTIFICATIONS = Key.defaulted("notify",
            new ListType<>(NOTIFY, "notifications", ConfigLimits.MAX_LIST), List.of(), "Who is told of changes.",
            "notifications");
    static final Shape<NodeConfig> SHAPE = Shape.<NodeConfig>named("node")
            .with(NODE, NodeConfig::node).with(ROUTERS, NodeConfig::routers).with(CHECKS, NodeConfig::checks)
            .with(GROUPS, NodeConfig::groups).with(NOTIFICATIONS, NodeConfig::notifications)
            .rules((_, reading) -> NodeRules.check(reading))
            .build(v -> new NodeConfig(v.get(NODE), v.get(ROUTERS), v.get(CHECKS), v.get(GROUPS),
                    v.get(NOTIFICATIONS)));

    /// Every shape of the file, for the schema and the reference.
    static final List<Shape<?>> ALL = List.of(SHAPE, RouterShape.SHAPE, RouterShape.ADDRESS, RouterShape.UNICAST,
            RouterShape.AUTHENTICATION, RouterShape.ANNOUNCE, RouterShape.ROUTE, RouterShape.TRACK, CheckShape.SHAPE,
            GROUP, NOTIFY);

    private NodeShape() {}

    private static void notifyRules(Values values, Reading reading) {
        if (values.find(ON).filter(List::isEmpty).isPresent()) {
            reading.error(values.place(ON), "this notification names no event and would never be sent",
                    "Write for example on: [master, backup, fault].");
        }
    }
}
