package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The two daemons that are compared. keepalived without a log says nothing at all: a console would cost it a millisecond
/// at each takeover.
enum Contender {
    BATON {
        @Override
        List<String> command(Path folder, int host, Load load, int priority, boolean logs) throws IOException {
            Path config = Files.writeString(folder.resolve("node" + host + ".yaml"), load.baton(priority));
            List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            words.addAll(NodeJvm.options());
            String cache = System.getProperty("baton.bench.cache", "");
            if (!cache.isEmpty()) {
                words.add("-XX:AOTCache=" + cache);
            }
            words.addAll(List.of("-cp", System.getProperty("baton.bench.classpath",
                    System.getProperty("java.class.path")), "dev.baton.cli.Baton", "node", "run", "--config",
                    config.toString(), "--no-api"));
            if (load.receivers() > 0) {
                words.addAll(List.of("--policy", policy(folder, load).toString()));
            }
            return words;
        }

        // Scripts that hang, and the policy that lets a node run them.
        private static Path policy(Path folder, Load load) throws IOException {
            Path scripts = Files.createDirectories(folder.resolve("scripts"));
            for (int i = 0; i < load.scripts(); i++) {
                Path script = Files.writeString(scripts.resolve(Load.script(i)), "#!/bin/sh\nexec sleep 300\n");
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return Files.writeString(folder.resolve("policy.yaml"), "scripts: { folder: \"" + scripts + "\" }\n");
        }
    },
    KEEPALIVED {
        @Override
        List<String> command(Path folder, int host, Load load, int priority, boolean logs) throws IOException {
            Path config = Files.writeString(folder.resolve("keepalived" + host + ".conf"), load.keepalived(priority));
            List<String> words = new ArrayList<>(List.of("keepalived", "--dont-fork", "--vrrp", "--use-file",
                    config.toString(), "--pid", folder.resolve("ka" + host + ".pid").toString(), "--vrrp_pid",
                    folder.resolve("kav" + host + ".pid").toString()));
            if (logs) {
                words.add("--log-console");
            }
            return words;
        }
    };

    /// The command that starts it in the foreground.
    ///
    /// @param logs whether it writes its log to its output; Baton always does, and says little
    abstract List<String> command(Path folder, int host, Load load, int priority, boolean logs) throws IOException;

    /// The beginning of a command that runs a class of this bench or of Baton, as a client: it can be added to.
    static List<String> java(String mainClass) {
        return new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), mainClass));
    }

    /// What its output contains once it runs; empty where it says nothing.
    String readyWord() {
        return switch (this) {
            case BATON -> "are running";
            case KEEPALIVED -> "";
        };
    }

    /// Its version, for the report.
    String version() {
        return switch (this) {
            case BATON -> "Baton, this source tree";
            case KEEPALIVED -> firstLine("keepalived", "--version");
        };
    }

    /// The first line that a command prints.
    static String firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines().findFirst().orElse("");
        } catch (IOException e) {
            return command[0] + ": " + e.getMessage();
        }
    }
}
