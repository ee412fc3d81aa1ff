package dev.baton.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeSample;
import dev.baton.api.Refusal;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.drill.DrillAct;
import dev.baton.drill.DrillEvent;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;

/// Begins probes, here and on nodes, and fetches what they find out. Times come out on the clock of the ground.
final class ProbePolls {
    /// How often what was found out is fetched.
    static final long EVERY_NANOS = 50_000_000L;
    /// A vantage that cannot be fetched from for so long is given up.
    static final long PATIENCE_NANOS = 5_000_000_000L;

    private final DrillGround ground;
    private final Seats seats;
    private final Consumer<DrillEvent> events;
    private final List<Run> runs = new ArrayList<>();

    ProbePolls(DrillGround ground, Seats seats, Consumer<DrillEvent> events) {
        this.ground = ground;
        this.seats = seats;
        this.events = events;
    }

    /// How a run is reached: on this machine or on a node.
    private interface Reach {
        void begin();

        ProbeBatch after(int sequence);

        void end();
    }

    private final class Run {
        private final DrillAct.Probe probe;
        private final Reach reach;
        private final AtomicBoolean isOut = new AtomicBoolean();
        private volatile boolean isBegun;
        private volatile boolean isOver;
        private volatile int last = -1;
        private volatile long dueNanos;
        private volatile long goodNanos;

        Run(DrillAct.Probe probe) {
            this.probe = probe;
            this.reach = probe.vantage().from().isEmpty() ? new Here(probe) : new There(probe);
            this.goodNanos = ground.nowNanos();
        }

        /// Has it begun, or fetched from; one question at a time.
        void go() {
            boolean isDue = !isOver && ground.nowNanos() >= dueNanos;
            if (isDue && isOut.compareAndSet(false, true)) {
                ground.work(() -> {
                    try {
                        ask();
                    } catch (Refusal e) {
                        giveUp(String.valueOf(e.getMessage()));
                    } catch (NodeFailure.Refused e) {
                        giveUp(String.valueOf(e.getMessage()));
                    } catch (NodeFailure e) {
                        retry(String.valueOf(e.getMessage()));
                    } finally {
                        isOut.set(false);
                    }
                });
            }
        }

        private void ask() {
            if (!isBegun) {
                reach.begin();
                isBegun = true;
            }
            long asked = ground.nowNanos();
            ProbeBatch batch = reach.after(last);
            long received = ground.nowNanos();
            goodNanos = received;
            if (isOver) {
                return;
            }
            take(batch, asked, received);
            boolean isFull = batch.samples().size() >= ProbeBatch.MOST;
            dueNanos = isFull ? received : received + EVERY_NANOS;
            isOver |= batch.isEnded() && !isFull;
        }

        private void take(ProbeBatch batch, long asked, long received) {
            Vantage vantage = probe.vantage();
            long offset = 0;
            long error = 0;
            if (!vantage.from().isEmpty()) {
                Offset clock = seats.offset(vantage.from());
                clock.answered(batch.nowNanos(), asked, received, 0);
                ground.clockRead(vantage.from(), batch.nowNanos(), asked, received);
                offset = clock.nanos();
                error = clock.errorNanos(received);
            }
            List<ProbeSample> samples = new ArrayList<>(batch.samples().size());
            for (ProbeSample sample : batch.samples()) {
                samples.add(new ProbeSample(sample.sequence(), sample.sentNanos() - offset, sample.roundTripNanos(),
                        sample.by()));
                last = Math.max(last, sample.sequence());
            }
            if (!samples.isEmpty() || batch.trouble().isPresent()) {
                events.accept(new DrillEvent.ProbesCame(List.of(new Strip(vantage, samples, error,
                        batch.trouble().orElse("")))));
            }
        }

        private void retry(String why) {
            dueNanos = ground.nowNanos() + EVERY_NANOS;
            if (ground.nowNanos() - goodNanos > PATIENCE_NANOS) {
                giveUp(why);
            }
        }

        private void giveUp(String why) {
            if (!isOver) {
                isOver = true;
                events.accept(new DrillEvent.ProbesCame(List.of(new Strip(probe.vantage(), List.of(), 0, why))));
            }
        }

        void end() {
            boolean wasBegun = isBegun;
            isOver = true;
            if (wasBegun) {
                ground.work(() -> {
                    try {
                        reach.end();
                    } catch (NodeFailure | Refusal _) {
                        // It ends by itself before long.
                    }
                });
            }
        }
    }

    private final class Here implements Reach {
        private final DrillAct.Probe probe;

        Here(DrillAct.Probe probe) {
            this.probe = probe;
        }

        @Override
        public void begin() {
            ground.here().begin(probe.request());
        }

        @Override
        public ProbeBatch after(int sequence) {
            return ground.here().after(probe.request().id(), sequence);
        }

        @Override
        public void end() {
            ground.here().end(probe.request().id());
        }
    }

    private final class There implements Reach {
        private final DrillAct.Probe probe;

        There(DrillAct.Probe probe) {
            this.probe = probe;
        }

        private NodeCalls calls() {
            return seats.calls(probe.vantage().from());
        }

        @Override
        public void begin() {
            calls().probe(probe.request());
        }

        @Override
        public ProbeBatch after(int sequence) {
            return calls().probed(probe.request().id(), sequence);
        }

        @Override
        public void end() {
            calls().endProbe(probe.request().id());
        }
    }

    void begin(List<DrillAct.Probe> probes) {
        probes.forEach(probe -> runs.add(new Run(probe)));
        tick();
    }

    /// Fetches what is due.
    void tick() {
        runs.forEach(Run::go);
    }

    void end() {
        runs.forEach(Run::end);
        runs.clear();
    }
}
