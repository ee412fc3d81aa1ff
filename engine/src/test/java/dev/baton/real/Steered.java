package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.baton.bench.NodeJvm;

import static org.awaitility.Awaitility.await;

/// A [SteeredNode] on a host of a segment, or a [Prober] there: a process that is told what to do over its input.
final class Steered {
    private static final int PRACTICE = 5;

    private final Segment segment;
    private final String label;
    private final Process process;
    private int orders;
    private int series;

    private Steered(Segment segment, String label, Process process) {
        this.segment = segment;
        this.label = label;
        this.process = process;
    }

    /// Starts one, and returns once its routers run.
    ///
    /// @param state further arguments: the state folder, or none
    static Steered start(Segment segment, int number, String label, String yaml, Path... state) throws IOException {
        List<String> words = new ArrayList<>(List.of(segment.configure(label, yaml).toString()));
        for (Path folder : state) {
            words.add(folder.toString());
        }
        return start(segment, number, label, "dev.baton.real.SteeredNode", words, "routers are running");
    }

    /// Starts a [Prober], and lets it practise.
    static Steered prober(Segment segment, int number, String address) throws IOException {
        Steered prober = start(segment, number, "prober" + number, "dev.baton.real.Prober", List.of(address), "ready");
        for (int i = 0; i < PRACTICE; i++) {
            prober.write("100");
            prober.nextProbing();
        }
        return prober;
    }

    /// Starts a [FaultConsole].
    static Steered console(Segment segment, int number, Path home) throws IOException {
        return start(segment, number, "console", "dev.baton.real.FaultConsole", List.of(home.toString()), "ready");
    }

    /// Ends it at once.
    void crash() {
        Segment.crash(process);
    }

    private static Steered start(Segment segment, int number, String label, String main, List<String> arguments,
            String ready) throws IOException {
        // Without the archive: the profiles in it make a young JVM compile a lot just when milliseconds are measured.
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(NodeJvm.options());
        words.addAll(List.of("-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), main));
        words.addAll(arguments);
        Steered steered = new Steered(segment, label, segment.start(number, label, words.toArray(String[]::new)));
        await().atMost(Segment.STARTED).pollInterval(Rig.STEP).until(() -> segment.log(label).contains(ready));
        return steered;
    }

    /// What came of the next series of a prober.
    Probing nextProbing() throws IOException {
        return nextProbing(Rig.SOON);
    }

    /// The same of a long series, which takes longer where the machine is busy.
    Probing nextProbing(Duration atMost) throws IOException {
        series++;
        await().atMost(atMost).pollInterval(Rig.STEP).until(() -> probings().size() >= series);
        return probings().get(series - 1);
    }

    private List<Probing> probings() throws IOException {
        return segment.log(label).lines().filter(Probing::isOne).map(Probing::parse).toList();
    }

    void write(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Gives an order and waits for the answer.
    ///
    /// @return the answer: `done: ...` or `refused: ...`
    String tell(String order) throws IOException {
        orders++;
        write(order);
        await().atMost(Rig.SOON).until(() -> answers().size() >= orders);
        return answers().get(orders - 1);
    }

    private List<String> answers() throws IOException {
        return segment.log(label).lines().filter(l -> l.startsWith("done: ") || l.startsWith("refused: ")).toList();
    }

    /// Ends it in order.
    void end() {
        Segment.signal(process, "TERM");
        process.onExit().join();
    }
}
