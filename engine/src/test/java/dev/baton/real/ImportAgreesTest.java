package dev.baton.real;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The importer reads as keepalived does: what a running keepalived says that it made of instances with good, odd and wrong
/// values is what was imported.
class ImportAgreesTest {
    private static final int INSTANCES = 120;
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, List<String>> KEYWORDS = keywords();

    @TempDir
    private Path folder = Path.of(".");

    private static Map<String, List<String>> keywords() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("version", List.of("2", "3", "3"));
        values.put("state", List.of("MASTER", "BACKUP", "master"));
        values.put("priority", List.of("1", "100", "254", "255", "0", "256", "x"));
        values.put("advert_int", List.of("0.01", "0.25", "0.4", "0.5", "1", "1.4", "1.5", "50", "0.014", "0.015"));
        values.put("down_timer_adverts", List.of("1", "4", "100", "0", "101"));
        values.put("preempt", List.of(""));
        values.put("nopreempt", List.of(""));
        values.put("preempt_delay", List.of("0", "4.5", "1000", "1001"));
        values.put("accept", List.of(""));
        values.put("no_accept", List.of(""));
        values.put("strict_mode", List.of("on", "off", ""));
        values.put("garp_master_delay", List.of("0", "3"));
        values.put("garp_master_repeat", List.of("0", "1", "7"));
        values.put("garp_master_refresh", List.of("0", "60"));
        values.put("mcast_src_ip", List.of("10.0.0.1", "10.0.0.9"));
        return values;
    }

    @BeforeEach
    void needs() {
        Rig.needs("keepalived", "unshare");
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int id = 1; id <= INSTANCES; id++) {
            text.append("vrrp_instance R").append(id).append(" {\n interface eth0\n virtual_router_id ").append(id)
                    .append("\n virtual_ipaddress {\n  10.1.").append(id).append(".1/24\n  10.1.").append(id)
                    .append(".2 dev eth1 label eth1:").append(id).append("\n }\n");
            List<String> names = new ArrayList<>(KEYWORDS.keySet());
            int lines = random.nextInt(9);
            for (int i = 0; i < lines; i++) {
                String name = names.get(random.nextInt(names.size()));
                List<String> values = KEYWORDS.getOrDefault(name, List.of());
                text.append(' ').append(name).append(' ').append(values.get(random.nextInt(values.size())))
                        .append('\n');
            }
            text.append(" track_interface {\n  eth1 weight ").append(random.nextInt(-260, 260))
                    .append(random.nextBoolean() ? " reverse" : "").append("\n }\n}\n");
        }
        return text.toString();
    }

    @Test
    void instancesAreReadAsKeepalivedReadsThem() throws IOException, InterruptedException {
        String text = text(new SplittableRandom(Long.getLong("baton.agree.seed", 1)));
        Import imported = ConfImporter.read(Conf.read("k.conf", text, "n1", FileSource.NONE), "n1");
        try (Namespace host = new Namespace("agree")) {
            host.ip("link add eth0 type veth peer name eth1");
            host.ip("link set eth0 up");
            host.ip("link set eth1 up");
            host.ip("addr add 10.0.0.1/24 dev eth0");
            Map<String, String> theirs = read(host, text);
            Map<String, String> ours = new LinkedHashMap<>();
            imported.config().orElseThrow().routers().forEach(router -> ours.put(router.name(), shown(router)));
            assertThat(theirs).hasSize(INSTANCES);
            theirs.forEach((name, shown) -> assertThat(ours.get(name)).as("%s%n%s", name, instance(text, name))
                    .isEqualTo(shown));
        }
    }

    private static String instance(String text, String name) {
        int start = text.indexOf("vrrp_instance " + name + " {");
        return text.substring(start, text.indexOf("\n}\n", start) + 2);
    }

    /// What a running keepalived writes of its instances when asked. It has a /tmp of its own, so that its file is read
    /// through /proc; /run stays what it is.
    private Map<String, String> read(Namespace host, String text) throws IOException, InterruptedException {
        Path conf = Files.writeString(Path.of("/run", "baton-agree-" + ProcessHandle.current().pid() + ".conf"), text);
        Path log = folder.resolve("log");
        String run = "mount -t tmpfs tmpfs /tmp && exec keepalived -n -l -D -P -p /tmp/p -r /tmp/r -f " + conf;
        Process process = new ProcessBuilder("ip", "netns", "exec", host.name(), "unshare", "-m", "sh", "-c", run)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            await().atMost(Rig.SOON).pollInterval(Rig.STEP)
                    .until(() -> Files.readString(log).contains("Entering BACKUP STATE"));
            Namespace.run("kill", "-USR1", Long.toString(process.pid()));
            Path data = Path.of("/proc", Long.toString(process.pid()), "root/tmp/keepalived.data");
            await().atMost(Rig.SOON).pollInterval(Rig.STEP)
                    .until(() -> Files.exists(data) && Files.readString(data).contains("VRRP Sockpool"));
            return parsed(Files.readAllLines(data));
        } finally {
            process.destroy();
            boolean _ = process.waitFor(Rig.SOON.toSeconds(), TimeUnit.SECONDS);
            Files.deleteIfExists(conf);
        }
    }

    private static Map<String, String> parsed(List<String> lines) {
        Map<String, Map<String, String>> instances = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        String list = "";
        for (String line : lines) {
            String trimmed = line.strip();
            if (trimmed.startsWith("------<") && !trimmed.contains("VRRP Topology")) {
                current = new LinkedHashMap<>();
            } else if (trimmed.startsWith("VRRP Instance = ")) {
                current = instances.computeIfAbsent(trimmed.substring(16), _ -> new LinkedHashMap<>());
            } else if (trimmed.startsWith("Virtual IP (")) {
                list = "addresses";
            } else if (trimmed.startsWith("Tracked interfaces")) {
                list = "track";
            } else if (trimmed.contains(" = ")) {
                current.putIfAbsent(trimmed.substring(0, trimmed.indexOf(" = ")),
                        trimmed.substring(trimmed.indexOf(" = ") + 3));
            } else if (line.startsWith("     ")) {
                current.merge(list, trimmed, (a, b) -> a + "; " + b);
            }
        }
        Map<String, String> shown = new LinkedHashMap<>();
        instances.forEach((name, values) -> shown.put(name, shown(values)));
        return shown;
    }

    private static String shown(Map<String, String> v) {
        String source = v.getOrDefault("Using src_ip", "");
        return "version " + v.get("VRRP Version") + ", priority " + v.get("Priority") + ", interval "
                + nanos(v.getOrDefault("Advert interval", "")) / 1_000_000 + " ms, down adverts "
                + v.get("Down timer adverts") + ", accept " + v.getOrDefault("Accept", "").equals("enabled")
                + ", preempt "
                + v.getOrDefault("Preempt", "").equals("enabled") + ", delay "
                + nanos(v.getOrDefault("Preempt delay", "0 secs")) / 1_000_000 + " ms, garp "
                + v.get("Gratuitous ARP repeat") + " " + v.get("Gratuitous ARP delay") + " "
                + v.get("Gratuitous ARP refresh") + ", source "
                + (source.endsWith("(from configuration)") ? source.substring(0, source.indexOf(' ')) : "own") + ", "
                + v.getOrDefault("addresses", "").replace(" scope global", "")
                        .replaceAll("( set)?( nftable_set)?(?=;|$)", "")
                + ", track " + v.get("track");
    }

    /// Of `2 sec`, `4.5 secs`, `250 milli-sec`.
    private static long nanos(String text) {
        int space = text.indexOf(' ');
        BigDecimal unit = BigDecimal.valueOf(text.startsWith("milli", space + 1) ? SECOND / 1000 : SECOND);
        return new BigDecimal(text.substring(0, space)).multiply(unit).longValueExact();
    }

    private static String shown(RouterSpec r) {
        List<String> addresses = new ArrayList<>();
        for (PlacedAddress a : r.addresses()) {
            addresses.add(a.address().toString().replace("/32", "") + " dev "
                    + a.interfaceName().orElse(r.interfaceName()) + a.label().map(l -> " label " + l).orElse(""));
        }
        TrackSpec track = r.track().getFirst();
        return "version " + r.version() + ", priority " + r.priority() + ", interval "
                + r.advertIntervalNanos() / 1_000_000 + " ms, down adverts " + r.downAdverts() + ", accept "
                + r.acceptMode() + ", preempt " + r.preempt() + ", delay " + r.preemptDelayNanos() / 1_000_000
                + " ms, garp " + r.announce().burst() + " " + r.announce().repeatNanos() / SECOND + " "
                + r.announce().refreshNanos() / SECOND + ", source "
                + r.source().map(Object::toString).orElse("own") + ", " + String.join("; ", addresses) + ", track "
                + (r.priority() == 255 && track.weight() != 0
                        // keepalived forgets what an owner tracks with a weight; a node remembers it to no effect.
                        ? "null"
                        : "eth1 weight " + track.weight() + (track.reverse() ? " reverse" : ""));
    }
}
