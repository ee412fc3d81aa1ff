package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.ProbeSample;
import dev.baton.bench.Launch;

import static org.assertj.core.api.Assertions.assertThat;

/// A [ReachHost] on a host of a segment.
final class Reached implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final BufferedReader answers;
    private String trouble = "";
    private long lateNanos;

    private Reached(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(answers.readLine()).isEqualTo("ready");
    }

    static Reached node(Segment segment, int number, String yaml) throws IOException {
        return start(segment, number, segment.configure("node" + number, yaml).toString());
    }

    static Reached client(Segment segment, int number) throws IOException {
        return start(segment, number);
    }

    private static Reached start(Segment segment, int number, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", segment.at(number).name()));
        words.addAll(Launch.words("dev.baton.real.ReachHost", "-Dstderr.encoding=UTF-8"));
        words.addAll(List.of(arguments));
        return new Reached(new ProcessBuilder(words)
                .redirectError(segment.folder().resolve("reach" + number + ".log").toFile()).start());
    }

    /// Says something to it.
    ///
    /// @return the lines of its answer
    List<String> tell(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        List<String> lines = new ArrayList<>();
        for (String answer = answers.readLine(); !".".equals(answer); answer = answers.readLine()) {
            assertThat(answer).as("the process lives").isNotNull();
            lines.add(answer);
        }
        return lines;
    }

    void probe(String id, String kind, String address, long everyNanos, long millis) throws IOException {
        assertThat(tell("probe " + id + " " + kind + " " + address + " " + everyNanos + " " + millis)).isEmpty();
    }

    /// Waits for the end of a run.
    ///
    /// @return all its samples
    List<ProbeSample> all(String id) throws IOException, InterruptedException {
        List<ProbeSample> all = new ArrayList<>();
        while (true) {
            List<String> lines = tell("after " + id + " " + (all.isEmpty() ? -1 : all.getLast().sequence()));
            lines.stream().skip(1).map(Reached::sample).forEach(all::add);
            String[] head = lines.getFirst().split(" ", 3);
            lateNanos = Long.parseLong(head[1]);
            trouble = head[2];
            if (Boolean.parseBoolean(head[0])) {
                return all;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static ProbeSample sample(String line) {
        String[] words = line.split(" ", 4);
        long trip = Long.parseLong(words[2]);
        return new ProbeSample(Integer.parseInt(words[0]), Long.parseLong(words[1]),
                trip < 0 ? OptionalLong.empty() : OptionalLong.of(trip), words[3]);
    }

    /// Why no answer was to be expected, of the run that [#all] was asked for last.
    String trouble() {
        return trouble;
    }

    long lateNanos() {
        return lateNanos;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        Segment.crash(process);
    }
}
