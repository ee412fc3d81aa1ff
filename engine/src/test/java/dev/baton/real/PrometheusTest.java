package dev.baton.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.metrics.Exposition;
import dev.baton.metrics.Samples;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The metrics as Debian's Prometheus reads them, over loopback, and the alert rules that are shipped.
class PrometheusTest {
    private static final Path RULES = Path
            .of("../resources/src/main/resources/dev/baton/samples/baton-alerts.yml");
    private static final Path RULE_TESTS = Path.of("src/test/resources/metrics/baton-alerts-test.yml");
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofMillis(300);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("prometheus", "promtool");
    }

    private static String run(Path in, String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    /// A server on loopback that serves what the metrics are at that moment.
    private static HttpServer serving(Supplier<String> text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void everyNodesMetrics_passPromtool() throws Exception {
        List<String> texts = new ArrayList<>(List.of(Exposition.down()));
        for (Role role : Role.values()) {
            texts.add(Exposition.text(Samples.node("n1", role)));
        }
        for (String text : texts) {
            String said = run(folder, text, "promtool", "check", "metrics");
            // The names are those of keepalived's exporter: a counter by its name that is a configured delay.
            assertThat(said).as("what promtool says of%n%s", text).doesNotContain("error while linting")
                    .satisfiesAnyOf(s -> assertThat(s).isEqualTo("0\n"),
                            s -> assertThat(s.lines().skip(1)).isEmpty());
        }
    }

    @Test
    void shippedRules_areSound_andFireWhenTheyShould() throws Exception {
        Files.copy(RULES, folder.resolve("baton-alerts.yml"));
        Files.copy(RULE_TESTS, folder.resolve("tests.yml"));
        assertThat(run(folder, "", "promtool", "check", "rules", "baton-alerts.yml")).startsWith("0\n")
                .contains("5 rules found");
        assertThat(run(folder, "", "promtool", "test", "rules", "tests.yml")).startsWith("0\n").contains("SUCCESS");
    }

    @Test
    void scrapedByPrometheus_whoIsMasterCanBeAsked() throws Exception {
        HttpServer one = serving(() -> Exposition.text(Samples.node("n1", Role.MASTER)));
        HttpServer two = serving(() -> Exposition.text(Samples.node("n1", Role.BACKUP)));
        HttpServer down = serving(Exposition::down);
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: baton
                    static_configs:
                      - targets: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"]
                        labels: {site: a}
                """.formatted(one.getAddress().getPort(), two.getAddress().getPort(), down.getAddress().getPort()));
        Process prometheus = new ProcessBuilder("prometheus", "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:" + port,
                "--log.level=error").redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile()).start();
        try {
            String masters = "count by (vrid,ip_address)(keepalived_vrrp_state==2)";
            await().atMost(SOON).pollInterval(STEP).ignoreExceptions()
                    .untilAsserted(() -> assertThat(query(port, "count(keepalived_up)")).contains("\"3\"]"));
            assertThat(query(port, masters)).contains("\"ip_address\":\"10.0.0.100/24\",\"vrid\":\"51\"")
                    .contains(",\"1\"]").doesNotContain("\"2\"]");
            assertThat(query(port, "count(keepalived_vrrp_state==1)")).contains("\"2\"]");
            assertThat(query(port, "count(keepalived_up==0)")).contains("\"1\"]");
            assertThat(query(port, "count by (__name__)({instance=\"127.0.0.1:" + down.getAddress().getPort()
                    + "\",__name__=~\"keepalived.*|baton.*\"})")).contains("keepalived_up").doesNotContain("vrrp");
            assertThat(query(port, "keepalived_advertisements_sent_total")).contains("\"40\"]");
            assertThat(query(port, "histogram_quantile(0.5, baton_advert_interarrival_seconds_bucket)"))
                    .contains("\"iname\":\"VI_1\"");
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
            List.of(one, two, down).forEach(s -> s.stop(0));
        }
    }

    private static String query(int port, String expression) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                            + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
