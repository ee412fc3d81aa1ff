package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;

import dev.baton.app.control.Clusters;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.SampleSource;
import dev.baton.cluster.Snapshot;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;

/// A view model over tests that are played.
final class Played implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    final Tasks tasks = new Tasks();
    final SampleSource source = new SampleSource();
    final PlayedTester tester;
    final DrillDesk desk = new DrillDesk();
    final AtomicLong clock = new AtomicLong();
    final Pulse pulse;
    final FailoverViewModel model;

    Played() throws Throwable {
        this(new PlayedTester());
    }

    Played(PlayedTester tester) throws Throwable {
        this.tester = tester;
        FxExtension.start();
        List<Pulse> pulses = new ArrayList<>();
        List<FailoverViewModel> models = new ArrayList<>();
        onFx(() -> {
            source.show(new Snapshot(Clusters.NOW, List.of(Clusters.healthy()), 1));
            pulses.add(new Pulse());
            models.add(new FailoverViewModel(source, pulses.getFirst(), tasks, Optional.of(tester), desk, clock::get));
        });
        pulse = pulses.getFirst();
        model = models.getFirst();
    }

    FailoverState state() {
        return model.state().get();
    }

    void next(PlayedTester.Next next) {
        tester.script.add(next);
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
        assertThat(done).as(() -> String.valueOf(state())).isTrue();
    }

    /// Until the preflight of what is chosen is known.
    void ready() throws Throwable {
        onFx(model::open);
        until(() -> state().plan().isPresent() && !state().isAsking());
    }

    @Override
    public void close() {
        try {
            onFx(model::close);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        tasks.close();
    }
}
