package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Baton node that serves, on host 1 of a stage, and host 2, which is paired with it.
final class ServingNode {
    static final int NODE = 1;
    static final int CLIENT = 2;
    private static final String NAME = "n1";
    private static final int PORT = 8642;
    private static final Pattern CODE = Pattern.compile("baton1:\\S+");

    private final Stage stage;
    private final Running running;

    /// Starts it and pairs the other host.
    ServingNode(Stage stage, int priority) throws IOException {
        this.stage = stage;
        running = start(stage, priority);
        running.awaitListening();
        Matcher code = CODE.matcher(stage.run(NODE, "pair", command("pair", "--role", "viewer", "--no-wait",
                "--state-dir", state(stage).toString())));
        if (!code.find()) {
            throw new BenchException("the node made no pairing code");
        }
        stage.run(CLIENT, "connect", command("connect", code.group(), "--name", NAME, "--yes", "--home",
                home().toString()));
    }

    /// Starts a node that serves and does not wait for it.
    static Running start(Stage stage, int priority) throws IOException {
        return stage.start(NODE, "serving", commandLine(stage, priority), Contender.BATON.readyWord());
    }

    private static List<String> commandLine(Stage stage, int priority) throws IOException {
        List<String> words = new ArrayList<>(
                Contender.BATON.command(stage.folder(), NODE, stage.load(), priority, true));
        words.remove("--no-api");
        words.addAll(List.of("--listen", Load.host(0, NODE) + ":" + PORT, "--state-dir", state(stage).toString()));
        return words;
    }

    private static Path state(Stage stage) {
        return stage.folder().resolve("state");
    }

    private Path home() {
        return stage.folder().resolve("home");
    }

    private static List<String> command(String... arguments) {
        List<String> words = Contender.java("dev.baton.cli.Baton");
        words.addAll(List.of(arguments));
        return words;
    }

    Running running() {
        return running;
    }

    /// Follows its events from the other host, as a window does, and has its metrics read once a second.
    void follow(long seconds) throws IOException {
        var _ = stage.start(CLIENT, "follow", command("status", "--watch", "--home", home().toString()), "");
        var _ = stage.start(CLIENT, "scrape", asker("/metrics", 1, 1, seconds), "");
    }

    /// Asks it from the other host, to the end.
    ///
    /// @return the line that [Asker] prints
    String ask(String path, int connections, int perSecond, long seconds) throws IOException {
        return stage.run(CLIENT, "ask", asker(path, connections, perSecond, seconds));
    }

    private List<String> asker(String path, int connections, int perSecond, long seconds) {
        List<String> words = Contender.java(Asker.class.getName());
        words.addAll(List.of(home().toString(), NAME, path, Integer.toString(connections),
                Integer.toString(perSecond), Long.toString(seconds)));
        return words;
    }
}
