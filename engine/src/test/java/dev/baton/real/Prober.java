package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.baton.adapter.linux.Echoes;
import dev.baton.port.EchoPort;

/// Asks an address for an echo every millisecond, as a process of its own inside a namespace. A line of its input, a
/// number, begins a series of so many requests at most, which the line `end` ends sooner; a line of its output tells what
/// came of it: [Probing#toString].
final class Prober {
    private static final long SPACING_NANOS = 1_000_000;
    private static final long LAST_WAIT_MILLIS = 500;
    private static final String END = "end";

    private final EchoPort port;
    private final InetAddress host;
    private final BufferedReader orders;

    private Prober(EchoPort port, InetAddress host, BufferedReader orders) {
        this.port = port;
        this.host = host;
        this.orders = orders;
    }

    /// Probes until its input ends.
    ///
    /// @param arguments the address
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Echoes port = new Echoes();
                BufferedReader orders = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Prober prober = new Prober(port, InetAddress.getByName(arguments[0]), orders);
            System.out.println("ready");
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                if (!line.equals(END)) {
                    System.out.println(prober.series(Integer.parseInt(line)));
                }
            }
        }
    }

    private Probing series(int most) throws IOException, InterruptedException {
        long[] answered = new long[most];
        List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        long due = System.nanoTime();
        while (asked.size() < most && !orders.ready()) {
            asked.add(ask(asked.size(), answered));
            // What comes late does not make the next one late; what was missed is not made up for.
            due = Math.max(due + SPACING_NANOS, System.nanoTime());
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        TimeUnit.MILLISECONDS.sleep(LAST_WAIT_MILLIS);
        asked.forEach(a -> a.cancel(false));
        return Probing.of(Arrays.copyOf(answered, asked.size()));
    }

    private CompletableFuture<Boolean> ask(int number, long[] answered) {
        CompletableFuture<Boolean> answer = port.ask(host);
        var _ = answer.thenAccept(_ -> answered[number] = System.nanoTime());
        return answer;
    }
}
