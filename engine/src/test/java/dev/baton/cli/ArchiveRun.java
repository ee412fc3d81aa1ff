package dev.baton.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;

/// Does once what the JVMs of the tests do when they start, so that an archive can be made of the classes that it takes: a
/// node without routers on loopback, elections in memory, and a client that pairs with the node and looks at it.
public final class ArchiveRun {
    private static final String ROUTERS = """
            node: n1
            routers:
              - {name: VI_1, interface: eth0, vrid: 51, addresses: [192.0.2.100/24]}
            """;

    /// A busy machine takes its time.
    private static final Duration STARTED = Duration.ofSeconds(60);

    private ArchiveRun() {}

    /// Runs to its end, and says what came of each part. A part that does not work on a busy machine is not in the archive.
    ///
    /// @param arguments a folder of its own
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        String state = folder.resolve("state").toString();
        String home = folder.resolve("home").toString();
        Path node = Files.writeString(folder.resolve("node.yaml"), "node: n1\n");
        Path routers = Files.writeString(folder.resolve("routers.yaml"), ROUTERS);
        Shell serving = new Shell();
        Thread served = Thread.ofPlatform().daemon().start(() -> serving.run("node", "run", "--config", node.toString(),
                "--state-dir", state, "--listen", "127.0.0.1:" + freePort()));
        await().atMost(STARTED).until(() -> Files.exists(folder.resolve("state").resolve("local.token")));
        List<Shell.Run> runs = List.of(run("node", "rehearse", "--config", routers.toString()),
                connect(home, run("pair", "--role", "admin", "--no-wait", "--state-dir", state)),
                run("status", "--home", home), run("plan", node.toString(), "--home", home));
        serving.interruption.request();
        served.join();
        runs.forEach(run -> System.out.println(run.status() + " " + run.out() + run.err()));
        System.exit(0);
    }

    private static Shell.Run connect(String home, Shell.Run paired) {
        return run("connect", paired.out().strip(), "--name", "n1", "--yes", "--home", home);
    }

    private static Shell.Run run(String... words) {
        return new Shell().run(words);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
