package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.baton.adapter.linux.Echoes;
import dev.baton.port.EchoPort;

/// Asks an address for an echo every millisecond, as a process of its own inside a namespace. A line of its input, a
/// number, begins a series of so many requests; a line of its output tells what came of it: [Probing#toString].
final class Prober {
    private static final long SPACING_NANOS = 1_000_000;
    private static final long LAST_WAIT_MILLIS = 500;

    private final EchoPort port;
    private final InetAddress host;

    private Prober(EchoPort port, InetAddress host) {
        this.port = port;
        this.host = host;
    }

    /// Probes until its input ends.
    ///
    /// @param arguments the address
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Echoes port = new Echoes();
                BufferedReader series = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Prober prober = new Prober(port, InetAddress.getByName(arguments[0]));
            System.out.println("ready");
            for (String line = series.readLine(); line != null; line = series.readLine()) {
                System.out.println(prober.series(Integer.parseInt(line)));
            }
        }
    }

    private Probing series(int requests) throws InterruptedException {
        long[] answered = new long[requests];
        List<CompletableFuture<Boolean>> asked = IntStream.range(0, requests).mapToObj(i -> ask(i, answered,
                System.nanoTime())).toList();
        TimeUnit.MILLISECONDS.sleep(LAST_WAIT_MILLIS);
        asked.forEach(a -> a.cancel(false));
        return Probing.of(answered);
    }

    private CompletableFuture<Boolean> ask(int number, long[] answered, long nowNanos) {
        CompletableFuture<Boolean> answer = port.ask(host);
        var _ = answer.thenAccept(_ -> answered[number] = System.nanoTime());
        long due = nowNanos + SPACING_NANOS;
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return answer;
    }
}
