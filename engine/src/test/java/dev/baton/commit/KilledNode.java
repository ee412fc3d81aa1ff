package dev.baton.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.config.NodePolicy;
import dev.baton.port.Clock;

/// A process that pushes to itself on the real disk until somebody kills it. What it is about to do and what it has done
/// stands in a log, a line each. Its clock is a hundred times as fast as the real one, so that commits time out.
final class KilledNode {
    static final String SETTLED = "settled";
    static final String CONFIRMING = "confirming";
    static final String CONFIRMED = "confirmed";
    private static final int FASTER = 100;
    private static final int CHOICES = 5;

    private final Path log;
    private final Random random;
    private final Commits desk;

    private KilledNode(Path log, Random random, Commits desk) {
        this.log = log;
        this.random = random;
        this.desk = desk;
    }

    private static final class FastClock implements Clock {
        @Override
        public long nowNanos() {
            return System.nanoTime() * FASTER;
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    }

    /// Pushes until it is killed.
    ///
    /// @param args the state folder, the configuration, the log, and a seed
    public static void main(String... args) throws IOException, InterruptedException {
        Path config = Path.of(args[1]);
        Path log = Path.of(args[2]);
        Clock clock = new FastClock();
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        Alarm real = Alarm.of(timers);
        Recovery recovery = Recovery.of(CommitHome.of(Path.of(args[0]), config, Timekeeper.of(clock),
                (_, _, _, _, _) -> {}));
        SimEngine engine = new SimEngine(clock, SimNode.config(recovery.text().orElseThrow()), recovery.stamp());
        Commits desk = Commits.open(recovery, new CommitSetup(NodePolicy.DEFAULT, _ -> Optional.empty(), List.of(),
                (delay, task) -> real.after(delay / FASTER, task), n -> Pause.REAL.nanos(n / FASTER), _ -> {}));
        desk.begin(engine);
        KilledNode node = new KilledNode(log, new Random(Long.parseLong(args[3])), desk);
        node.waitUntilDecided();
        node.say(SETTLED, desk.stamp().sha256());
        for (long i = 0;; i++) {
            node.once("commit-" + args[3] + "-" + i);
        }
    }

    private void once(String id) throws IOException, InterruptedException {
        String text = SimNode.NEW.replace("120", Integer.toString(1 + random.nextInt(254)));
        CommitStatus status = desk.commit(new CommitRequest(id, text, 30, "test"), desk.stamp().sha256(),
                SimNode.ALICE);
        String sha256 = status.after().sha256();
        switch (random.nextInt(CHOICES)) {
            case 0 -> desk.cancel(id, SimNode.BOB);
            case 1 -> desk.extend(id, 10, SimNode.BOB);
            case 2 -> waitUntilDecided();
            default -> {
                say(CONFIRMING, sha256);
                desk.confirm(id, SimNode.BOB);
                say(CONFIRMED, sha256);
            }
        }
        waitUntilDecided();
    }

    private void waitUntilDecided() throws InterruptedException {
        while (desk.pending().isPresent()) {
            Thread.sleep(1);
        }
    }

    /// One write to the kernel, which keeps it when this process is killed.
    private void say(String what, String sha256) throws IOException {
        Files.write(log, ("\n" + what + " " + sha256 + " .").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
