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
        long due = samples.getFirst().sentNanos();
        for (ProbeSample sample : samples) {
            long nanos = sample.sentNanos() - due;
            late.add(nanos / NANOS_PER_MILLI);
            due += (Math.max(0, nanos / EVERY_NANOS) + 1) * EVERY_NANOS;
        }
        Figures figures = new Figures(late, 0);
        long lost = samples.stream().filter(s -> s.roundTripNanos().isEmpty()).count();
        System.out.printf(Locale.ROOT, "sent=%d lost=%d p50=%.4f p99=%.4f max=%.4f%n", samples.size(), lost,
                figures.median(), figures.percentile(99), figures.max());
    }
}
