package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.Check;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.wire.Family;

/// Turns a keepalived.conf into our configuration: text → statements ([Conf]) → keepalived's blocks as records
/// ([Vendor]) → our model. What it finds is collected on the way; nothing is thrown. Values are those that keepalived's
/// parser would use, not those that its manual promises.
public final class ConfImporter {
    private record Identity(long vrid, Family family, String interfaceName) {}

    private final Conf conf;
    private final Report report;
    private final Vendor vendor;
    private final ScriptNames scripts;
    private final CheckImport checks;
    private final Map<String, String> groupOf = new LinkedHashMap<>();
    private final Map<String, String> routerNames = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private ConfImporter(Conf conf) {
        this.conf = conf;
        this.report = new Report(conf.problems());
        this.vendor = Vendor.read(conf, report);
        this.scripts = new ScriptNames(report);
        this.checks = CheckImport.of(vendor, scripts, report);
    }

    /// Imports a file.
    ///
    /// @param configId the node's name where `router_id` gives none
    public static Import read(Conf conf, String configId) {
        return new ConfImporter(conf).config(configId);
    }

    private Import config(String configId) {
        memberships();
        NotifyImport notify = new NotifyImport(scripts, report);
        List<RouterSpec> routers = routers(notify);
        List<GroupSpec> groups = groups(notify);
        if (routers.isEmpty()) {
            report.error(Place.ofFile(conf.file()), "there is no vrrp_instance here that can be imported",
                    "Check that this is the right file, and the configuration id that its lines are for.");
            return new Import(Optional.empty(), false, report.notes(), report.problems(), report.lostCount(),
                    report.unlisted());
        }
        NodeConfig config = new NodeConfig(node(configId), routers, checks(routers, groups), groups,
                notify.rules(routers.stream().map(RouterSpec::name).toList()));
        boolean isUsable = Refusals.tell(config, places, conf.file(), report);
        return new Import(Optional.of(config), isUsable, report.notes(), report.problems(), report.lostCount(),
                report.unlisted());
    }

    private String node(String configId) {
        Optional<Given<String>> id = vendor.globals().routerId();
        String name = id.flatMap(given -> Names.fit(given.value())).or(() -> Names.fit(configId)).orElse("node");
        id.filter(given -> !given.value().equals(name)).ifPresent(given -> report.changed(given.node(),
                "node: " + name, "A name has up to 64 characters without spaces, '/' and '@'."));
        return name;
    }

    /// Which group an instance is in; the first one that names it.
    private void memberships() {
        for (SyncGroup group : vendor.groups().values()) {
            for (Word member : group.members()) {
                if (!vendor.instances().containsKey(member.text())) {
                    report.error(member.place(), "there is no vrrp_instance " + Report.quoted(member.text())
                            + "; keepalived leaves it out of the group", "Define it, or remove the name.");
                } else if (groupOf.putIfAbsent(member.text(), group.name().text()) != null) {
                    report.error(member.place(), Report.quoted(member.text())
                            + " is in a group already; keepalived ignores this", "An instance is in one group, once.");
                }
            }
        }
    }

    private List<RouterSpec> routers(NotifyImport notify) {
        List<RouterSpec> routers = new ArrayList<>();
        Names names = new Names();
        TrackImport track = new TrackImport(checks, report);
        Map<Identity, VrrpInstance> seen = new LinkedHashMap<>();
        for (VrrpInstance instance : vendor.instances().values()) {
            String name = names.of(instance.name().text());
            Optional<RouterDraft> draft = RouterImport.of(vendor, instance, name, report);
            if (draft.isPresent()) {
                List<TrackSpec> tracked = track.of(instance.track(), instance.order(),
                        instance.interfaceName().map(Given::value), isWeighted(instance));
                RouterSpec router = draft.get().track(tracked).build();
                if (isAlone(router, instance, seen)) {
                    named(instance.name(), name);
                    routers.add(router);
                    notify.router(name, instance.notifications());
                }
            }
        }
        return routers;
    }

    private void named(Word word, String name) {
        routerNames.put(word.text(), name);
        places.put(name, word.place());
        if (!name.equals(word.text())) {
            report.changed(word.place(), word.text(), name,
                    "A name has up to 64 characters without spaces, '/' and '@'.");
        }
    }

    private boolean isWeighted(VrrpInstance instance) {
        return Optional.ofNullable(groupOf.get(instance.name().text()))
                .map(group -> Optional.ofNullable(vendor.groups().get(group)).map(SyncGroup::isWeighted).orElse(true))
                .orElse(true);
    }

    private boolean isAlone(RouterSpec router, VrrpInstance instance, Map<Identity, VrrpInstance> seen) {
        VrrpInstance first = seen.putIfAbsent(new Identity(router.vrid(), router.family(), router.interfaceName()),
                instance);
        if (first == null) {
            return true;
        }
        boolean isUnicast = !first.peers().isEmpty() && !instance.peers().isEmpty();
        if (isUnicast) {
            report.lost(instance.node(), "Its VRID is that of " + first.name() + " on the same interface, with other"
                    + " peers: give it a VRID of its own.");
        } else {
            report.error(instance.name().place(), "VRID " + router.vrid() + " is that of " + first.name() + " on "
                    + router.interfaceName() + ", too; keepalived does not run this one",
                    "Give it a VRID of its own.");
        }
        return false;
    }

    private List<GroupSpec> groups(NotifyImport notify) {
        List<GroupSpec> groups = new ArrayList<>();
        Names names = new Names();
        TrackImport track = new TrackImport(checks, report);
        for (SyncGroup group : vendor.groups().values()) {
            String own = group.name().text();
            Set<String> members = new LinkedHashSet<>();
            group.members().stream().filter(m -> own.equals(groupOf.get(m.text())))
                    .forEach(m -> Optional.ofNullable(routerNames.get(m.text())).ifPresent(members::add));
            List<TrackSpec> tracked = track.of(group.track(), group.order(), Optional.empty(), group.isWeighted());
            if (members.isEmpty()) {
                report.error(group.name().place(), "no instance of this group can be imported",
                        "Name instances under group { }.");
            } else {
                String name = names.of(own);
                if (!name.equals(own)) {
                    report.changed(group.name().place(), own, name,
                            "A name has up to 64 characters without spaces, '/' and '@'.");
                }
                groups.add(new GroupSpec(name, List.copyOf(members), tracked));
                notify.group(name, group.notifications());
            }
        }
        return groups;
    }

    /// All checks, without those of files that only count with a weight.
    private List<Check> checks(List<RouterSpec> routers, List<GroupSpec> groups) {
        Set<String> used = new LinkedHashSet<>();
        routers.forEach(r -> r.track().forEach(t -> used.add(t.target().checkName())));
        groups.forEach(g -> g.track().forEach(t -> used.add(t.target().checkName())));
        List<Check> kept = new ArrayList<>();
        for (CheckImport.Defined object : checks.all()) {
            boolean isNumber = object.kind().equals(Track.FILE) && object.weight().value() != 0;
            if (isNumber && object.check().filter(c -> !used.contains(c.name())).isPresent()) {
                report.lost(object.node(), "The number in a file times a weight has no counterpart.");
            } else {
                object.check().ifPresent(kept::add);
            }
        }
        return kept;
    }
}
