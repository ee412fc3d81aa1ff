package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

import static dev.baton.vrrp.Driven.MS;
import static dev.baton.vrrp.Driven.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// What holds after every step, whatever happened before: random routers, random inputs at random times.
class StepPropertyTest {
    private static final int RUNS = 1_000;
    private static final int STEPS = 120;
    private static final List<String> SOURCES = List.of("10.0.0.1", "10.0.0.4", "10.0.0.6", "200.0.0.1");

    private static final List<ChecksumPolicy> POLICIES = List.of(ChecksumPolicy.AUTO, ChecksumPolicy.RFC9568,
            ChecksumPolicy.RFC5798);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStepKeepsTheRules(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int run = 0; run < RUNS; run++) {
            Driven router = new Driven(config(random));
            for (int i = 0; i < STEPS; i++) {
                router.now += pause(random, router);
                Input input = input(random, router);
                State before = router.state;
                List<Effect> effects = router.step(input);
                int place = i;
                String where = "seed " + seed + " run " + run;
                assertThat(brokenRule(router, before, input, effects)).as(() -> where + " step " + place + ": " + before
                        + " + " + input + " at " + router.now + " -> " + router.state + " " + effects).isEmpty();
            }
        }
    }

    /// The first rule that does not hold; empty when all do.
    private static String brokenRule(Driven router, State before, Input input, List<Effect> effects) {
        State after = router.state;
        Step again = router.router.step(before, input, router.now);
        if (!again.equals(new Step(after, effects))) {
            return "the same input gives the same step";
        }
        boolean hasTimer = after.role() == Role.BACKUP || after.role() == Role.MASTER;
        long earliest = input instanceof Input.TimerExpired ? router.now : Math.min(router.now, before.deadlineNanos());
        if (hasTimer ? after.deadlineNanos() < earliest : after.deadlineNanos() != State.NEVER) {
            return "a timer runs in BACKUP and MASTER only; none is set to the past, none is left there when it expires";
        }
        if (after.memory().seen().size() > VirtualRouter.SEEN_LIMIT) {
            return "the memory of oddities is bounded";
        }
        if (after.memory().steering().claim().isPresent() && after.role() != Role.MASTER) {
            return "a claim ends when MASTER is left";
        }
        String broken = brokenChain(before, after, effects, router.now);
        return broken.isEmpty() ? brokenEffects(router, before, input, effects) : broken;
    }

    private static String brokenChain(State before, State after, List<Effect> effects, long now) {
        Role role = before.role();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Notify(Transition transition)) {
                if (transition.from() != role || transition.to() == role || transition.atNanos() != now) {
                    return "each transition begins where the last one ended, changes the role, and is dated now";
                }
                role = transition.to();
                String broken = brokenEvidence(transition);
                if (!broken.isEmpty()) {
                    return broken;
                }
            }
        }
        if (role != after.role()) {
            return "whoever is notified knows the role";
        }
        boolean isKept = before.role() == after.role() && effects.stream().noneMatch(Effect.Notify.class::isInstance);
        return isKept ? keptSince(before, after) : sinceNow(after, now);
    }

    private static String keptSince(State before, State after) {
        return after.sinceNanos() == before.sinceNanos() ? "" : "a role that is kept keeps its beginning";
    }

    private static String sinceNow(State after, long now) {
        return after.sinceNanos() == now ? "" : "a new role begins now";
    }

    private static String brokenEvidence(Transition transition) {
        Evidence evidence = transition.evidence();
        boolean adds = switch (transition.reason()) {
            case MASTER_SILENT, PREEMPTED_LOWER -> evidence.silentNanos() >= evidence.masterDownNanos();
            case MASTER_RESIGNED -> evidence.silentNanos() >= evidence.skewNanos() && evidence.peerPriority() == 0;
            case HIGHER_PRIORITY -> evidence.peerPriority() > evidence.ownPriority();
            case HIGHER_ADDRESS -> evidence.peerPriority() == evidence.ownPriority()
                    && evidence.peer().orElseThrow().compareTo(Driven.OWN) > 0;
            case STALLED -> evidence.silentNanos() > evidence.downAdverts() * evidence.intervalNanos();
            case FAULT_RAISED, FAULT_CLEARED -> evidence.cause().isPresent();
            case OWNER_STARTED -> evidence.ownPriority() == RouterConfig.OWNER;
            case STARTED -> transition.from() == Role.INIT;
            case HANDED_OVER -> transition.to() == Role.MASTER && (evidence.peer().isEmpty()
                    || evidence.ownPriority() >= evidence.peerPriority());
            case RESIGNED -> transition.from() == Role.MASTER;
            case SHUTDOWN -> transition.to() == Role.INIT;
            case GROUP_PROMOTED -> transition.to() == Role.MASTER;
            case GROUP_DEMOTED -> transition.from() == Role.MASTER;
        };
        return adds ? "" : "the evidence adds up to the reason";
    }

    private static String brokenEffects(Driven router, State before, Input input, List<Effect> effects) {
        boolean was = before.role() == Role.MASTER;
        boolean is = router.state.role() == Role.MASTER;
        List<String> kinds = Driven.kinds(effects);
        if (kinds.contains("ReleaseAddresses") != (was && !is)
                || (was && !is && !kinds.getFirst().equals("ReleaseAddresses"))) {
            return "MASTER is left with the release of its addresses first, and nothing else releases";
        }
        boolean isReclaim = was && is && input instanceof Input.AddressesLost;
        if (kinds.contains("ClaimAddresses") != ((!was && is) || isReclaim)) {
            return "addresses are claimed on becoming MASTER, or when they were lost";
        }
        if (!was && is) {
            if (input instanceof Input.Ordered) {
                List<String> distinct = kinds.stream().distinct().toList();
                return distinct.equals(List.of("ClaimAddresses", "Announce", "SendAdvert", "Notify"))
                        ? ""
                        : "hand-over: addresses, announcement, advert, notification";
            }
            List<String> tail = kinds.subList(kinds.lastIndexOf("ClaimAddresses") - 1, kinds.size());
            if (!tail.equals(List.of("SendAdvert", "ClaimAddresses", "Announce", "Notify"))) {
                return "promotion: advert, addresses, announcement, notification";
            }
        }
        boolean speaksFor = Driven.adverts(effects).stream().allMatch(a -> a.priority() == 0
                ? was && !is
                : is && a.priority() == router.state.memory().priority().value());
        if (!speaksFor) {
            return "only a MASTER advertises, with its priority; only a leaving one sends 0";
        }
        return kinds.contains("Announce") && !is ? "only a MASTER announces" : "";
    }

    private static RouterConfig config(RandomGenerator random) {
        boolean isOld = random.nextInt(4) == 0;
        long interval = isOld ? random.nextLong(1, 5) * SECOND : random.nextLong(1, 300) * 10 * MS;
        Announcing announcing = new Announcing(random.nextInt(1, 6), random.nextLong(3) * 20 * MS,
                random.nextLong(2) * 5 * SECOND, random.nextLong(2) * 3 * SECOND);
        int priority = random.nextInt(5) == 0 ? 255 : random.nextInt(1, 255);
        return new RouterConfig("VI_1", "eth0", Driven.OWN.family(), 51, isOld ? 2 : 3,
                !isOld && random.nextInt(4) == 0, priority, interval, random.nextInt(4) > 0,
                random.nextLong(3) * SECOND, random.nextInt(2, 5), true, false, Driven.OWN, Driven.ADDRESSES, List.of(),
                Optional.empty(), POLICIES.get(random.nextInt(3)), announcing, random.nextInt(4) == 0);
    }

    private static long pause(RandomGenerator random, Driven router) {
        long toDeadline = router.state.deadlineNanos() == State.NEVER ? SECOND : router.untilDeadline();
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextLong(MS);
            case 2 -> random.nextLong(5 * SECOND);
            case 3 -> toDeadline + random.nextLong(20 * SECOND);
            case 4 -> toDeadline / 2;
            default -> toDeadline;
        };
    }

    private static Input input(RandomGenerator random, Driven router) {
        FaultCause cause = new FaultCause(FaultCause.Kind.CHECK_FAILED, random.nextBoolean() ? "x" : "y");
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> new Input.Started();
            case 3 -> new Input.Stopped();
            case 4 -> new Input.FaultRaised(cause);
            case 5, 6 -> new Input.FaultCleared(cause);
            case 7 -> new Input.PriorityChanged(
                    EffectivePriority.of(random.nextInt(6) == 0 ? 255 : random.nextInt(1, 255)));
            case 8 -> random.nextBoolean() ? new Input.GroupPromoted() : new Input.GroupDemoted();
            case 9 -> new Input.AddressesLost();
            case 10 -> new Input.IntervalRefused(source(random), random.nextLong(1, 9) * SECOND);
            case 11, 12, 13, 14 -> new Input.AdvertHeard(advert(random, router));
            case 15 -> new Input.Ordered(order(random));
            default -> new Input.TimerExpired();
        };
    }

    private static Order order(RandomGenerator random) {
        OptionalInt value = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 255));
        return switch (random.nextInt(6)) {
            case 0 -> new Order.Maintenance(random.nextBoolean());
            case 1 -> new Order.Priority(value);
            case 2 -> new Order.Resign();
            default -> new Order.Claim(value);
        };
    }

    private static Advert advert(RandomGenerator random, Driven router) {
        RouterConfig config = router.router.config();
        int version = config.interop() && random.nextBoolean() ? 2 : config.version();
        long interval = version == 2 || random.nextBoolean()
                ? config.advertIntervalNanos()
                : random.nextLong(1, 4096) * 10 * MS;
        ChecksumForm form = random.nextBoolean() ? ChecksumForm.PSEUDO_HEADER : ChecksumForm.MESSAGE_ONLY;
        return new Advert(source(random), version, random.nextInt(4) == 0 ? 0 : random.nextInt(256), interval,
                List.of(IpAddress.parse(random.nextInt(4) > 0 ? "10.0.0.100" : "10.0.0.101")),
                version == 3 ? Optional.of(form) : Optional.empty(),
                router.now - random.nextLong(3) * random.nextLong(SECOND));
    }

    private static IpAddress source(RandomGenerator random) {
        return IpAddress.parse(SOURCES.get(random.nextInt(SOURCES.size())));
    }
}
