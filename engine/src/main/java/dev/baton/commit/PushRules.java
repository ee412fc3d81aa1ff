package dev.baton.commit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.baton.api.Problem.Violation;
import dev.baton.config.AddressRange;
import dev.baton.config.Check;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigPlaces;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.Place;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.PushPolicy;
import dev.baton.config.RouteSpec;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.config.WebhookSecrets;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Holds a pushed configuration to the node's policy. Each rule has a name; `docs/policy.md` lists them.
final class PushRules {
    private static final String NODE = "push.node";
    private static final String INTERFACES = "push.interfaces";
    private static final String ADDRESSES = "push.addresses";
    private static final String SOURCES = "push.sources";
    private static final String PEERS = "push.peers";
    private static final String VRIDS = "push.vrids";
    private static final String SCRIPTS = "push.scripts";
    private static final String WEBHOOKS = "push.webhooks";
    private static final String MAX_ROUTERS = "push.maxRouters";
    private static final String MANAGEMENT = "push.management";
    /// How many of the things that are allowed are told.
    private static final int MAX_TOLD = 10;
    private static final String INTERFACE_KEY = "interface";
    private static final String SCRIPT_KEY = "script";

    private final PushPolicy policy;
    private final Function<String, Optional<String>> scriptProblem;
    private final List<IpAddress> management;
    private final ProbeRules probes;

    /// @param scriptProblem why a script of that name cannot be run, and what to do
    /// @param management    the addresses that the node is managed at
    PushRules(PushPolicy policy, Function<String, Optional<String>> scriptProblem, List<IpAddress> management) {
        this.policy = policy;
        this.scriptProblem = scriptProblem;
        this.management = List.copyOf(management);
        probes = new ProbeRules(policy);
    }

    /// Everything in a configuration that the policy refuses.
    List<Violation> violations(NodeConfig next, NodeConfig running, List<AddressRange> subnets,
            ConfigPlaces places) {
        return new Look(next, subnets, places).all(running);
    }

    /// One look at one configuration.
    private final class Look {
        private final NodeConfig next;
        private final List<AddressRange> subnets;
        private final ConfigPlaces places;
        private final List<Violation> found = new ArrayList<>();
        private final Map<String, Optional<String>> scripts = new LinkedHashMap<>();

        Look(NodeConfig next, List<AddressRange> subnets, ConfigPlaces places) {
            this.next = next;
            this.subnets = subnets;
            this.places = places;
        }

        List<Violation> all(NodeConfig running) {
            if (!next.node().equals(running.node())) {
                add(ConfigPath.ROOT.key("node"), NODE, "the node is called " + running.node() + ", not " + next.node(),
                        "Push the configuration of this node; it is renamed on its own console only.");
            }
            if (next.routers().size() > policy.maxRouters()) {
                add(ConfigPath.ROOT.key("routers"), MAX_ROUTERS, next.routers().size() + " routers are more than the "
                        + policy.maxRouters() + " that a push may have", allowed("maxRouters", "no more"));
            }
            next.routers().forEach(this::router);
            next.groups().forEach(this::group);
            next.checks().forEach(this::check);
            for (int i = 0; i < next.notifications().size(); i++) {
                notification(next.notifications().get(i), ConfigPath.ROOT.key("notify").item(i));
            }
            return found;
        }

        private void router(RouterSpec router) {
            ConfigPath path = ConfigPath.router(router.name());
            onInterface(router.interfaceName(), path.key(INTERFACE_KEY));
            if (policy.vrids().isPresent()
                    && policy.vrids().get().stream().noneMatch(range -> range.contains(router.vrid()))) {
                add(path.key("vrid"), VRIDS, "VRID " + router.vrid() + " is none of those that a push may use",
                        allowed("vrids", told(policy.vrids().get())));
            }
            router.source().ifPresent(source -> within(policy.sources(), source, path.key("source"), SOURCES, "sources",
                    "a push may not have a router send from "));
            for (int i = 0; i < router.unicastPeers().size(); i++) {
                within(policy.peers(), router.unicastPeers().get(i), path.key("unicast").key("peers").item(i), PEERS,
                        "peers", "a push may not name the unicast peer ");
            }
            placed(router.addresses(), path.key("addresses"));
            placed(router.excluded(), path.key("excluded"));
            for (int i = 0; i < router.routes().size(); i++) {
                route(router.routes().get(i), path.key("routes").item(i));
            }
            tracked(router.track(), path.key("track"));
        }

        private void within(Optional<List<AddressRange>> ranges, IpAddress address, ConfigPath path, String rule,
                String key, String message) {
            ranges.filter(all -> all.stream().noneMatch(range -> range.contains(address)))
                    .ifPresent(all -> add(path, rule, message + address, allowed(key, told(all))));
        }

        private void group(GroupSpec group) {
            tracked(group.track(), ConfigPath.ROOT.key("groups").named(group.name()).key("track"));
        }

