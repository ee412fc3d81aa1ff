package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.Namespace;
import dev.baton.config.Check;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfExporter;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.RandomExportables;

import static org.assertj.core.api.Assertions.assertThat;

/// keepalived itself accepts what is exported: `keepalived -t` on a host with the interfaces and scripts that it names.
class ExportTest {
    private static final int CONFIGURATIONS = 60;
    private static final Path CONFS = Path.of("src/test/resources/keepalived");

    private Path folder = Path.of(".");

    @BeforeEach
    void needs() throws IOException {
        Rig.needs("keepalived");
        // keepalived runs no script below a folder that others than root may write, as /tmp is.
        folder = Files.createTempDirectory(Path.of("/run"), "baton-export",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @AfterEach
    void clean() throws IOException {
        if (folder.startsWith("/run")) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    @Test
    void randomConfigurations() throws Exception {
        try (Namespace host = host(RandomExportables.INTERFACES)) {
            for (String script : RandomExportables.SCRIPTS) {
                script(script);
            }
            for (int seed = 0; seed < CONFIGURATIONS; seed++) {
                NodeConfig config = new RandomExportables(seed, false).next();
                assertAccepted(host, config, "seed " + seed);
            }
        }
    }

    @Test
    void importedFiles() throws Exception {
        try (Stream<Path> files = Files.walk(CONFS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
                Import result = ConfImporter.read(Conf.read(file.toString(), Files.readString(file), "n1",
                        FileSource.NONE), "n1");
                NodeConfig config = result.config().orElseThrow();
                // keepalived, as our own loader, warns of a group with one member, and ends with another status.
                if (config.groups().stream().anyMatch(group -> group.routers().size() == 1)) {
                    continue;
                }
                for (String script : scripts(config)) {
                    script(script);
                }
                try (Namespace host = host(interfaces(config))) {
                    assertAccepted(host, config, file.toString());
                }
            }
        }
    }

    private void assertAccepted(Namespace host, NodeConfig config, String what) throws Exception {
        String text = ConfExporter.write(config, folder.toString()).text();
        Path file = Files.writeString(folder.resolve("keepalived.conf"), text);
        Process process = new ProcessBuilder("ip", "netns", "exec", host.name(), "keepalived", "-t", "-l", "-f",
                file.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s%n%s", what, said, text).isZero();
        assertThat(said).as("%s%n%s", what, text).doesNotContain("Unknown keyword", "ignoring", "invalid");
    }

    private void script(String name) throws IOException {
        Path script = folder.resolve(name);
        if (!Files.exists(script)) {
            Files.writeString(script, "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static List<String> scripts(NodeConfig config) {
        List<String> names = new ArrayList<>();
        for (Check check : config.checks()) {
            if (check.probe() instanceof Probe.Script script) {
                names.add(script.script());
            }
        }
        for (NotifyRule rule : config.notifications()) {
            if (rule.target() instanceof NotifyRule.Script script) {
                names.add(script.name());
            }
        }
        return names;
    }

    private static List<String> interfaces(NodeConfig config) {
        TreeSet<String> names = new TreeSet<>();
        for (RouterSpec router : config.routers()) {
            names.add(router.interfaceName());
            Stream.concat(router.addresses().stream(), router.excluded().stream()).map(PlacedAddress::interfaceName)
                    .forEach(name -> name.ifPresent(names::add));
            router.routes().forEach(route -> route.interfaceName().ifPresent(names::add));
            router.track().stream().map(TrackSpec::target).forEach(target -> {
                if (target instanceof TrackSpec.OfInterface on) {
                    names.add(on.name());
                }
            });
        }
        return List.copyOf(names);
    }

    private static Namespace host(List<String> interfaces) {
        Namespace host = new Namespace("export");
        for (int i = 0; i < interfaces.size(); i++) {
            host.ip("link add " + interfaces.get(i) + " type veth peer name other" + i);
            host.ip("link set " + interfaces.get(i) + " up");
            host.ip("link set other" + i + " up");
            host.ip("addr add 10.255." + i + ".1/24 dev " + interfaces.get(i));
        }
        return host;
    }
}
