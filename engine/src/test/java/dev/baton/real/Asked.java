package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.baton.adapter.linux.Namespace;

import static org.assertj.core.api.Assertions.assertThat;

/// An `ip` that stays in a host and is asked again and again for the host's addresses. One for each question would take a
/// good part of the machine's time from the daemons that are tested.
final class Asked implements AutoCloseable {
    private static final String QUESTION = "addr show up\nlink show dev lo\n";
    /// How the answer to the second half of the question begins: with it, that to the first has ended.
    private static final String END = "1: lo: <";

    private final Process ip;
    private final Writer questions;
    private final BufferedReader answers;

    Asked(Namespace host) {
        try {
            ip = new ProcessBuilder("stdbuf", "-oL", "ip", "-n", host.name(), "-o", "-batch", "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = ip.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(ip.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The addresses of the interfaces that are up, a line each, as `ip -o addr show up` has them.
    synchronized String addresses() {
        StringBuilder text = new StringBuilder();
        try {
            questions.write(QUESTION);
            questions.flush();
            String line = answers.readLine();
            while (line != null && !line.startsWith(END)) {
                text.append(line).append('\n');
                line = answers.readLine();
            }
            assertThat(line).as("the end of: " + text).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        ip.destroyForcibly().onExit().join();
    }
}
