package dev.baton.commit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.manage.Engine;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;

/// Sees whether the routers of an engine run as a configuration says: not what was told to them, but what they tell.
final class Verification {
    /// How long it waits for that: an engine's state may be as old as 20 ms.
    static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long STEP_NANOS = 25_000_000L;
    private static final int TRIES = Math.toIntExact(PATIENCE_NANOS / STEP_NANOS);
    /// The most that is told.
    private static final int MAX_TOLD = 10;

    private final Pause pause;

    Verification(Pause pause) {
        this.pause = pause;
    }

    /// What was seen.
    ///
    /// @param differences how the routers differ from the configuration; none: they run as it says
    /// @param remarks     what somebody should know although they do
    record Seen(List<String> differences, List<String> remarks) {
        Seen {
            differences = List.copyOf(differences);
            remarks = List.copyOf(remarks);
        }

        boolean isGood() {
            return differences.isEmpty();
        }
    }

    /// Looks until it is good, or patience is over.
    Seen look(Engine engine, NodeConfig wanted, ConfigStamp stamp) {
        Seen seen = once(engine, wanted, stamp);
        for (int tries = 1; tries < TRIES && !seen.isGood(); tries++) {
            pause.nanos(STEP_NANOS);
            seen = once(engine, wanted, stamp);
        }
        return seen;
    }

    private static Seen once(Engine engine, NodeConfig wanted, ConfigStamp stamp) {
        NodeState state = engine.state();
        List<String> differences = new ArrayList<>();
        if (!state.config().equals(stamp)) {
            differences.add("The engine says that it runs generation " + state.config().generation() + ", not "
                    + stamp.generation() + ".");
        }
        if (!engine.config().equals(wanted)) {
            differences.add("The engine has another configuration than it was given.");
        }
        Set<String> present = new LinkedHashSet<>();
        List<String> remarks = new ArrayList<>();
        for (RouterState router : state.routers()) {
            present.add(router.name());
            wanted.router(router.name()).ifPresentOrElse(spec -> compare(spec, router, differences),
                    () -> differences.add(router.name() + " runs although the configuration has no such router."));
            remark(router, remarks);
        }
        wanted.routers().stream().filter(spec -> !present.contains(spec.name()))
                .forEach(spec -> differences.add(spec.name() + " does not run."));
        return new Seen(limited(differences), limited(remarks));
    }

    private static void compare(RouterSpec wanted, RouterState router, List<String> differences) {
        differ(router, "on interface", wanted.interfaceName(), router.interfaceName(), differences);
        differ(router, "with VRID", wanted.vrid(), router.vrid(), differences);
        differ(router, "with version", wanted.version(), router.version(), differences);
        differ(router, "with an interval in nanoseconds of", wanted.advertIntervalNanos(), router.intervalNanos(),
                differences);
        Set<VirtualAddress> addresses = wanted.addresses().stream().map(PlacedAddress::address)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        differ(router, "with addresses", addresses, new LinkedHashSet<>(router.addresses()), differences);
    }

    private static void differ(RouterState router, String what, Object wanted, Object seen,
            List<String> differences) {
        if (!wanted.equals(seen)) {
            differences.add(router.name() + " runs " + what + " " + seen + ", not " + wanted + ".");
        }
    }

    /// A router that cannot serve runs as configured all the same.
    private static void remark(RouterState router, List<String> remarks) {
        if (router.role() == Role.FAULT) {
            remarks.add(router.name() + " is in FAULT: " + router.causes().stream()
                    .map(cause -> cause.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                            + cause.name())
                    .collect(Collectors.joining(", ")) + ".");
        } else if (router.role() == Role.INIT) {
            remarks.add(router.name() + " has not started yet: it waits for what it tracks.");
        }
    }

    private static List<String> limited(List<String> sentences) {
        return sentences.size() <= MAX_TOLD
                ? sentences
                : List.of(String.join(" ", sentences.subList(0, MAX_TOLD)),
                        (sentences.size() - MAX_TOLD) + " more like these.");
    }
}
