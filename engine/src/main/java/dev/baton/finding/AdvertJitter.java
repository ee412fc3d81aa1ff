package dev.baton.finding;

import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.vrrp.Timing;
import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// S06: the master's advertisements come so unevenly that the skew time of the quickest known backup is used up by it.
/// Lost advertisements are not jitter: each interval is measured against the nearest multiple. Advertisements that come
/// early answer a rival and count as on time.
final class AdvertJitter implements StreamCheck {
    /// How many intervals are looked at.
    static final int SAMPLES = 100;
    private static final int MIN_SAMPLES = 40;
    private static final int PERCENT = 100;
    /// Five in a hundred may be worse than the 95th percentile.
    private static final int ALLOWED_PERCENT = 5;

    private final ClusterNotes notes;
    private final long[] samples = new long[SAMPLES];
    private int sampled;
    private int next;
    private Optional<Sender> speaker = Optional.empty();

    AdvertJitter(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        Optional<Sender> last = before.sameBefore(now);
        boolean isRow = !now.resigns() && last.isPresent() && last.get().intervalNanos() == now.intervalNanos()
                && now.intervalNanos() > 0 && !before.isContested(now.source(), now.atNanos())
                && speaker.filter(s -> s.said().version() != now.said().version()).isEmpty();
        if (!isRow) {
            boolean isOtherVersion = before.speaksBoth(now.source(), now.atNanos());
            if (!isOtherVersion) {
                sampled = 0;
                next = 0;
                speaker = now.resigns() ? Optional.empty() : Optional.of(now);
            }
            return;
        }
        sample(now.atNanos() - last.get().atNanos(), now.intervalNanos());
        speaker = Optional.of(now);
    }

    private void sample(long gap, long interval) {
        long times = Math.max(1, Math.round((double) gap / interval));
        if (gap < 0 || times > Sender.DOWN_INTERVALS) {
            return;
        }
        samples[next] = gap < interval ? 0 : Math.abs(gap - times * interval);
        next = (next + 1) % SAMPLES;
        sampled = Math.min(sampled + 1, SAMPLES);
    }

    @Override
    public void look(Look look) {
        if (speaker.isEmpty() || sampled < MIN_SAMPLES) {
            return;
        }
        Sender master = speaker.get();
        OptionalLong margin = margin(look.cluster(), master.source());
        if (margin.isEmpty()) {
            return;
        }
        int late = 0;
        for (int i = 0; i < sampled; i++) {
            late += samples[i] > margin.getAsLong() ? 1 : 0;
        }
        if (late * PERCENT > ALLOWED_PERCENT * sampled) {
            notes.holds(Code.S06, master.packet(), look.nowNanos(), master.intervalNanos(), () -> new Told(
                    "Advertisements of %s come unevenly: more than 5 %% are off by more than %s, the skew time of its quickest backup"
                            .formatted(master.source(), ClusterNotes.time(margin.getAsLong())),
                    "the last of " + MIN_SAMPLES + " intervals or more",
                    "Look for a busy host or queues at " + master.source()
                            + ", lengthen the interval, or lower the priority of the backups"));
        } else {
            notes.ends(Code.S06, look.nowNanos());
        }
    }

    /// The skew time of the quickest member that could take over, if any is known.
    private static OptionalLong margin(Cluster cluster, IpAddress master) {
        return cluster.members().stream().filter(m -> !m.source().equals(master)).mapToInt(AdvertJitter::priority)
                .filter(p -> p > 0 && p < VrrpMessage.OWNER_PRIORITY)
                .mapToLong(p -> Timing.skewNanos(cluster.version(), p, cluster.intervalNanos())).min();
    }

    private static int priority(Member member) {
        return member.priority().value();
    }
}
