package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.loop.EventLoop;
import dev.baton.loop.NodeInput;
import dev.baton.loop.RouterView;
import dev.baton.loop.Trial;
import dev.baton.manage.SteerOrder;
import dev.baton.vrrp.Objection;
import dev.baton.vrrp.Order;
import dev.baton.vrrp.Steering;

/// Carries what persons tell routers to the loop, and keeps on disk what is to outlast the process. From any thread but the
/// loop's.
final class Steers {
    private static final Logger LOG = LoggerFactory.getLogger(Steers.class);
    /// How long the loop is given to do what it is told. It needs microseconds, unless the process does not run.
    static final long PATIENCE_MILLIS = 5_000;

    /// What came of an order, and what routers are told to last.
    private record Done(Optional<Objection> objection, Map<String, Steering> lasting) {}

    private final EventLoop loop;
    private final SteerBook book;

    Steers(EventLoop loop, SteerBook book) {
        this.loop = loop;
        this.book = book;
    }

    /// Tells a router something; returns once it has been done, and is on disk if it is to last.
    ///
    /// @throws Refusal if there is no such router, or it cannot be done in its state; nothing has changed then
    synchronized void steer(String router, SteerOrder order) {
        tell(router, order(order));
    }

    /// The same with an order of the election's own.
    synchronized void tell(String router, Order told) {
        Done done = onLoop(() -> new Done(loop.steer(router, told), lasting()));
        done.objection().ifPresent(Steers::refuse);
        book.write(done.lasting());
    }

    /// Puts a router through a failover test; returns once it has been done. Nothing of it lasts.
    ///
    /// @throws Refusal if there is no such router, or it would change nothing; nothing has changed then
    synchronized void subject(String router, Trial trial) {
        onLoop(() -> new Done(loop.subject(router, trial), Map.of())).objection().ifPresent(Steers::refuse);
    }

    /// Brings what is on disk in line with the routers that there are. If the loop does not come to it, the next order does.
    synchronized void keep() {
        try {
            book.write(onLoop(() -> new Done(Optional.empty(), lasting())).lasting());
        } catch (Refusal e) {
            LOG.warn("What routers were told is not brought up to date on disk: {}", e.getMessage());
        }
    }

    /// What a router has been told, as its clients know it.
    static dev.baton.api.Steering steering(RouterView router) {
        Steering steering = router.state().memory().steering();
        return new dev.baton.api.Steering(steering.maintenance(), steering.claim().isPresent(), steering.resigned(),
                steering.priority());
    }

    private static Order order(SteerOrder order) {
        return switch (order) {
            case SteerOrder.Claim(OptionalInt settleAt) -> new Order.Claim(settleAt);
            case SteerOrder.Resign _ -> new Order.Resign();
            case SteerOrder.Maintenance(boolean on) -> new Order.Maintenance(on);
            case SteerOrder.Priority(OptionalInt value) -> new Order.Priority(value);
        };
    }

    private Map<String, Steering> lasting() {
        Map<String, Steering> lasting = new LinkedHashMap<>();
        for (RouterView router : loop.routers()) {
            Steering steering = router.state().memory().steering().lasting();
            if (!steering.equals(Steering.NONE)) {
                lasting.put(router.config().name(), steering);
            }
        }
        return lasting;
    }

    /// Has something done on the loop's thread and waits for it. What it does not begin in time it does not do at all.
    private Done onLoop(Supplier<Done> deed) {
        AtomicBoolean taken = new AtomicBoolean();
        CompletableFuture<Done> answer = new CompletableFuture<>();
        boolean isTaken = loop.inbox().offer(new NodeInput.Asked(() -> {
            if (taken.compareAndSet(false, true)) {
                answer.complete(deed.get());
            }
        }));
        if (!isTaken) {
            throw overwhelmed();
        }
        return await(answer, taken);
    }

    private static Done await(CompletableFuture<Done> answer, AtomicBoolean taken) {
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (taken.compareAndSet(false, true)) {
                throw overwhelmed();
            }
            return answer.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that is completed does not fail", e);
        }
    }

    private static Refusal overwhelmed() {
        return new Refusal(Problem.Kind.UNAVAILABLE,
                "The node did not come to it; nothing was done. Try again, and look at the node's log.");
    }

    private static void refuse(Objection objection) {
        throw new Refusal(switch (objection.kind()) {
            case UNKNOWN -> Problem.Kind.NOT_FOUND;
            case RANGE -> Problem.Kind.REFUSED;
            case IDLE, NOT_STARTED, FAULTY, IS_MASTER, NOT_MASTER, IN_MAINTENANCE, UNBEATABLE, OWNER ->
                Problem.Kind.CONFLICT;
        }, objection.sentence());
    }
}
