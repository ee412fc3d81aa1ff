package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.Quantities;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;

/// Writes our configuration as a keepalived.conf that keepalived 2.2.7 and later accept, in the order that its parser
/// wants: what is referred to comes first. What it cannot say is listed.
public final class ConfExporter {
    private static final long MICRO = 1_000L;

    private final NodeConfig config;
    private final ConfText text = new ConfText();
    private final List<Omission> omissions = new ArrayList<>();
    private final CheckExport checks;
    private final NotifyExport notify;
    private final GroupTracking tracking;

    private ConfExporter(NodeConfig config, String scriptFolder) {
        this.config = config;
        this.checks = new CheckExport(config, scriptFolder, omissions);
        this.notify = new NotifyExport(config, scriptFolder, omissions);
        this.tracking = new GroupTracking(config, omissions);
    }

    /// Exports a configuration.
    ///
    /// @param scriptFolder where the scripts lie that the configuration names, without a slash at its end
    public static Export write(NodeConfig config, String scriptFolder) {
        return new ConfExporter(config, scriptFolder).export();
    }

    private Export export() {
        globals();
        spacing();
        checks.write(text);
        config.groups().forEach(this::group);
        RouterExport routers = new RouterExport(checks, notify, tracking, omissions);
        config.routers().forEach(router -> routers.write(router, text));
        return new Export(text.toString(), omissions);
    }

    private void globals() {
        text.open("global_defs");
        if (ConfText.isPossible(config.node())) {
            text.line("router_id " + ConfText.word(config.node()));
        } else {
            omissions.add(new Omission("node: " + config.node(), "keepalived cannot write this name."));
        }
        if (checks.usesScripts() || notify.usesScripts()) {
            text.line("script_user root");
            text.line("enable_script_security");
        }
        text.close();
    }

    /// keepalived spaces announcements by interface and not by router.
    private void spacing() {
        Map<String, RouterSpec> fours = new LinkedHashMap<>();
        Map<String, RouterSpec> sixes = new LinkedHashMap<>();
        for (RouterSpec router : config.routers()) {
            Map<String, RouterSpec> first = router.family() == Family.IPV4 ? fours : sixes;
            RouterSpec other = first.putIfAbsent(router.interfaceName(), router);
            if (other != null && other.announce().spacingNanos() != router.announce().spacingNanos()) {
                omissions.add(new Omission("router " + router.name() + ": announce.spacing",
                        "keepalived has one spacing for an interface; that of " + other.name() + " is written."));
            }
        }
        Set<String> interfaces = new LinkedHashSet<>(fours.keySet());
        interfaces.addAll(sixes.keySet());
        for (String name : interfaces) {
            text.open("garp_group");
            spacing("garp_interval", fours.get(name));
            spacing("gna_interval", sixes.get(name));
            text.line("interface " + ConfText.word(name));
            text.close();
        }
    }

    private void spacing(String keyword, @Nullable RouterSpec router) {
        if (router != null) {
            long nanos = router.announce().spacingNanos();
            if (nanos % MICRO != 0) {
                omissions.add(new Omission("router " + router.name() + ": announce.spacing "
                        + Quantities.duration(nanos), "keepalived counts microseconds, which are written."));
            }
            text.line(keyword + " " + ConfText.seconds(nanos / MICRO * MICRO));
        }
    }

    private void group(GroupSpec group) {
        if (!ConfText.isPossible(group.name())) {
            omissions.add(new Omission("group " + group.name(), "keepalived cannot write this name: rename it."));
            return;
        }
        text.open("vrrp_sync_group " + ConfText.word(group.name()));
        text.open("group");
        group.routers().stream().filter(ConfText::isPossible).forEach(name -> text.line(ConfText.word(name)));
        text.close();
        if (isWeighted(group)) {
            text.line("sync_group_tracking_weight");
        }
        checks.track("group " + group.name(), tracking.ofGroup(group), text);
        notify.group(group.name(), text);
        text.close();
    }

    /// Without the keyword keepalived takes every weight of a member for 0.
    private boolean isWeighted(GroupSpec group) {
        return tracking.ofGroup(group).stream().anyMatch(t -> t.weight() != 0) || config.routers().stream()
                .filter(r -> group.routers().contains(r.name()) && r.priority() != RouterConfig.OWNER)
                .anyMatch(r -> tracking.ofRouter(r).stream().anyMatch(t -> t.weight() != 0));
    }
}
