package dev.baton.app.push;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.util.Subscription;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.draft.Bases;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.testing.FxExtension;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.draft.Draft;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// A lab with a push over it, as the window has them.
final class LabStage implements AutoCloseable {
    private static final long LIMIT_SECONDS = 240;
    private static final double SPEED = 10;

    final Tasks tasks = new Tasks();
    final Pulse pulse;
    final LabSession lab;
    private final UnaryOperator<Bases> way;
    private Staging staging;
    private PushViewModel model;
    /// Why the last push did not begin, for the message of a failure.
    private String refused = "";

    LabStage(LabPreset preset) throws Throwable {
        this(preset, bases -> bases);
    }

    /// @param way what stands between the window and the lab's nodes
    LabStage(LabPreset preset, UnaryOperator<Bases> way) throws Throwable {
        this.way = way;
        FxExtension.start();
        Pulse[] made = new Pulse[1];
        LabSession[] begun = new LabSession[1];
        onFx(() -> {
            made[0] = new Pulse();
            begun[0] = new LabSession(made[0], LabSetup.of(preset));
            begun[0].setSpeed(SPEED);
        });
        pulse = made[0];
        lab = begun[0];
        staging = Staging.none();
        until(() -> !lab.snapshot().get().clusters().isEmpty() && lab.snapshot().get().clusters().stream()
                .map(Cluster::health).allMatch(Health.READY::equals));
        onFx(this::anew);
        model = remade();
    }

    /// What is staged begins with what runs now.
    void anew() {
        staging = new Staging(lab.bases().map(way));
    }

    PushViewModel remade() throws Throwable {
        PushViewModel[] made = new PushViewModel[1];
        onFx(() -> made[0] = new PushViewModel(staging, lab, pulse, tasks, PushHome.passing()));
        model = made[0];
        return model;
    }

    Staging staging() {
        return staging;
    }

    PushViewModel model() {
        return model;
    }

    PushViewModel.State state() {
        return model.state().get();
    }

    /// What stands in a node's configuration, as the window knows it.
    String base(String node) {
        Bases bases = lab.bases().orElseThrow();
        return bases.bases().get().stream().filter(b -> b.node().equals(node)).findFirst().orElseThrow().text();
    }

    Optional<Draft> draft(String node) {
        return staging.workspace().get().draft(node);
    }

    boolean isMaster(String node) {
        return lab.snapshot().get().clusters().stream().allMatch(c -> c.holder().filter(m -> m.node().equals(node))
                .isPresent());
    }

    /// Waits until it is so, looking every frame.
    void until(BooleanSupplier condition) throws Throwable {
        CountDownLatch met = new CountDownLatch(1);
        Subscription[] frames = new Subscription[1];
        onFx(() -> frames[0] = pulse.eachFrame(_ -> {
            if (condition.getAsBoolean()) {
                met.countDown();
            }
        }));
        boolean done = met.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        onFx(frames[0]::unsubscribe);
        assertThat(done).as(refused).isTrue();
    }

    /// Waits for the preparation and begins.
    void push() throws Throwable {
        onFx(model::open);
        until(() -> state().prepared().isPresent() && !state().isAsking());
        onFx(() -> {
            model.agree(true);
            refused = model.whyNot() + " " + state().prepared().orElseThrow().concerns();
            model.start();
        });
    }

    @Override
    public void close() {
        try {
            onFx(() -> {
                model.close();
                lab.close();
            });
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        tasks.close();
    }
}
