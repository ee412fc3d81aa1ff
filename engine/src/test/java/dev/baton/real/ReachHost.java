package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.adapter.reach.IdentityEcho;
import dev.baton.adapter.reach.LocalProbes;
import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.api.Refusal;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.manage.Caller;
import dev.baton.manage.ProbeDesk;
import dev.baton.manage.SteerOrder;
import dev.baton.node.BuiltIn;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

/// A node, or a client without one, that probes: a process of its own on a host of a segment, driven by lines on its input.
/// `probe ID KIND ADDRESS EVERY_NANOS MILLIS` begins a run, `after ID SEQUENCE` gives what it has found out, `claim VI_1`,
/// `resign VI_1` and `reload FILE` are for a node. Each line is answered, and the answer ends with a line `.`.
final class ReachHost {
    private static final String SHA = "0".repeat(64);
    private static final Caller TESTER = new Caller("test", "test", Access.ADMIN, "", "test");

    private final PrintStream out;
    private final Optional<BuiltIn> node;
    private final ProbeDesk desk;
    private long generation = 1;

    private ReachHost(PrintStream out, Optional<BuiltIn> node, ProbeDesk desk) {
        this.out = out;
        this.node = node;
        this.desk = desk;
    }

    private static final class Printed implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {
            System.err.println(router + "  " + transition.from() + " → " + transition.to() + "  "
                    + transition.reason());
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            System.err.println(router + "  " + oddity);
        }

        @Override
        public void found(String router, String sentence) {
            System.err.println("found: " + sentence);
        }
    }

    private static NodeConfig config(String file) {
        return switch (ConfigLoader.load(Path.of(file))) {
            case ConfigResult.Loaded loaded -> loaded.config();
            case ConfigResult.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    /// Runs until its input ends.
    ///
    /// @param arguments the configuration; none: it is a client
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            try (var reach = LocalProbes.open(IdentityEcho.PORT, (_, _, _, _) -> {})) {
                out.println("ready");
                new ReachHost(out, Optional.empty(), reach).serve();
            }
            return;
        }
        BuiltIn.Start start = new BuiltIn.Start(config(arguments[0]), new ConfigStamp(1, SHA), NodePolicy.DEFAULT,
                new Printed(), Optional.empty(), new ServiceSocket(Map.of(), ProcessHandle.current().pid()), "test");
        try (BuiltIn engine = new BuiltIn(start)) {
            engine.start();
            out.println("ready");
            new ReachHost(out, Optional.of(engine), engine.probes()).serve();
        }
    }

    private void serve() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                out.print(answer(line.split(" ")));
            } catch (Refusal e) {
                out.println("refused: " + e.getMessage());
            }
            out.println(".");
        }
    }

    private String answer(String... words) {
        return switch (words[0]) {
            case "probe" -> {
                desk.begin(new ProbeRequest(words[1], ProbeKind.of(words[2]).orElseThrow(), IpAddress.parse(words[3]),
                        Long.parseLong(words[4]), Long.parseLong(words[5]),
                        words.length > 6 ? OptionalInt.of(Integer.parseInt(words[6])) : OptionalInt.empty(), "/"));
                yield "";
            }
            case "after" -> told(desk.after(words[1], Integer.parseInt(words[2])));
            case "reload" -> {
                generation++;
                yield node.orElseThrow().reload(config(words[1]), new ConfigStamp(generation, SHA)).changes() + "\n";
            }
            default -> {
                node.orElseThrow().steer(words[1], words[0].equals("claim")
                        ? new SteerOrder.Claim(OptionalInt.empty())
                        : new SteerOrder.Resign(), TESTER);
                yield "";
            }
        };
    }

    /// The numbers of a batch, and a line for each sample.
    private static String told(ProbeBatch batch) {
        StringBuilder text = new StringBuilder();
        text.append(batch.isEnded()).append(' ').append(batch.lateNanos()).append(' ')
                .append(batch.trouble().orElse("")).append('\n');
        for (ProbeSample sample : batch.samples()) {
            text.append(sample.sequence()).append(' ').append(sample.sentNanos()).append(' ')
                    .append(sample.roundTripNanos().orElse(-1)).append(' ').append(sample.by()).append('\n');
        }
        return text.toString();
    }
}
