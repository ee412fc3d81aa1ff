package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.bench.Launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A node and a client live through a day: pairing, wrong codes, pushes that are taken, refused and left alone, a webhook
/// that does not answer, broken files, and requests with secrets in the wrong places. Afterwards everything that the two
/// have left behind or answered is searched for every secret of that day.
class SecretsTest {
    private static final String ADDRESS = "10.0.0.1:8642";
    private static final String OLD_PASSWORD = "s3cr3tPw";
    private static final String NEW_PASSWORD = "n3wPassW";
    private static final String PATH_TOKEN = "hookPathTok3n";
    private static final String QUERY_TOKEN = "hookQueryTok3n";
    private static final String MISPLACED = "misplac3dS3cret";
    private static final String NODE = """
            node: n1
            routers:
              - {name: VI_1, interface: eth0, vrid: 51, version: 2, authentication: {pass: %s}, addresses: [10.0.0.100/24]}
            notify:
              - {on: [master, backup, fault, stop], webhook: "%s"}
            """;
    private static final String WEBHOOK = "http://10.0.0.9:9/" + PATH_TOKEN + "?key=" + QUERY_TOKEN;
    /// What has to hold secrets; nobody but its owner may read it.
    private static final Set<String> VAULTS = Set.of("identity.pem", "local.token", "commits.json", "pairing.json",
            "client.pem");
    private static final Pattern CODE = Pattern.compile("baton1:\\S+:([^:\\s]+)");
    private static final Pattern FRAME = Pattern.compile("\"([A-Za-z0-9+/=]{40,})\"");

