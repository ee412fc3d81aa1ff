package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import dev.baton.config.Check;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.NotifyRule.Event;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouteSpec;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Good configurations at random, from a seed, of everything that a keepalived.conf can say. They name the interfaces
/// eth0 to eth3.
public final class RandomExportables {
    /// The interfaces that they name.
    public static final List<String> INTERFACES = List.of("eth0", "eth1", "eth2", "eth3");
    /// The scripts that they name.
    public static final List<String> SCRIPTS = List.of("check-app", "check.2", "tell", "log_it");

    private static final long SECOND = 1_000_000_000L;
    private static final List<String> ODD = List.of("a#b", "x!", "é", "{", "}", "a{b", "~SEQ(i,1,2)", "'q", "10.0.0.1",
            "weight", "\\", "a\\#b", "-1", "group", "vrrp_instance", "=", "日本");

    private final SplittableRandom random;
    private final boolean isOdd;
    private int names;

    /// @param isOdd whether some names are such that only a careful writer gets them right
    public RandomExportables(long seed, boolean isOdd) {
        random = new SplittableRandom(seed);
        this.isOdd = isOdd;
    }

    /// The next configuration.
    public NodeConfig next() {
        names = 0;
        List<Check> checks = list(0, 4, this::check);
        List<Announcing> spacings = list(8, 8, this::announcing);
        List<RouterSpec> routers = list(1, 5, () -> router(checks, spacings));
        List<String> all = routers.stream().map(RouterSpec::name).toList();
        List<GroupSpec> groups = all.size() < 4
                ? List.of()
                : List.of(
                        new GroupSpec(name(), all.subList(0, 2), ofGroup(routers.subList(0, 2))),
                        new GroupSpec(name(), all.subList(2, all.size()), List.of()));
        return new NodeConfig(name(), routers, checks, groups, notifications(all, groups));
    }

    private RouterSpec router(List<Check> checks, List<Announcing> spacings) {
        int id = ++names;
        boolean six = random.nextInt(3) == 0;
        int version = six || random.nextBoolean() ? 3 : 2;
        int priority = random.nextInt(5) == 0 ? 255 : 1 + random.nextInt(254);
        int device = random.nextInt(2);
        boolean preempts = priority == 255 || random.nextBoolean();
        RouterDraft draft = RouterSpec.draft(name(), INTERFACES.get(device), id, addresses(six, id)).version(version)
                .priority(priority)
                .advertIntervalNanos(version == 2
                        ? (1 + random.nextInt(255)) * SECOND
                        : (1 + random.nextInt(4095)) * 10_000_000L)
                .preempt(preempts)
                .preemptDelayNanos(preempts && priority != 255 ? random.nextInt(1_000_000_000) * 1_000L : 0)
                .downAdverts(1 + random.nextInt(100)).acceptMode(random.nextBoolean())
                .virtualMac(random.nextInt(4) == 0)
                .announce(announcing(spacings.get(device * 2 + (six ? 1 : 0)).spacingNanos()))
                .excluded(
                        list(0, 2, () -> placed("2001:db8:" + id + "::" + Integer.toHexString(++names) + "/64", false)))
                .routes(list(0, 2, this::route)).track(track(checks, priority != 255));
        if (random.nextBoolean()) {
            draft.source(IpAddress.parse(six ? "fe80::ffff:" + id : "10.200.0." + id));
        }
        if (random.nextInt(3) == 0) {
            draft.unicastPeers(List.of(IpAddress.parse(six ? "fe80::aaaa" : "10.201.0.1"),
                    IpAddress.parse(six ? "fe80::bbbb" : "10.201.0.2")));
        }
        if (version == 2 && random.nextBoolean()) {
            draft.password(new Secret(pick("1111", "pa!ss", "a b", "#x", "0154", "true", "'", "12345678")));
        }
        return draft.build();
    }

    private Announcing announcing() {
        return announcing(random.nextInt(10_000_000) * 1_000L);
    }

    private Announcing announcing(long spacing) {
        return new Announcing(1 + random.nextInt(100), spacing, random.nextInt(3600) * SECOND,
                random.nextInt(86_400) * SECOND);
    }

    private List<PlacedAddress> addresses(boolean six, int id) {
        List<PlacedAddress> addresses = new ArrayList<>();
        if (six) {
            addresses.add(placed("fe80::" + id + ":1/64", false));
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            addresses.add(six
                    ? placed("2001:db8::" + id + ":" + i + "/" + (64 + random.nextInt(65)), false)
                    : placed("10." + id + "." + i + ".1/" + (8 + random.nextInt(25)), true));
        }
        return addresses;
    }

