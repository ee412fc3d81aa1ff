package dev.baton.push.lab;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.adapter.reach.RequestRules;
import dev.baton.adapter.reach.Samples;
import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabHosts;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.manage.ProbeDesk;

/// Probes the virtual addresses of a lab, from a node of it or from a client host on the segment, in the lab's own time.
/// From any thread but the lab's.
final class LabProbeDesk implements ProbeDesk {
    /// How many runs go on at once from one place, and how many are kept with those that are over.
    static final int MAX_RUNS = 32;
    static final int MAX_KEPT = 64;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final LabDoor door;
    private final String from;
    /// Only the lab's thread touches these.
    private final Map<String, Run> runs = new LinkedHashMap<>();

    /// @param from a node, or [LabHosts#CLIENT]
    LabProbeDesk(LabDoor door, String from) {
        this.door = door;
        this.from = from;
    }

    private static final class Run implements LabHosts.Sink {
        private final ProbeRequest request;
        private final Samples samples = new Samples();
        private final long endNanos;
        private boolean isEnded;

        Run(ProbeRequest request, long nowNanos) {
            this.request = request;
            this.endNanos = nowNanos + request.forMillis() * NANOS_PER_MILLI;
        }

        @Override
        public int sent(long nowNanos) {
            return samples.sent(nowNanos);
        }

        @Override
        public void answered(int sequence, long nowNanos, String by) {
            samples.answered(sequence, nowNanos, request.kind() == ProbeKind.IDENTITY ? by : "");
        }

        @Override
        public boolean isOver() {
            return isEnded;
        }

        /// @param labNanos the time of the lab, by which it ends; that of the node may differ
        private boolean isOver(long labNanos) {
            return isEnded || labNanos >= endNanos;
        }

        private ProbeBatch after(int sequence, long nowNanos, long labNanos) {
            int known = Math.max(-1, sequence);
            List<ProbeSample> found = samples.from(known + 1, ProbeBatch.MOST, nowNanos);
            int next = found.isEmpty() ? known + 1 : found.getLast().sequence() + 1;
            return new ProbeBatch(request.id(), found, nowNanos,
                    isOver(labNanos) && samples.isSettled(nowNanos) && next >= samples.count(), Optional.empty(), 0);
        }
    }

    @Override
    public void begin(ProbeRequest request) {
        RequestRules.check(request);
        if (request.kind() == ProbeKind.TCP || request.kind() == ProbeKind.HTTP) {
            throw new Refusal(Problem.Kind.REFUSED,
                    "There are no services in a lab. Probe by the identity echo (udp) or by icmp.");
        }
        asked(lab -> {
            Optional<Run> known = Optional.ofNullable(runs.get(request.id()));
            if (known.filter(run -> !run.request.equals(request)).isPresent()) {
                throw new Refusal(Problem.Kind.CONFLICT,
                        "There is another run " + request.id() + " already. Choose another id.");
            }
            if (known.isEmpty()) {
                makeRoom(lab.nowNanos());
                Run run = new Run(request, lab.nowNanos());
                lab.hosts().probe(from, request.address(), request.kind() == ProbeKind.IDENTITY, request.everyNanos(),
                        request.forMillis() * NANOS_PER_MILLI, run);
                runs.put(request.id(), run);
            }
            return known;
        });
    }

    private void makeRoom(long labNanos) {
        if (runs.values().stream().filter(run -> !run.isOver(labNanos)).count() >= MAX_RUNS) {
            throw new Refusal(Problem.Kind.TOO_MANY, MAX_RUNS
                    + " runs of probes go on here already, and more are not allowed. Wait for one to end, or end one.");
        }
        Iterator<Run> oldest = runs.values().iterator();
        while (runs.size() >= MAX_KEPT && oldest.hasNext()) {
            if (oldest.next().isOver(labNanos)) {
                oldest.remove();
            }
        }
    }

    @Override
    public ProbeBatch after(String id, int sequence) {
        return asked(lab -> run(id).after(sequence, lab.hosts().nowNanos(from), lab.nowNanos()));
    }

    @Override
    public void end(String id) {
        asked(_ -> {
            Run run = run(id);
            run.isEnded = true;
            return run;
        });
    }

    private Run run(String id) {
        return Optional.ofNullable(runs.get(id)).orElseThrow(
                () -> new Refusal(Problem.Kind.NOT_FOUND, "There is no run of probes by that id here."));
    }

    private interface Deed<T> {
        T of(Lab lab);
    }

    private <T> T asked(Deed<T> deed) {
        try {
            return door.ask(deed::of);
        } catch (LabException e) {
            throw new Refusal(Problem.Kind.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
