package dev.baton.doctor;

import java.util.function.Consumer;

import dev.baton.config.Quantities;
import dev.baton.config.RouterSpec;
import dev.baton.finding.Code;
import dev.baton.vrrp.Timing;

/// A takeover that is quicker than a busy host is late (C09).
final class TimingCheck implements HostCheck {
    /// For how long a process may have to wait for a processor on a busy or virtual host.
    static final long JITTER_NANOS = 50_000_000L;

    private static final long NANOS_PER_MICRO = 1_000L;

    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        for (RouterSpec router : host.config().routers()) {
            long down = Timing.masterDownNanos(router.version(), router.priority(), router.advertIntervalNanos(),
                    router.downAdverts());
            if (down < JITTER_NANOS) {
                found.accept(finding(host, router, down));
            }
        }
    }

    private static ConfigFinding finding(Host host, RouterSpec router, long down) {
        String interval = Quantities.duration(router.advertIntervalNanos());
        String shown = Quantities.duration(down / NANOS_PER_MICRO * NANOS_PER_MICRO);
        return ConfigFinding.at(Code.C09, host.subject(router.name()),
                host.document().router(router.name(), Part.INTERVAL),
                router.name() + " takes a master for dead after " + shown + " of silence (" + router.downAdverts()
                        + " × "
                        + interval + " and the skew of priority " + router.priority()
                        + "). A busy or virtual host can be kept waiting for a processor for "
                        + Quantities.duration(JITTER_NANOS)
                        + " and more: then the address moves although nothing has failed.",
                "Use an interval of 100ms (takeover within 0.4 s), or run the daemon with real-time priority on hosts that"
                        + " are known to be quick enough, and watch for S05 and S06.");
    }
}
