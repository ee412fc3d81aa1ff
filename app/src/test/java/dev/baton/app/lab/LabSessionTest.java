package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Quiet;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;

import static org.assertj.core.api.Assertions.assertThat;

@Order(Quiet.LATE)
@ResourceLock(Quiet.MACHINE)
class LabSessionTest {
    private static final long LIMIT_SECONDS = 60;
    private final Pulse[] pulse = new Pulse[1];
    private final LabSession[] session = new LabSession[1];

    @BeforeEach
    void open() throws Throwable {
        FxExtension.onFx(() -> {
            pulse[0] = new Pulse();
            session[0] = new LabSession(pulse[0], LabSetup.of(LabPreset.THREE));
            session[0].setSpeed(20);
        });
    }

    @AfterEach
    void close() throws Throwable {
        FxExtension.onFx(session[0]::close);
    }

    private void until(Predicate<LabState> condition) throws Throwable {
        untilTrue(() -> condition.test(session[0].state().get()));
    }

    private void untilTrue(BooleanSupplier condition) throws Throwable {
        CountDownLatch met = new CountDownLatch(1);
        Subscription[] frames = new Subscription[1];
        FxExtension.onFx(() -> frames[0] = pulse[0].eachFrame(_ -> {
            if (condition.getAsBoolean()) {
                met.countDown();
            }
        }));
        boolean done = met.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        FxExtension.onFx(frames[0]::unsubscribe);
        assertThat(done).isTrue();
    }

    private static List<String> masters(LabState state) {
        return state.snapshot().clusters().stream().flatMap(c -> c.masters().stream()).map(Member::node).toList();
    }

    private static boolean ready(LabState state) {
        return !state.snapshot().clusters().isEmpty()
                && state.snapshot().clusters().stream().map(Cluster::health).allMatch(Health.READY::equals);
    }

    @Test
    void killedMaster_isSucceededAndTheStoryIsInTheLog() throws Throwable {
        until(LabSessionTest::ready);
        session[0].perform(new LabCommand.Kill("n1"));
        until(state -> masters(state).equals(List.of("n2")));
        FxExtension.onFx(() -> assertThat(session[0].state().get().log())
                .anyMatch(line -> line instanceof LabLine.Commanded c && c.command().equals(new LabCommand.Kill("n1")))
                .anyMatch(line -> line instanceof LabLine.Moved m && m.node().equals("n2")));
    }

    @Test
    void snapshotAndAdverts_comeOnTheFxThread() throws Throwable {
        List<Sighting.AdvertSeen> heard = new ArrayList<>();
        List<Boolean> threads = new ArrayList<>();
        FxExtension.onFx(() -> {
            session[0].onAdverts(adverts -> {
                threads.add(Fx.isFxThread());
                heard.addAll(adverts);
            });
            session[0].snapshot().subscribe(_ -> threads.add(Fx.isFxThread()));
        });
        untilTrue(() -> heard.size() > 10);
        FxExtension.onFx(() -> {
            assertThat(threads).doesNotContain(false);
            assertThat(session[0].snapshot().get()).isSameAs(session[0].state().get().snapshot());
        });
    }

    @Test
    void paused_standsStillAndSaysSo() throws Throwable {
        until(LabSessionTest::ready);
        session[0].setPaused(true);
        untilTrue(() -> !session[0].live().get());
        long[] before = new long[1];
        FxExtension.onFx(() -> before[0] = session[0].state().get().nowNanos());
        session[0].perform(new LabCommand.Link("n3", false));
        until(state -> state.nodes().stream().anyMatch(n -> !n.linkUp()));
        FxExtension.onFx(() -> assertThat(session[0].state().get().nowNanos()).isEqualTo(before[0]));
        session[0].setPaused(false);
        until(state -> state.nowNanos() > before[0]);
    }

    @Test
    void presetThatCannotBe_isToldAndTheOldOneGoesOn() throws Throwable {
        session[0].restart(new LabSetup(LabPreset.FLEET, OptionalInt.of(200), 1));
        until(state -> state.problem().isPresent());
        FxExtension.onFx(() -> assertThat(session[0].state().get().setup().preset()).isEqualTo(LabPreset.THREE));
    }

    @Test
    void closed_leavesNoThreadAndNothingChanges() throws Throwable {
        until(LabSessionTest::ready);
        FxExtension.onFx(() -> {
            assertThat(session[0].isRunning()).isTrue();
            session[0].close();
            assertThat(session[0].isRunning()).isFalse();
            assertThat(session[0].live().get()).isFalse();
            session[0].perform(new LabCommand.Kill("n1"));
        });
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().startsWith("baton-lab"));
    }
}
