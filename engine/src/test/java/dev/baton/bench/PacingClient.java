package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import dev.baton.adapter.reach.IdentityEcho;
import dev.baton.adapter.reach.LocalProbes;
import dev.baton.adapter.reach.Reach;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.wire.IpAddress;

/// A process that probes an address every millisecond and prints by how much each probe came after its time.
final class PacingClient {
    private static final long EVERY_NANOS = 1_000_000;
    private static final long POLL_MILLIS = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int ROUNDS = 3;

    private PacingClient() {}

    /// Probes for a while.
    ///
    /// @param args the address, the kind, for how many seconds
    public static void main(String[] args) throws InterruptedException {
        try (Reach reach = LocalProbes.open(IdentityEcho.PORT, (_, _, _, _) -> {})) {
            reach.begin(new ProbeRequest("bench", ProbeKind.of(args[1]).orElseThrow(), IpAddress.parse(args[0]),
                    EVERY_NANOS, Long.parseLong(args[2]) * 1_000, OptionalInt.empty(), "/"));
            List<ProbeSample> samples = new ArrayList<>();
            boolean isEnded = false;
            while (!isEnded) {
                ProbeBatch batch = reach.after("bench", samples.isEmpty() ? -1 : samples.getLast().sequence());
                samples.addAll(batch.samples());
                isEnded = batch.isEnded();
                Thread.sleep(POLL_MILLIS);
            }
            tell(samples);
        }
    }

    /// Each is due a whole number of milliseconds after the one before it was: more than one if that was late by more.
    private static void tell(List<ProbeSample> samples) {
        List<Double> late = new ArrayList<>();
        long due = samples.getFirst().sentNanos() + phase(samples);
        for (ProbeSample sample : samples) {
            long nanos = sample.sentNanos() - due;
            late.add(nanos / NANOS_PER_MILLI);
            due += (Math.max(0, nanos / EVERY_NANOS) + 1) * EVERY_NANOS;
        }
        Figures figures = new Figures(late, 0);
        long lost = samples.stream().filter(s -> s.roundTripNanos().isEmpty()).count();
        System.out.printf(Locale.ROOT, "sent=%d lost=%d p50=%.4f p99=%.4f max=%.4f%n", samples.size(), lost,
                Math.max(0, figures.median()), figures.percentile(99), figures.max());
    }

    /// By how much the first one was sent too late, as a negative number: more than half of all are sent on time.
    private static long phase(List<ProbeSample> samples) {
        long phase = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long from = samples.getFirst().sentNanos() + phase - EVERY_NANOS / 2;
            List<Long> offsets = samples.stream()
                    .map(s -> Math.floorMod(s.sentNanos() - from, EVERY_NANOS) - EVERY_NANOS / 2).sorted().toList();
            phase += offsets.get(offsets.size() / 2);
        }
        return phase;
    }
}
