package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.api.AdvertBatch;
import dev.baton.api.ConfigStamp;
import dev.baton.api.Json;
import dev.baton.api.NodeState;
import dev.baton.api.Refusal;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.manage.AdvertSource;
import dev.baton.node.BuiltIn;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// The built-in engine in a process of its own, on a host of a segment, driven by lines on its input: each is answered
/// between `BEGIN` and `END` with its number.
final class EngineHost {
    private static final String SHA = "0".repeat(64);

    private final BuiltIn engine;
    private final PrintStream out;
    private Optional<AdvertSource.Listening> listening = Optional.empty();
    private long generation = 1;

    private EngineHost(BuiltIn engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    private record Log() implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {}

        @Override
        public void noticed(String router, Oddity oddity) {}

        @Override
        public String why(Transition transition) {
            return "because of " + transition.reason();
        }
    }

    private static NodeConfig config(String file) {
        return switch (ConfigLoader.load(Path.of(file))) {
            case ConfigResult.Loaded loaded -> loaded.config();
            case ConfigResult.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Optional<Path> state = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        BuiltIn.Start start = new BuiltIn.Start(config(arguments[0]), new ConfigStamp(1, SHA), NodePolicy.DEFAULT,
                new Log(), state, new ServiceSocket(Map.of(), ProcessHandle.current().pid()), "test");
        try (BuiltIn engine = new BuiltIn(start)) {
            engine.start();
            out.println("RUNNING");
            new EngineHost(engine, out).serve();
        }
        out.println("ENDED");
    }

    private void serve() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null && !line.equals("end"); line = lines.readLine()) {
            number++;
            out.println("BEGIN " + number);
            try {
                out.println(answer(line.split(" ")));
            } catch (Refusal e) {
                out.println("REFUSED " + e.problem().status() + " " + e.getMessage());
            }
            out.println("END " + number);
        }
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "state" -> Json.write(engine.state());
            case "beat" -> Json.write(engine.beat());
            case "metrics" -> engine.metrics();
            case "events" -> engine.events().after(0, 1_000).stream().map(Json::write)
                    .collect(java.util.stream.Collectors.joining("\n"));
            case "listen" -> {
                listening = Optional.of(engine.adverts().listen());
                yield "";
            }
            case "adverts" -> Json.write(listening.map(AdvertSource.Listening::take)
                    .orElse(new AdvertBatch(List.of(), 0, 0)));
            case "ask" -> ask(Long.parseLong(words[1]));
            case "reload" -> {
                generation++;
                yield engine.reload(config(words[1]), new ConfigStamp(generation, SHA)).changes().toString();
            }
            default -> throw new AssertionError(words[0]);
        };
    }

    /// Asks as fast as one thread can, every answer written as it would be sent: how often, how often the loop was asked,
    /// and how many bytes that were.
    private String ask(long seconds) {
        long asked = 0;
        long bytes = 0;
        long read = 0;
        long before = 0;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            NodeState state = engine.state();
            bytes += Json.write(state).length();
            read += state.nowNanos() == before ? 0 : 1;
            before = state.nowNanos();
            asked++;
        }
        return asked + " " + read + " " + bytes;
    }
}
