package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where it was measured, and how.
final class Machine {
    private Machine() {}

    static List<String> heading() {
        return List.of("# Baton beside keepalived", "",
                "Both in turn, on network namespaces that are built alike (hosts joined by a bridge), with the same faults."
                        + " All times on the wire are the kernel's stamps of one capture on the bridge. keepalived writes"
                        + " no log while it is measured, except under bogus packets.",
                "", "- Machine: " + processors() + ", Linux " + System.getProperty("os.version"),
                "- Baton: this source tree on Java " + Runtime.version() + " with `"
                        + String.join(" ", NodeJvm.options()) + "`"
                        + (System.getProperty("baton.bench.cache", "").isEmpty()
                                ? ", without an AOT cache"
                                : " and an AOT cache"),
                "- keepalived: " + Contender.KEEPALIVED.version(),
                "- A limit is one that the design sets for Baton. With fewer than 20 runs p95 is the largest.");
    }

    private static String processors() {
        int count = Runtime.getRuntime().availableProcessors();
        try {
            String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("model name")).findFirst().map(l -> l.substring(l.indexOf(':') + 2))
                    .orElse("unknown");
            return count + " x " + model;
        } catch (IOException _) {
            return count + " processors";
        }
    }
}