    @TempDir
    private Path folder = Path.of(".");
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @BeforeEach
    void needsRoot() {
        Rig.needs();
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static String desk(Segment segment, String label, String... words) throws Exception {
        assertThat(segment.command(9, label, words).waitFor()).isNotNegative();
        return segment.log(label);
    }

    private String code(Segment segment, String label) throws Exception {
        Process _ = segment.command(1, label, "pair", "--role", "admin", "--ttl", "10m", "--state-dir",
                state().toString(),
                "--host", "10.0.0.1", "--no-wait");
        await().atMost(Rig.SOON).until(() -> CODE.matcher(segment.log(label)).find());
        Matcher code = CODE.matcher(segment.log(label));
        assertThat(code.find()).isTrue();
        secrets.put("the pairing secret of " + label, code.group(1));
        // The console is where it has to be shown; what it was shown on is no trace that a node leaves.
        Files.delete(segment.folder().resolve(label + ".log"));
        return code.group();
    }

    @Test
    void nothingThatANodeOrAClientLeavesBehindOrAnswers_holdsASecret() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(9);
            Path policy = Files.writeString(folder.resolve("policy.yaml"), "push: { webhooks: [\"http://10.0.0.9:9/"
                    + PATH_TOKEN + "\"] }\n");
            Path config = segment.configure("baton1", NODE.formatted(OLD_PASSWORD, WEBHOOK));
            Process node = segment.command(1, "baton1", "node", "run", "--config", config.toString(), "--policy",
                    policy.toString(), "--state-dir", state().toString(), "--listen", ADDRESS);
            segment.awaitRunning(1);
            String home = Files.createDirectories(home()).toString();
            String code = code(segment, "pairing1");
            String wrong = code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
            secrets.put("a wrong pairing secret", wrong.substring(wrong.lastIndexOf(':') + 1));
            desk(segment, "wrong", "connect", wrong, "--home", home, "--yes");
            assertThat(desk(segment, "connect", "connect", code, "--name", "n1", "--yes", "--home", home))
                    .contains("n1");
            desk(segment, "again", "connect", code, "--name", "n2", "--yes", "--home", home);
            pushes(segment, home);
            brokenFile(segment, node, config);
            seek(segment, home);
            desk(segment, "audit", "audit", "n1", "--home", home);
            desk(segment, "status", "status", "--home", home);
            remember();
            search(segment);
        }
    }

    private void pushes(Segment segment, String home) throws Exception {
        Path next = Files.createDirectories(folder.resolve("desk-private")).resolve("n1.yaml");
        Files.writeString(next, NODE.formatted(NEW_PASSWORD, WEBHOOK));
        desk(segment, "plan", "plan", next.toString(), "--home", home);
        String pushed = desk(segment, "push", "push", next.toString(), "--yes", "--reason", "new password", "--home",
                home);
        assertThat(pushed).contains("Done: every node keeps the new configuration.").contains("password changed")
                .doesNotContain("notification");
        assertThat(Files.readString(folder.resolve("baton1.yaml"))).contains(NEW_PASSWORD, WEBHOOK);
        Files.writeString(next, NODE.formatted("\"(hidden)\"", "http://10.0.0.9:9/(hidden)").replace("vrid: 51",
                "vrid: 51, priority: 120"));
        assertThat(desk(segment, "push2", "push", next.toString(), "--yes", "--home", home))
                .contains("Done: every node keeps the new configuration.");
        assertThat(Files.readString(folder.resolve("baton1.yaml"))).contains(NEW_PASSWORD, WEBHOOK, "priority: 120");
        Files.writeString(next, NODE.formatted(MISPLACED, "http://user:" + QUERY_TOKEN + "@10.0.0.9:9/" + PATH_TOKEN));
        desk(segment, "push3", "push", next.toString(), "--yes", "--home", home);
        for (String format : List.of("text", "json", "sarif")) {
            desk(segment, "check-" + format, "check", "--format", format, next.toString());
        }
        Files.writeString(next, NODE.formatted(NEW_PASSWORD, "http://10.0.0.9:9/other/" + QUERY_TOKEN));
        desk(segment, "push4", "push", next.toString(), "--yes", "--home", home);
    }

    private static void brokenFile(Segment segment, Process node, Path config) throws Exception {
        String good = Files.readString(config);
        Files.writeString(config, NODE.formatted(MISPLACED, WEBHOOK).replace("vrid: 51", "vrid: 551"));
        Segment.signal(node, "HUP");
        await().atMost(Rig.SOON).until(() -> segment.log("baton1").contains("not reloaded"));
        Files.writeString(config, good);
        Segment.signal(node, "HUP");
        await().atMost(Rig.SOON).until(() -> segment.log("baton1").contains("nothing has changed"));
    }

    private void seek(Segment segment, String home) throws Exception {
        List<String> words = Launch.words(SecretSeeker.class.getName());
        words.addAll(List.of(home, folder.resolve("answers").toString(), MISPLACED));
        Process seeker = segment.start(9, "seeker", words.toArray(String[]::new));
        assertThat(seeker.waitFor()).as(segment.log("seeker")).isZero();
    }

    /// What was made anew on this day.
    private void remember() throws IOException {
        secrets.put("the old password", OLD_PASSWORD);
        secrets.put("the new password", NEW_PASSWORD);
        secrets.put("the path of the webhook", PATH_TOKEN);
        secrets.put("the query of the webhook", QUERY_TOKEN);
        secrets.put("what stood in the wrong place", MISPLACED);
        privateKey("the node's key", state().resolve("identity.pem"));
        try (Stream<Path> files = Files.list(home())) {
            for (Path pem : files.filter(f -> f.toString().endsWith(".pem")).toList()) {
                privateKey("the client's key", pem);
            }
        }
        Matcher token = Pattern.compile("[0-9a-f]{64}").matcher(Files.readString(state().resolve("local.token")));
        List<String> hashes = new ArrayList<>();
        while (token.find()) {
            hashes.add(token.group());
        }
        assertThat(hashes).as("the token of the console").isNotEmpty();
        secrets.put("the token of the console", hashes.getLast());
        assertThat(secrets).containsKeys("the client's key", "the pairing secret of pairing1");
    }

    private void privateKey(String what, Path pem) throws IOException {
        Matcher key = Pattern.compile("PRIVATE KEY-----\\R([A-Za-z0-9+/=]+)\\R([A-Za-z0-9+/=]+)")
                .matcher(Files.readString(pem));
        assertThat(key.find()).as(pem.toString()).isTrue();
        secrets.put(what, key.group(2));
    }

    private void search(Segment segment) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> searched = new ArrayList<>();
        try (Stream<Path> all = Files.walk(segment.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                boolean isOwn = file.startsWith(folder.resolve("desk-private")) || name.equals("policy.yaml")
                        || name.startsWith("baton1.yaml") || name.endsWith(".jfr");
                if (VAULTS.contains(name) || name.endsWith(".pem")) {
                    assertThat(Files.getPosixFilePermissions(file)).as(name).containsOnly(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE);
                } else if (!isOwn) {
                    searched.add(file);
                    look(file, found);
                }
            }
        }
        assertThat(searched).extracting(f -> String.valueOf(f.getFileName())).contains("audit.log", "baton1.log",
                "history.db", "answer1", "push.log", "wrong.log", "audit.log");
        assertThat(searched.stream().map(SecretsTest::text)).as("what is shown in their place")
                .anyMatch(t -> t.startsWith("200") && t.contains("http://10.0.0.9:9/(hidden)"))
                .anyMatch(t -> t.contains("webhook http://10.0.0.9:9/(hidden)"));
        System.out.println("searched " + searched.size() + " files for " + secrets.size() + " secrets");
        assertThat(found).isEmpty();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void look(Path file, List<String> found) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        StringBuilder all = new StringBuilder(text);
        Matcher frame = FRAME.matcher(text);
        while (frame.find()) {
            try {
                all.append('\n').append(new String(Base64.getDecoder().decode(frame.group(1)),
                        StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException _) {
                // No Base64 after all.
            }
        }
        String everything = all.toString();
        secrets.forEach((what, secret) -> {
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            String coded = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            for (String form : List.of(secret, hex, coded)) {
                int at = everything.indexOf(form);
                if (at >= 0) {
                    found.add(what + " in " + file.getFileName() + ": "
                            + everything.substring(Math.max(0, at - 100), Math.min(everything.length(), at + 60))
                                    .replaceAll("\\p{Cntrl}", " "));
                }
            }
        });
    }
}
