package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.loop.DiscardCount;
import dev.baton.loop.EventLoop;
import dev.baton.loop.NodeInput;
import dev.baton.loop.RouterSetup;
import dev.baton.port.Clock;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// Tells from time to time what no single event tells: who else uses an address, what was discarded, what captures have
/// lost, and how many routers are in which state. Runs on a thread of its own and never keeps the loop waiting.
final class Bulletin {
    /// How often it looks.
    static final long EVERY_MILLIS = 1_000;
    /// How often discards and losses are summed up.
    static final long SUMMARY_SECONDS = 10;
    /// How many addresses are asked for at once when a configuration begins; a flood of questions helps nobody.
    static final int MAX_PROBES = 1_024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// What the loop has counted, taken on its own thread.
    private record Counted(List<DiscardCount> discards, long otherDiscards, long shed, Map<Role, Long> roles) {}

    private final EventLoop loop;
    private final Captures captures;
    private final AddressClaims claims;
    private final Notices notices;
    private final ServiceSocket manager;
    private final Clock clock;
    private final DiscardSummary summary = new DiscardSummary();
    private final Map<String, Long> lostBefore = new LinkedHashMap<>();
    private volatile Optional<Counted> counted = Optional.empty();
    private String status = "";
    private long shedBefore;
    private long summedAtNanos;

    Bulletin(EventLoop loop, Captures captures, AddressClaims claims, Notices notices, ServiceSocket manager,
            Clock clock) {
        this.loop = loop;
        this.captures = captures;
        this.claims = claims;
        this.notices = notices;
        this.manager = manager;
        this.clock = clock;
        this.summedAtNanos = clock.nowNanos();
    }

    /// Watches the addresses of `plan` from now on, and asks the segments who has them. The election does not wait for an
    /// answer.
    void begin(NodePlan plan) {
        List<AddressClaims.Watched> watched = plan.setup().routers().stream().map(r -> watched(r, plan)).toList();
        claims.watch(watched);
        int asked = 0;
        for (AddressClaims.Watched router : watched) {
            for (IpAddress address : router.addresses()) {
                if (asked++ < MAX_PROBES) {
                    captures.sendAside(router.interfaceName(), Probes.frame(router.ownMac(), address));
                }
            }
        }
    }

    private static AddressClaims.Watched watched(RouterSetup router, NodePlan plan) {
        RouterConfig config = router.config();
        MacAddress mac = plan.setup().links().stream().filter(l -> l.name().equals(config.interfaceName())).findFirst()
                .orElseThrow().mac();
        List<IpAddress> addresses = plan.placements().get(config.name()) == null
                ? List.of()
                : plan.placements().get(config.name()).addresses().stream().map(a -> a.address().address()).toList();
        return new AddressClaims.Watched(config.name(), config.interfaceName(), config.family(), config.vrid(), mac,
                addresses, Timing.masterDownNanos(config.version(), 1, config.advertIntervalNanos(),
                        config.downAdverts()));
    }

    /// Looks once.
    void tick() {
        long now = clock.nowNanos();
        claims.due(now).forEach(notices::inUse);
        long seconds = (now - summedAtNanos) / NANOS_PER_SECOND;
        counted.ifPresent(c -> {
            tellStatus(c);
            if (seconds >= SUMMARY_SECONDS) {
                summedAtNanos = now;
                sumUp(c, seconds);
            }
        });
        loop.inbox().offer(new NodeInput.Asked(this::count));
    }

    private void count() {
        counted = Optional.of(new Counted(loop.discards(), loop.otherDiscards(), loop.counters().shed(),
                loop.routers().stream()
                        .collect(Collectors.groupingBy(r -> r.state().role(), TreeMap::new,
                                Collectors.counting()))));
    }

    private void tellStatus(Counted now) {
        String text = now.roles.values().stream().mapToLong(Long::longValue).sum() + " routers: " + now.roles.entrySet()
                .stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
        if (!text.equals(status)) {
            status = text;
            manager.status(text);
        }
    }

    private void sumUp(Counted now, long seconds) {
        summary.since(now.discards, now.otherDiscards, seconds).forEach(line -> notices.found("", line));
        if (now.shed > shedBefore) {
            notices.found("", (now.shed - shedBefore) + " packets were dropped unread in the last " + seconds
                    + " s: more came than this machine can judge.");
            shedBefore = now.shed;
        }
        captures.counters().forEach((name, counters) -> tellLosses(name, counters, seconds));
    }

    private void tellLosses(String interfaceName, CaptureCounters counters, long seconds) {
        long lost = counters.dropped();
        long before = lostBefore.getOrDefault(interfaceName, 0L);
        if (lost > before) {
            notices.found("", interfaceName + ": the kernel has lost " + (lost - before) + " packets in the last "
                    + seconds + " s because they were not read fast enough.");
        }
        lostBefore.put(interfaceName, lost);
    }
}
