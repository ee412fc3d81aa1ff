package dev.baton.real;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.baton.api.Method;
import dev.baton.api.Route;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeFeed;
import dev.baton.client.NodeFollower;
import dev.baton.history.Chronicle;
import dev.baton.history.Recorder;
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.Tls;

/// A client that looks at everything which a node shows, keeps what it is answered, and records what it follows as the window
/// does. Some of what it asks holds secrets in the wrong places.
final class SecretSeeker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FOLLOWED_SECONDS = 3;
    private static final int STREAM_BYTES = 1 << 20;

    private final URI node;
    private final HttpClient http;
    private final Path answers;
    private int asked;

    private SecretSeeker(URI node, HttpClient http, Path answers) {
        this.node = node;
        this.http = http;
        this.answers = answers;
    }

    /// Looks at everything, and ends.
    ///
    /// @param arguments the client's home, the folder for answers, and a secret to put where it does not belong
    public static void main(String[] arguments) throws Exception {
        ClientHome home = new ClientHome(Path.of(arguments[0]));
        Path answers = Files.createDirectories(Path.of(arguments[1]));
        KnownNode known = AddressBook.of(home).nodes().getFirst();
        Identity own = Identity.keptIn(home.identity(), "seeker");
        try (HttpClient http = HttpClient.newBuilder().sslContext(Tls.pinned(own, new KeyHash(known.key())))
                .sslParameters(Tls.parameters()).connectTimeout(PATIENCE).build()) {
            SecretSeeker seeker = new SecretSeeker(URI.create("https://" + known.address()), http, answers);
            seeker.look();
            seeker.misplace(arguments[2]);
        }
        follow(known, own, answers.resolve("history.db"));
        System.out.println("SOUGHT");
    }

    private void look() throws IOException, InterruptedException {
        for (Route route : Route.values()) {
            if (route.method() == Method.GET) {
                String path = route.template().replace("{name}", "VI_1").replace("{id}", "commit-1-unknown")
                        .replace("{after}", "0");
                if (route == Route.EVENTS || route == Route.ADVERTS) {
                    stream(path);
                } else {
                    ask(HttpRequest.newBuilder(node.resolve(path)));
                }
            }
        }
    }

    private void misplace(String secret) throws IOException, InterruptedException {
        ask(HttpRequest.newBuilder(node.resolve("/v1/state?token=" + secret)));
        ask(HttpRequest.newBuilder(node.resolve("/v1/state")).header("Authorization", "Bearer " + secret));
        for (String body : List.of("{\"id\": " + secret + "}", "{\"id\": [\"" + secret + "\"]}", secret,
                "{\"rollbackAfterSeconds\": \"" + secret + "\"}")) {
            ask(HttpRequest.newBuilder(node.resolve("/v1/commits")).header("Content-Type", "application/json")
                    .header("If-Match", "\"" + "0".repeat(64) + "\"").POST(HttpRequest.BodyPublishers.ofString(body)));
        }
        for (String yaml : List.of("node: n1\nrouters:\n  - { name: VI_1, authentication: " + secret + " }\n",
                "node: n1\nrouters:\n  - { name: VI_1, authentication: { pass " + secret + " } }\n",
                "node: n1\nrouters:\n  - { name: VI_1, authentication: { pass: " + secret + "TooLong }, vrid: 999 }\n",
                "node: n1\nnotify: [{ on: [master], webhook: \"https://user:" + secret + "@h.example/x\" }]\n",
                "node: n1\nnotify: [{ on: [master], webhook: \"https://h.example/" + secret + " x\" }]\n",
                "node: n1\nnotify: [{ on: [master], webhook: \"https://other.example/" + secret + "\" }]\n")) {
            ask(HttpRequest.newBuilder(node.resolve("/v1/config/validate")).header("Content-Type", "application/yaml")
                    .POST(HttpRequest.BodyPublishers.ofString(yaml)));
        }
    }

    private void ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.timeout(PATIENCE).build();
        HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
        keep(answer.statusCode() + "\n" + answer.headers().map() + "\n" + answer.body());
    }

    private void keep(String text) throws IOException {
        asked++;
        Files.writeString(answers.resolve("answer" + asked), text);
    }

    private void stream(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(node.resolve(path))
                .header("Last-Event-ID", "0").build(), HttpResponse.BodyHandlers.ofInputStream());
        StringBuilder text = new StringBuilder();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(FOLLOWED_SECONDS);
        try (InputStream in = answer.body()) {
            byte[] piece = new byte[1 << 16];
            while (System.nanoTime() < until && text.length() < STREAM_BYTES) {
                int read = in.read(piece);
                text.append(new String(piece, 0, Math.max(0, read), StandardCharsets.UTF_8));
            }
        }
        keep(text.toString());
    }

    private static void follow(KnownNode known, Identity own, Path history) throws InterruptedException {
        Chronicle chronicle = new Chronicle();
        try (Recorder _ = new Recorder(history, chronicle, "NODES", "n1", 0, _ -> {});
                NodeFollower follower = NodeFollower.open("site", known, own, System::nanoTime, Clock.systemUTC(),
                        new Random(1), new NodeFollower.Listener() {
                            @Override
                            public void fed(NodeFollower from, NodeFeed.Fed fed) {
                                chronicle.addAll(fed.sightings());
                            }
                        })) {
            follower.wantAdverts(true);
            TimeUnit.SECONDS.sleep(FOLLOWED_SECONDS);
        }
    }
}