        private void tracked(List<TrackSpec> track, ConfigPath path) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).target() instanceof TrackSpec.OfInterface(String name)) {
                    onInterface(name, path.item(i).key(INTERFACE_KEY));
                }
            }
        }

        private void placed(List<PlacedAddress> addresses, ConfigPath path) {
            for (int i = 0; i < addresses.size(); i++) {
                PlacedAddress placed = addresses.get(i);
                ConfigPath item = path.item(i);
                placed.interfaceName().ifPresent(name -> onInterface(name, item.key(INTERFACE_KEY)));
                address(placed.address(), item);
            }
        }

        private void address(VirtualAddress address, ConfigPath path) {
            if (management.contains(address.address())) {
                add(path, MANAGEMENT, address.address() + " is the address that the node is managed at",
                        "Take another address: this one would go away whenever the router is not MASTER.");
            }
            if (policy.addresses().isEmpty()) {
                return;
            }
            List<AddressRange> ranges = policy.addresses().get();
            AddressRange around = AddressRange.around(address);
            if (ranges.stream().noneMatch(range -> range.contains(address.address()))) {
                add(path, ADDRESSES, address + " lies outside of what a push may use",
                        allowed("addresses", told(ranges)));
            } else if (ranges.stream().noneMatch(range -> range.contains(around))
                    && subnets.stream().noneMatch(subnet -> subnet.contains(around))) {
                add(path, ADDRESSES, "the prefix length of " + address
                        + " spans addresses that a push may not use, and the node would look for them there",
                        "Write the prefix length of the subnet that the interface is in, or "
                                + VirtualAddress.parse(address.address().toString()) + ".");
            }
        }

        private void route(RouteSpec route, ConfigPath path) {
            route.interfaceName().ifPresent(name -> onInterface(name, path.key(INTERFACE_KEY)));
            policy.addresses().ifPresent(ranges -> {
                AddressRange destination = AddressRange.around(route.destination());
                if (ranges.stream().noneMatch(range -> range.contains(destination))) {
                    add(path.key("to"), ADDRESSES, "a route to " + route.destination()
                            + " leads outside of what a push may use", allowed("addresses", told(ranges)));
                }
            });
        }

        private void check(Check check) {
            ConfigPath path = ConfigPath.ROOT.key("checks").named(check.name());
            switch (check.probe()) {
                case Probe.Script(String script) -> script(script, path.key(SCRIPT_KEY));
                case Probe.Interface(String name) -> onInterface(name, path.key(INTERFACE_KEY));
                case Probe.Processes _,Probe.Tcp _,Probe.Http _,Probe.Icmp _,Probe.File _ ->
                    probes.refusal(check.probe())
                            .ifPresent(r -> add(path.key(r.key()), r.rule(), r.message(), r.advice()));
            }
        }

        private void notification(NotifyRule rule, ConfigPath path) {
            switch (rule.target()) {
                case NotifyRule.Script(String name) -> script(name, path.key(SCRIPT_KEY));
                case NotifyRule.Webhook webhook -> {
                    if (policy.webhooks().stream().noneMatch(prefix -> UrlPrefix.matches(prefix, webhook.url()))) {
                        add(path.key("webhook"), WEBHOOKS, "a push may not name this webhook",
                                allowed("webhooks",
                                        told(policy.webhooks().stream().map(WebhookSecrets::hidden).toList())));
                    }
                }
            }
        }

        /// Whether a push may name it at all; and whether it could be run, which only the node's own console changes.
        private void script(String name, ConfigPath path) {
            if (!policy.scripts().contains(name)) {
                add(path, SCRIPTS, "a push may not use the script '" + name + "'",
                        allowed("scripts", told(policy.scripts())));
            } else {
                scripts.computeIfAbsent(name, scriptProblem).ifPresent(problem -> add(path, SCRIPTS,
                        "the script '" + name + "' cannot be run on the node: " + problem,
                        "Mend that on the node's own console; the network brings no code."));
            }
        }

        private void onInterface(String name, ConfigPath path) {
            policy.interfaces().ifPresent(patterns -> {
                if (patterns.stream().noneMatch(pattern -> pattern.matches(name))) {
                    add(path, INTERFACES, "a push may not name the interface " + name,
                            allowed("interfaces", told(patterns)));
                }
            });
        }

        private void add(ConfigPath path, String rule, String message, String advice) {
            Place place = places.find(path);
            found.add(new Violation(place.line(), place.column(), rule, message, advice, true));
        }
    }

    static String told(List<?> allowed) {
        String some = allowed.stream().limit(MAX_TOLD).map(String::valueOf).collect(Collectors.joining(", "));
        return allowed.isEmpty() ? "none" : allowed.size() > MAX_TOLD ? some + "..." : some;
    }

    /// What a policy allows, and that only the console changes it.
    static String allowed(String key, String what) {
        return "The node's policy allows " + what + " (push: " + key
                + "). Only who is in charge of the node can change that, on its own console.";
    }
}
