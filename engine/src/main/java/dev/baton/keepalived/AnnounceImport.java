package dev.baton.keepalived;

import java.util.Optional;
import java.util.function.LongFunction;

import dev.baton.config.Quantities;
import dev.baton.vrrp.Announcing;
import dev.baton.wire.Family;

/// When a router announces its addresses: the instance's keywords, else the global ones, else the defaults.
final class AnnounceImport {
    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_ROUNDS = 100;
    private static final long LONGEST_SPACING = 10 * SECOND;
    private static final long LONGEST_REPEAT = 3600 * SECOND;
    private static final long LONGEST_REFRESH = 24 * 3600 * SECOND;

    private final Vendor vendor;
    private final Report report;

    AnnounceImport(Vendor vendor, Report report) {
        this.vendor = vendor;
        this.report = report;
    }

    Announcing of(VrrpInstance instance, String interfaceName, Family family) {
        GlobalDefs globals = vendor.globals();
        Announcing usual = globals.minGarp()
                ? new Announcing(1, Announcing.DEFAULT.spacingNanos(), 0, Announcing.DEFAULT.refreshNanos())
                : Announcing.DEFAULT;
        long burst = within(instance.garpRepeat().or(globals::garpRepeat), usual.burst(), 1, MOST_ROUNDS,
                Long::toString);
        long repeat = within(instance.garpDelay().or(globals::garpDelay), usual.repeatNanos(), 0, LONGEST_REPEAT,
                Quantities::duration);
        long refresh = within(instance.garpRefresh().or(globals::garpRefresh), usual.refreshNanos(), 0,
                LONGEST_REFRESH, Quantities::duration);
        long spacing = within(spacing(interfaceName, family), usual.spacingNanos(), 0, LONGEST_SPACING,
                Quantities::duration);
        return new Announcing(Math.toIntExact(burst), spacing, repeat, refresh);
    }

    /// The interface's group comes before the global definition.
    private Optional<Given<Long>> spacing(String interfaceName, Family family) {
        boolean isFour = family == Family.IPV4;
        return vendor.garpGroups().stream().filter(group -> group.interfaces().contains(interfaceName))
                .flatMap(group -> (isFour ? group.garpInterval() : group.gnaInterval()).stream()).findFirst()
                .or(() -> isFour ? vendor.globals().garpInterval() : vendor.globals().gnaInterval());
    }

    private long within(Optional<Given<Long>> given, long usual, long least, long most, LongFunction<String> words) {
        if (given.isEmpty()) {
            return usual;
        }
        long value = Math.clamp(given.get().value(), least, most);
        if (value != given.get().value()) {
            report.changed(given.get().node(), words.apply(value), "Here it is " + words.apply(least) + " to "
                    + words.apply(most) + ".");
        }
        return value;
    }
}
