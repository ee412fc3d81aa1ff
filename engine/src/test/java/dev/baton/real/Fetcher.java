package dev.baton.real;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A client of a web page, run as a process of its own inside a namespace: fetches the page again and again, each time
/// over a new connection, whether or not the fetch before has ended. Prints a line for each: when it began, in
/// microseconds of the day's clock, and the first line of the page, or `-` if there was none.
final class Fetcher {
    /// How many characters of an answer are read at most.
    private static final int LONGEST = 4_096;
    private static final int PORT = 80;
    private static final String BLANK = "\r\n\r\n";

    private final String host;
    private final Duration limit;

    private Fetcher(String host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    /// The first line of the page, or `-`.
    private String page() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, PORT), (int) limit.toMillis());
            socket.setSoTimeout((int) limit.toMillis());
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(host).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
            int body = answer.indexOf(BLANK);
            boolean isGood = answer.startsWith("HTTP/1.1 200") && body > 0;
            return isGood ? answer.substring(body + BLANK.length()).lines().findFirst().orElse("-") : "-";
        } catch (IOException _) {
            return "-";
        }
    }

    private void fetch() {
        Instant begun = Instant.now();
        String page = page();
        System.out.println(ChronoUnit.MICROS.between(Instant.EPOCH, begun) + " " + page);
    }

    /// Fetches until it is killed.
    ///
    /// @param args the host, milliseconds from fetch to fetch, milliseconds that one may take to connect and to answer
    public static void main(String[] args) throws InterruptedException {
        Fetcher fetcher = new Fetcher(args[0], Duration.ofMillis(Long.parseLong(args[2])));
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleAtFixedRate(() -> Thread.ofVirtual().start(fetcher::fetch), 0,
                    Long.parseLong(args[1]), TimeUnit.MILLISECONDS);
            boolean _ = clock.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }
}
