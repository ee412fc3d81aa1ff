package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.keepalived.ConfExporter;

import static org.awaitility.Awaitility.await;

/// The pair that everybody knows: two hosts with nginx, 10.63.0.154 and 10.63.0.155, one address, 10.63.0.158, and a
/// client of that address that fetches its page every 10 ms. Both hosts run what came of importing the published
/// keepalived.conf and correcting it as the findings say.
final class NginxPair implements AutoCloseable {
    /// What runs on the second host.
    enum Partner {
        BATON, KEEPALIVED
    }

    static final String ADDRESS = "10.63.0.158";
    static final Path CONFIGS = Path.of("../resources/src/main/resources/dev/baton/samples/nginx-pair-corrected");

    private static final int CLIENT = 3;
    private static final String EVERY_MILLIS = "10";
    private static final String LIMIT_MILLIS = "500";

    private final Segment segment;
    private final WebHost first;
    private final WebHost second;

    NginxPair(Path folder, Partner partner) throws IOException {
        segment = new Segment(folder);
        for (int number = 1; number <= CLIENT; number++) {
            segment.host(number);
        }
        segment.at(CLIENT).ip("addr add 10.63.0.1/24 dev eth0");
        first = new WebHost(segment, 1, "10.63.0.154/24", "10.63.0.154");
        second = new WebHost(segment, 2, "10.63.0.155/24", "10.63.0.155");
        first.startNginx();
        second.startNginx();
        first.startBaton(config("nginx_master154"));
        switch (partner) {
            case BATON -> second.startBaton(config("nginx_backup155"));
            case KEEPALIVED -> second.startKeepalived(exported("nginx_backup155", folder));
        }
        segment.awaitHolder(1, ADDRESS, 2);
        var _ = segment.start(CLIENT, "client", System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                Fetcher.class.getName(), ADDRESS, EVERY_MILLIS, LIMIT_MILLIS);
        awaitPage(first);
    }

    private static String config(String node) throws IOException {
        return Files.readString(CONFIGS.resolve(node + ".yaml"));
    }

    /// The same as a keepalived.conf. keepalived learns of processes from the kernel's process events, which nobody hears
    /// inside a network namespace: there it takes every process for dead. So its check is a script that looks.
    private static String exported(String node, Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("check-nginx"), """
                #!/bin/sh
                for comm in /proc/[0-9]*/comm; do
                    read -r name <"$comm" && [ "$name" = nginx ] && exit 0
                done
                exit 1
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        String yaml = config(node).replace("process: nginx", "script: check-nginx");
        ConfigResult result = ConfigLoader.load(node + ".yaml", yaml);
        if (result instanceof ConfigResult.Loaded loaded) {
            return ConfExporter.write(loaded.config(), folder.toString()).text();
        }
        throw new IOException(String.valueOf(result.problems()));
    }

    WebHost first() {
        return first;
    }

    WebHost second() {
        return second;
    }

    /// What the client got up to now.
    Fetches fetches() throws IOException {
        return Fetches.of(segment.log("client"));
    }

    /// Waits until the client sees the page of `host`.
    void awaitPage(WebHost host) {
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> fetches().last().equals(host.page()));
    }

    String log(String label) throws IOException {
        return segment.log(label);
    }

    @Override
    public void close() {
        segment.close();
    }
}
