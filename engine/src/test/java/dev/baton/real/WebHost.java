package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.baton.bench.Launch;

import static org.awaitility.Awaitility.await;

/// A host of a segment with a web server, and processes of its own: what runs elsewhere on this machine it does not see,
/// so that a check for a process finds those of this host only.
final class WebHost {
    private static final long END_SECONDS = 5;

    private final Segment segment;
    private final int number;
    private final String page;
    private final Path folder;
    private final long init;

    /// Begins with no process.
    ///
    /// @param address its own, with the prefix's length
    /// @param page    what its web server is going to show
    WebHost(Segment segment, int number, String address, String page) throws IOException {
        this.segment = segment;
        this.number = number;
        this.page = page;
        folder = Files.createDirectories(segment.folder().resolve("web" + number));
        Files.createDirectories(folder.resolve("www"));
        Files.writeString(folder.resolve("www/index.html"), page + "\n");
        Files.writeString(folder.resolve("nginx.conf"), nginxConfig(folder));
        segment.at(number).ip("addr add " + address + " dev eth0");
        Process outer = segment.start(number, "init" + number, "unshare", "--pid", "--fork", "--kill-child",
                "--mount-proc", "sleep", "infinity");
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> outer.children().findAny().isPresent());
        init = outer.children().findAny().orElseThrow().pid();
    }

    private static String nginxConfig(Path folder) {
        return """
                    user root;
                    daemon off;
                    pid %1$s/nginx.pid;
                    error_log %1$s/error.log;
                    events { }
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        server {
                            listen 80;
                            root %1$s/www;
                        }
                    }
                """.formatted(folder);
    }

    String page() {
        return page;
    }

    private Process run(String label, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("nsenter", "--target", Long.toString(init), "--pid", "--mount", "--"));
        words.addAll(command);
        return segment.start(number, label, words.toArray(String[]::new));
    }

    private void runToItsEnd(String label, String... command) throws IOException, InterruptedException {
        Process process = run(label, List.of(command));
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + segment.log(label));
        }
    }

    /// Starts the web server.
    void startNginx() throws IOException {
        var _ = run("nginx" + number, List.of("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf"));
        await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                .until(() -> Files.exists(folder.resolve("nginx.pid")) && Files.size(folder.resolve("nginx.pid")) > 1);
    }

    /// Stops the web server, as an administrator does.
    void stopNginx() throws IOException, InterruptedException {
        runToItsEnd("stop" + number, "nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf", "-s", "stop");
    }

    /// Runs a node, and returns once it takes part.
    void startBaton(String yaml) throws IOException {
        Path config = Files.writeString(folder.resolve("node.yaml"), yaml);
        List<String> words = Launch.words("dev.baton.cli.Baton");
        words.addAll(List.of("node", "run", "--config", config.toString(), "--no-api"));
        var _ = run("baton" + number, words);
        segment.awaitRunning(number);
    }

    /// Runs keepalived, and returns once it takes part.
    void startKeepalived(String text) throws IOException {
        Path config = Files.writeString(folder.resolve("keepalived.conf"), text);
        var _ = run("keepalived" + number, List.of("keepalived", "-n", "-l", "-D", "-f", config.toString(), "-p",
                folder + "/keepalived.pid", "-r", folder + "/vrrp.pid"));
        await().atMost(Segment.SOON).pollInterval(Segment.STEP)
                .until(() -> segment.log("keepalived" + number).contains("Entering BACKUP STATE"));
    }
}