    private PlacedAddress placed(String text, boolean labelled) {
        return new PlacedAddress(VirtualAddress.parse(text), maybe("eth2"),
                labelled ? maybe("eth2:" + random.nextInt(9)) : Optional.empty());
    }

    private RouteSpec route() {
        boolean six = random.nextBoolean();
        return new RouteSpec(
                VirtualAddress.parse(six ? pick("::/0", "2001:db8:9::/48") : pick("198.51.100.0/24", "0.0.0.0/0")),
                maybe(IpAddress.parse(six ? "fe80::1" : "10.0.0.254")), maybe("eth3"),
                maybe(IpAddress.parse(six ? "2001:db8::1" : "10.0.0.1")), maybe(1 + random.nextLong((1L << 32) - 1)),
                Optional.of(1 + random.nextLong((1L << 32) - 1)).filter(t -> t != 254 && random.nextBoolean()));
    }

    private List<TrackSpec> track(List<Check> checks, boolean isWeighted) {
        List<TrackSpec> track = new ArrayList<>();
        for (Check check : checks) {
            if (random.nextBoolean()) {
                int weight = check.probe() instanceof Probe.File || !isWeighted ? 0 : weight();
                track.add(new TrackSpec(new TrackSpec.OfCheck(check.name()), weight, random.nextBoolean()));
            }
        }
        if (random.nextBoolean()) {
            track.add(
                    new TrackSpec(new TrackSpec.OfInterface("eth3"), isWeighted ? weight() : 0, random.nextBoolean()));
        }
        return track;
    }

    /// What no member tracks, without a weight where one is an owner.
    private List<TrackSpec> ofGroup(List<RouterSpec> members) {
        boolean isWeighted = members.stream().noneMatch(member -> member.priority() == 255);
        return List
                .of(new TrackSpec(new TrackSpec.OfInterface("eth2"), isWeighted ? weight() : 0, random.nextBoolean()));
    }

    private int weight() {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(507) - 253;
    }

    private Check check() {
        return switch (random.nextInt(3)) {
            case 0 -> plain(new Probe.File(pick("/run/drain", "/a b/#c"), Probe.FileState.ZERO));
            case 1 -> plain(random.nextInt(4) == 0
                    ? new Probe.Processes("nginx", 0, Optional.of(0))
                    : new Probe.Processes("nginx", 1 + random.nextInt(3), maybe(3 + random.nextInt(9))));
            default -> {
                long interval = (1 + random.nextInt(3600)) * SECOND;
                yield new Check(name(), new Probe.Script(pick("check-app", "check.2")), 1 + random.nextInt(9),
                        1 + random.nextInt(9), interval,
                        random.nextBoolean() ? interval : (1 + random.nextInt(10)) * SECOND,
                        random.nextBoolean() ? Check.Initial.FAILING : Check.Initial.UNKNOWN);
            }
        };
    }

    private Check plain(Probe probe) {
        return new Check(name(), probe, 1, 1, SECOND, SECOND, Check.Initial.UNKNOWN);
    }

    private List<NotifyRule> notifications(List<String> routers, List<GroupSpec> groups) {
        List<NotifyRule> rules = new ArrayList<>();
        NotifyRule.Target one = new NotifyRule.Script("tell");
        switch (random.nextInt(4)) {
            case 0 -> rules.add(new NotifyRule(List.of(Event.MASTER, Event.BACKUP, Event.FAULT, Event.STOP), one,
                    List.of(), List.of()));
            case 1 -> rules.add(new NotifyRule(List.of(Event.MASTER, Event.FAULT), one, List.of(routers.getFirst()),
                    List.of()));
            case 2 -> groups.forEach(group -> rules.add(
                    new NotifyRule(List.of(Event.STOP), one, List.of(), List.of(group.name()))));
            default -> rules.add(new NotifyRule(List.of(Event.BACKUP), one, List.of(), List.of()));
        }
        if (random.nextBoolean()) {
            rules.add(new NotifyRule(List.of(Event.values()).subList(0, 4), new NotifyRule.Script("log_it"), List.of(),
                    List.of()));
        }
        return rules.size() == 2 && rules.getFirst().on().size() == 4 ? rules.subList(0, 1) : rules;
    }

    private String name() {
        names++;
        return isOdd && random.nextInt(4) == 0 ? ODD.get(random.nextInt(ODD.size())) + names : "n" + names;
    }

    private <T> List<T> list(int least, int most, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        int count = least + random.nextInt(most - least + 1);
        for (int i = 0; i < count; i++) {
            items.add(item.get());
        }
        return items;
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
