package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.api.Refusal;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodePolicy;
import dev.baton.manage.SteerOrder;
import dev.baton.node.Daemon;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// A daemon that takes orders from its standard input, a line each: `claim VI_1`, `resign VI_1`, `maintenance VI_1 on`,
/// `priority VI_1 120`, `priority VI_1`. It says `done: ` or `refused: ` after each, and what its routers do.
final class SteeredNode {
    private SteeredNode() {}

    /// Runs until its input ends.
    ///
    /// @param arguments the configuration, and the state folder if there is one
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ConfigResult.Loaded loaded = (ConfigResult.Loaded) ConfigLoader.load(Path.of(arguments[0]));
        Optional<Path> state = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        try (Daemon daemon = new Daemon(loaded.config(), NodePolicy.DEFAULT, new Printed(), _ -> {},
                new ServiceSocket(Map.of(), ProcessHandle.current().pid()), state);
                BufferedReader orders = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            daemon.start();
            System.out.println("routers are running");
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                steer(daemon, line);
            }
        }
    }

    private static void steer(Daemon daemon, String line) {
        String[] words = line.split(" ", -1);
        try {
            daemon.steer(words[1], order(words));
            System.out.println("done: " + line);
        } catch (Refusal e) {
            System.out.println("refused: " + line + ": " + e.problem().status() + " " + e.getMessage());
        }
    }

    private static SteerOrder order(String... words) {
        OptionalInt value = words.length > 2 && !words[0].equals("maintenance")
                ? OptionalInt.of(Integer.parseInt(words[2]))
                : OptionalInt.empty();
        return switch (words[0]) {
            case "claim" -> new SteerOrder.Claim(value);
            case "resign" -> new SteerOrder.Resign();
            case "maintenance" -> new SteerOrder.Maintenance(words[2].equals("on"));
            default -> new SteerOrder.Priority(value);
        };
    }

    private static final class Printed implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {
            System.out.println(
                    router + "  " + transition.from() + " → " + transition.to() + "  " + transition.reason());
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            System.out.println(router + "  " + oddity);
        }

        @Override
        public void refused(String router, String sentence) {
            System.out.println(sentence);
        }

        @Override
        public void found(String router, String sentence) {
            System.out.println(sentence);
        }
    }
}
