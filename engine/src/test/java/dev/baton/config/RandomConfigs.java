package dev.baton.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Good configurations at random, from a seed.
final class RandomConfigs {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final String[] ODD_NAMES = {"true", "null", "1e3", "0x1F", "-x", "a:b", "#1", "é", "12", "~", "'q'",
            "\"", "a,b", "[x]", "*a", "&b", "no", "\uD83D\uDE00", "a#b", "x:", ".", "?", "|", "%y", "`", "=", "<<"};

    private final Random random;
    private int names;

    RandomConfigs(long seed) {
        random = new Random(seed);
    }

    NodeConfig next() {
        names = 0;
        List<Check> checks = list(4, this::check);
        List<String> checkNames = checks.stream().map(Check::name).toList();
        List<RouterSpec> routers = list(4, () -> router(checkNames));
        List<GroupSpec> groups = routers.size() < 2
                ? List.of()
                : List.of(new GroupSpec(name(), routers.stream().map(RouterSpec::name).toList(), track(checkNames)));
        List<String> all = routers.stream().map(RouterSpec::name).toList();
        return new NodeConfig(name(), routers, checks, groups, list(3, () -> notification(all)));
    }

    private RouterSpec router(List<String> checks) {
        int id = ++names;
        boolean six = random.nextInt(3) == 0;
        int version = six || random.nextBoolean() ? 3 : 2;
        int priority = 1 + random.nextInt(255);
        RouterDraft draft = RouterSpec.draft("r" + name(), "eth" + random.nextInt(3), id, addresses(six, id))
                .version(version).interop(version == 3 && !six && random.nextBoolean()).priority(priority)
                .advertIntervalNanos(version == 2
                        ? (1 + random.nextInt(255)) * SECOND
                        : (1 + random.nextInt(4095)) * (10 * MILLI))
                .preempt(priority == 255 || random.nextBoolean()).preemptDelayNanos(random.nextInt(1000) * MILLI)
                .downAdverts(1 + random.nextInt(100)).acceptMode(random.nextBoolean())
                .virtualMac(random.nextBoolean()).checksum(pick(ChecksumPolicy.values()))
                .announce(new Announcing(1 + random.nextInt(100), random.nextInt(1_000_000_000),
                        random.nextInt(9) * SECOND,
                        random.nextLong(86_400 * SECOND)))
                .excluded(list(2,
                        () -> placed(
                                "2001:db8:" + Integer.toHexString(id) + "::" + Integer.toHexString(++names) + "/64",
                                false)))
                .routes(list(2, this::route)).track(track(checks));
        if (random.nextBoolean()) {
            draft.source(IpAddress.parse(six ? "fe80::ffff:" + id : "10.200.0." + id));
        }
        if (random.nextInt(3) == 0) {
            draft.unicastPeers(List.of(IpAddress.parse(six ? "fe80::aaaa" : "10.201.0.1"),
                    IpAddress.parse(six ? "fe80::bbbb" : "10.201.0.2")));
        }
        if (version == 2 && random.nextBoolean()) {
            draft.password(new Secret(pick("1111", "pa!ss", "a b", "#x", "0154", "true", "\"", "é")));
        }
        return draft.build();
    }

    private List<PlacedAddress> addresses(boolean six, int id) {
        List<PlacedAddress> addresses = new ArrayList<>();
        if (six) {
            addresses.add(placed("fe80::" + id + ":1/64", false));
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            addresses.add(six
                    ? placed("2001:db8::" + id + ":" + i + "/" + random.nextInt(129), false)
                    : placed("10." + id + "." + i + ".1/" + random.nextInt(33), true));
        }
        return addresses;
    }

    private PlacedAddress placed(String text, boolean labelled) {
        return new PlacedAddress(VirtualAddress.parse(text), maybe("eth9"),
                labelled ? maybe("eth9:" + random.nextInt(9)) : Optional.empty());
    }

    private RouteSpec route() {
        boolean six = random.nextBoolean();
        return new RouteSpec(VirtualAddress.parse(six ? "::/0" : "198.51.100.0/24"),
                maybe(IpAddress.parse(six ? "fe80::1" : "10.0.0.254")), maybe("eth1"),
                maybe(IpAddress.parse(six ? "2001:db8::1" : "10.0.0.1")), maybe(random.nextLong(1L << 32)),
                maybe(1 + random.nextLong((1L << 32) - 1)));
    }

    private List<TrackSpec> track(List<String> checks) {
        List<TrackSpec> track = new ArrayList<>();
        for (String check : checks) {
            if (random.nextBoolean()) {
                track.add(new TrackSpec(new TrackSpec.OfCheck(check), random.nextInt(507) - 253, random.nextBoolean()));
            }
        }
        if (random.nextBoolean()) {
            track.add(
                    new TrackSpec(new TrackSpec.OfInterface("eth7"), random.nextInt(507) - 253, random.nextBoolean()));
        }
        return track;
    }

    private Check check() {
        long interval = (10 + random.nextInt(100_000)) * MILLI;
        return new Check(name(), probe(), 1 + random.nextInt(9), 1 + random.nextInt(9), interval,
                random.nextBoolean() ? interval : MILLI * (1 + random.nextInt(10)), pick(Check.Initial.values()));
    }

    private Probe probe() {
        return switch (random.nextInt(7)) {
            case 0 -> new Probe.Processes("nginx", random.nextInt(3), maybe(3 + random.nextInt(9)));
            case 1 ->
                new Probe.Tcp(new HostPort(pick("::1", "127.0.0.1", "db.example.org"), 1 + random.nextInt(65_535)));
            case 2 -> new Probe.Http(URI.create(pick("http://127.0.0.1/x?a=b#c", "https://[::1]:8443/", "http://h")),
                    new StatusSet(List.of(new StatusSet.Range(200, 200 + random.nextInt(100)),
                            new StatusSet.Range(404, 404))),
                    maybe(pick("ready", "\"ok\": true", "a 'b' \\ c", "é \u00a0")), 1 + random.nextInt(1024 * 1024),
                    maybe("www.example.org"), random.nextBoolean());
            case 3 -> new Probe.Icmp(pick("::1", "10.0.0.254", "gw"));
            case 4 -> new Probe.Script("check-app");
            case 5 -> new Probe.File(pick("/run/drain", "/a b/#c", "/x: y"), pick(Probe.FileState.values()));
            default -> new Probe.Interface("eth3");
        };
    }

    private NotifyRule notification(List<String> routers) {
        return new NotifyRule(List.of(pick(NotifyRule.Event.values())),
                random.nextBoolean()
                        ? new NotifyRule.Script("tell")
                        : new NotifyRule.Webhook(URI.create("https://h/x")),
                routers.isEmpty() || random.nextBoolean() ? List.of() : List.of(routers.getFirst()), List.of());
    }

    private String name() {
        names++;
        return random.nextInt(3) == 0 ? pick(ODD_NAMES) + names : "n" + names;
    }

    private <T> List<T> list(int most, java.util.function.Supplier<T> item) {
        List<T> items = new ArrayList<>();
        int count = random.nextInt(most + 1);
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
