package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import dev.baton.api.RouterState;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;

/// Works out who takes over after a fault, and when, from what the nodes say of their routers: RFC 9568 sections 6.1 and 6.4.
/// The engine's own prediction is held against it by [Planner].
final class Heirs {
    private static final int LEVELS = 256;
    private static final String AT_ONCE = "no timer runs";

    /// Of two that begin at once the higher address stays (RFC 9568 section 6.4.3).
    private static final Comparator<Party> BY_ADDRESS = Comparator
            .comparing((Party p) -> p.router().source()).reversed();

    private final List<Party> backups;

    Heirs(Scene scene) {
        this.backups = scene.backups();
    }

    /// Who takes over when the master is not heard any more.
    Optional<Takeover> silent() {
        return backups.stream()
                .min(Comparator.comparingLong((Party p) -> p.router().masterDownNanos()).thenComparing(BY_ADDRESS))
                .map(this::silent);
    }

    private Takeover silent(Party heir) {
        long most = slowest(heir, RouterState::masterDownNanos);
        long least = heir.group().stream().filter(r -> r.role() == Role.BACKUP)
                .mapToLong(r -> r.masterDownNanos() - r.learnedNanos()).max()
                .orElse(heir.router().masterDownNanos() - heir.router().learnedNanos());
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(Mark.TRIGGER, Mark.TIMER, heir.router().masterDownNanos(), downWords(heir)));
        return new Takeover(heir, most, least, most, least, 0, ended(phases, heir, most));
    }

    /// Who takes over when the master says that it goes, by priority 0.
    Optional<Takeover> resigned() {
        return backups.stream().min(Comparator.comparingLong(Party::skewNanos).thenComparing(BY_ADDRESS))
                .map(this::resigned);
    }

    private Takeover resigned(Party heir) {
        long most = slowest(heir, Heirs::skewNanos);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(Mark.TRIGGER, Mark.PRIORITY_ZERO, 0, "it is sent at once"));
        phases.add(new Phase(Mark.PRIORITY_ZERO, Mark.TIMER, heir.skewNanos(), skewWords(heir)));
        return new Takeover(heir, most, most, most, most, 0, ended(phases, heir, most));
    }

    /// Who takes over when the master goes on with another priority.
    Optional<Takeover> preempting(int priority) {
        return backups.stream().filter(p -> isAbove(p, priority))
                .min(Comparator.comparingLong((Party p) -> preemptNanos(p.router())).thenComparing(BY_ADDRESS))
                .map(this::preempting);
    }

    /// Whether it preempts a priority, and its whole group does.
    private static boolean isAbove(Party party, int priority) {
        return party.preempts() && party.priority() > priority && party.group().stream()
                .filter(r -> r.role() == Role.BACKUP)
                .allMatch(r -> r.preempt() && r.priority().value() > priority);
    }

    private Takeover preempting(Party heir) {
        long own = preemptNanos(heir.router());
        long most = slowest(heir, Heirs::preemptNanos);
        long least = heir.group().stream().filter(r -> r.role() == Role.BACKUP)
                .mapToLong(r -> preemptNanos(r) - r.learnedNanos()).max()
                .orElse(own - heir.router().learnedNanos());
        long delay = own - heir.router().masterDownNanos();
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(Mark.TRIGGER, Mark.TIMER, own, delay == 0
                ? downWords(heir)
                : "preempt delay " + Spans.of(heir.router().preemptDelayNanos()) + ", up to the next advert, then "
                        + downWords(heir)));
        return new Takeover(heir, most, least, 0, 0, 0, ended(phases, heir, most));
    }

    /// Whoever would preempt with the highest priority: the one that the holder is to be put below.
    Optional<Party> strongest() {
        return backups.stream().filter(p -> isAbove(p, 0))
                .max(Comparator.comparingInt(Party::priority).thenComparing(BY_ADDRESS.reversed()));
    }

    /// A backup that claims the addresses.
    static Takeover claiming(Party heir) {
        return new Takeover(heir, 0, 0, 0, 0, 0,
                List.of(new Phase(Mark.TRIGGER, Mark.MASTER, 0, "claimed above the holder: " + AT_ONCE),
                        new Phase(Mark.MASTER, Mark.FIRST_REPLY, 0, "the addresses are up and announced before the"
                                + " holder lets go of them")));
    }

    /// Preemption begins with the first advert of the lower priority. A master that is spared for a delay is followed until
    /// the last advert within that delay; then it has the master down interval left.
    private static long preemptNanos(RouterState router) {
        long interval = Math.max(1, router.learnedNanos());
        return router.masterDownNanos() + Math.ceilDiv(router.preemptDelayNanos(), interval) * interval;
    }

    /// The longest wait of those that have to be MASTER together with the heir.
    private static long slowest(Party heir, ToLongFunction<RouterState> wait) {
        return Math.max(wait.applyAsLong(heir.router()),
                heir.group().stream().filter(r -> r.role() == Role.BACKUP).mapToLong(wait).max().orElse(0));
    }

    private static long skewNanos(RouterState router) {
        return Timing.skewNanos(router.version(), router.priority().value(), router.learnedNanos());
    }

    private static List<Phase> ended(List<Phase> phases, Party heir, long moveNanos) {
        long known = phases.stream().mapToLong(Phase::nanos).sum();
        phases.add(new Phase(Mark.TIMER, Mark.MASTER, moveNanos - known, moveNanos == known
                ? AT_ONCE
                : "the other routers of its sync group " + heir.router().group().orElse("") + " have to be ready"));
        phases.add(new Phase(Mark.MASTER, Mark.FIRST_REPLY, 0, "addresses up, announced, answered: " + AT_ONCE));
        return phases;
    }

    /// The formula of the skew time with its numbers.
    static String skewWords(Party heir) {
        String factor = "(" + LEVELS + " − " + heir.priority() + ")";
        boolean isTwo = heir.router().version() == 2;
        return "skew " + (isTwo
                ? factor + " / " + LEVELS + " s"
                : "(" + factor + " × " + Spans.of(heir.router().learnedNanos()) + ") / " + LEVELS) + " = "
                + Spans.of(heir.skewNanos()) + rfc(isTwo);
    }

    private static String downWords(Party heir) {
        return heir.downAdverts() + " × " + Spans.of(heir.router().learnedNanos()) + " + skew "
                + Spans.of(heir.skewNanos()) + rfc(heir.router().version() == 2);
    }

    private static String rfc(boolean isTwo) {
        return isTwo ? " (RFC 3768 section 6.1)" : " (RFC 9568 section 6.1)";
    }

    /// The longest time that clients send to a rival that has yielded, until the holder announces its addresses anew. It
    /// answers each advertisement of the rival so, unless they come too fast; then it does so once the rival has been silent
    /// for that long.
    static long announcedAnewNanos(Party holder, Party heir) {
        return heir.router().intervalNanos() >= Announcing.RIVAL_SPACING_NANOS
                ? 0
                : holder.downAdverts() * Math.max(holder.router().intervalNanos(), heir.router().intervalNanos());
    }

    /// Whether a priority is an owner's.
    static boolean isOwner(Party party) {
        return party.priority() == RouterConfig.OWNER;
    }
}
