package dev.baton.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.baton.adapter.notify.Intake;
import dev.baton.adapter.notify.Occurrence;
import dev.baton.finding.Finding;
import dev.baton.finding.StreamChecks;
import dev.baton.port.Clock;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

/// Looks for findings in what a node hears and sends, on a thread of its own and on copies of its own. It exists only
/// while a rule asks for findings. Frames that come faster than they can be looked at are shed, counted and told of.
final class FindingWatch implements Tap.Listener, AutoCloseable {
    /// How many frames may wait.
    static final int MAX_FRAMES = 4_096;
    /// How many of the node's own observations may wait.
    static final int MAX_NOTED = 1_024;
    /// How often it looks. Waiting instead of being woken, it costs those that hear and send nothing.
    private static final long LOOK_NANOS = 20_000_000L;
    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long COMPLAINT_NANOS = 10_000_000_000L;
    private static final long END_MILLIS = 500;

    private static final class Overheard {
        private final String interfaceName;
        private final byte[] bytes;
        private final long atNanos;

        Overheard(String interfaceName, byte[] bytes, long atNanos) {
            this.interfaceName = interfaceName;
            this.bytes = bytes;
            this.atNanos = atNanos;
        }
    }

    private final Intake<Overheard> intake = new Intake<>(MAX_FRAMES);
    private final Intake<Occurrence> noted = new Intake<>(MAX_NOTED);
    private final Clock clock;
    private final FindingNews news = new FindingNews();
    private final Consumer<Occurrence> told;
    private final Consumer<String> complaints;
    private final StreamChecks checks;
    private final Thread thread;
    private final String node;
    private volatile Optional<Subjects> known = Optional.empty();
    private volatile List<Finding> latest = List.of();
    private volatile Set<String> quiet = Set.of();
    private volatile boolean isEnding;
    private long number;
    private long shed;
    private long complainedNanos;
    private long tickedNanos;

    /// @param told       takes what is new, on this object's thread
    /// @param complaints takes sentences on frames that were shed
    FindingWatch(String node, Clock clock, Consumer<Occurrence> told, Consumer<String> complaints) {
        this.node = node;
        this.clock = clock;
        this.told = told;
        this.complaints = complaints;
        checks = new StreamChecks(node, Optional.empty());
        complainedNanos = clock.nowNanos();
        tickedNanos = complainedNanos;
        thread = Thread.ofPlatform().daemon().name("baton-findings").unstarted(this::run);
    }

    /// Begins to look.
    FindingWatch started() {
        thread.start();
        return this;
    }

    /// From now on these are ours.
    void know(Subjects subjects) {
        known = Optional.of(subjects);
    }

    /// What opens about these routers is not told for the time being.
    void quiet(Set<String> routers) {
        quiet = Set.copyOf(routers);
    }

    @Override
    public void passed(String interfaceName, byte[] frame, long atNanos, boolean isSent) {
        boolean _ = intake.offer(new Overheard(interfaceName, frame, atNanos));
    }

    /// The findings as they were at the last look, open and ended; from any thread.
    List<Finding> findings() {
        return latest;
    }

    /// The node has seen something itself, whose end nobody will see. Never waits.
    void note(Occurrence found) {
        boolean _ = noted.offer(found);
    }

    private void run() {
        while (!isEnding) {
            look();
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        tellNoted();
    }

    private void tellNoted() {
        Optional<Occurrence> next = noted.poll();
        while (next.isPresent()) {
            news.noted(next.get()).ifPresent(told);
            next = noted.poll();
        }
        news.untold(noted.takeShed());
    }

    /// Looks at everything that waits.
    void look() {
        known.ifPresent(subjects -> {
            checks.know(subjects.own(node));
            news.know(subjects);
            known = Optional.empty();
        });
        int waiting = intake.size();
        Optional<Overheard> next = intake.poll();
        while (next.isPresent()) {
            Overheard frame = next.get();
            number++;
            checks.see(Packet.of(number, frame.atNanos, frame.interfaceName, LinkType.ETHERNET,
                    frame.bytes.length, frame.bytes, Optional.empty()));
            waiting--;
            next = waiting > 0 ? intake.poll() : Optional.empty();
        }
        long now = clock.nowNanos();
        if (now - tickedNanos >= TICK_NANOS) {
            tickedNanos = now;
            checks.tick(now);
            latest = checks.findings();
            news.quiet(quiet);
            news.of(latest, clock.wall(), now).forEach(told);
        }
        tellNoted();
        complain(now);
    }

    private void complain(long nowNanos) {
        shed += intake.takeShed();
        if (shed > 0 && nowNanos - complainedNanos >= COMPLAINT_NANOS) {
            complaints.accept(shed + " packets came faster than they could be looked at for findings; the election has"
                    + " heard them.");
            shed = 0;
            complainedNanos = nowNanos;
        }
    }

    @Override
    public void close() {
        isEnding = true;
        LockSupport.unpark(thread);
        try {
            boolean _ = thread.join(java.time.Duration.ofMillis(END_MILLIS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
