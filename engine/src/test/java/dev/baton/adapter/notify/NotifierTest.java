package dev.baton.adapter.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.adapter.linux.ProcessGroups;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.GroupSpec;
import dev.baton.config.NotifyRule;
import dev.baton.config.NotifyRule.Event;
import dev.baton.config.ScriptPolicy;
import dev.baton.port.Clock;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The whole way, with real threads, servers and scripts.
class NotifierTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Clock CLOCK = new Clock() {
        @Override
        public long nowNanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    };

    @TempDir
    private Path folder = Path.of(".");
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Notifier notifier() {
        ScriptRunner scripts = new ScriptRunner(new ScriptPolicy(folder.toString(), Optional.empty(), Map.of()),
                ProcessGroups::kill);
        Notifier notifier = new Notifier(Happenings.ORIGIN, scripts, CLOCK, said::add);
        open.add(notifier);
        open.add(scripts);
        return notifier;
    }

    private NotifyRule taking() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(mapper.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return hook(server.getAddress().getPort());
    }

    /// Takes connections and never says anything.
    private NotifyRule hanging() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(server);
        return hook(server.getLocalPort());
    }

    private static NotifyRule hook(int port) {
        return new NotifyRule(List.of(Event.values()),
                new NotifyRule.Webhook(URI.create("http://127.0.0.1:" + port + "/")), List.of(), List.of());
    }

    private NotifyRule script(String name, String text, List<String> groups) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new NotifyRule(List.of(Event.values()), new NotifyRule.Script(name), List.of(), groups);
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8).lines().toList() : List.of();
    }

    private List<Long> sequences() {
        return posted.stream().map(p -> p.get("sequence").asLong()).toList();
    }

    @Test
    void receiverThatHangs_keepsNeitherTheTellerNorAnotherReceiverWaiting() throws Exception {
        Notifier notifier = notifier();
        notifier.widen(List.of(hanging(), taking()), List.of());
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            notifier.tell(Happenings.master("VI_" + i));
        }
        assertThat(System.nanoTime() - start).as("told at once").isLessThan(500_000_000L);
        await().atMost(SOON).until(() -> posted.size() == 1_000);
        assertThat(sequences()).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(posted).allMatch(p -> p.get("skipped").asLong() == 0
                && p.get("previous").asLong() == p.get("sequence").asLong() - 1);
    }

    @Test
    void script_isCalledAsKeepalivedCallsIt_inOrder_neverTwiceAtOnce() throws Exception {
        Notifier notifier = notifier();
        String text = "echo \"in $* $BATON_SEQUENCE\" >> %s/log\nsleep 0.02\necho out >> %s/log".formatted(folder,
                folder);
        notifier.widen(List.of(script("on-change", text, List.of())), List.of());
        IntStream.range(0, 5).forEach(i -> notifier.tell(Happenings.master("VI_" + i)));
        await().atMost(SOON).until(() -> lines("log").size() == 10);
        assertThat(lines("log")).containsExactly("in INSTANCE VI_0 MASTER 100 1", "out",
                "in INSTANCE VI_1 MASTER 100 2", "out", "in INSTANCE VI_2 MASTER 100 3", "out",
                "in INSTANCE VI_3 MASTER 100 4", "out", "in INSTANCE VI_4 MASTER 100 5", "out");
        assertThat(said).isEmpty();
    }

    @Test
    void scriptThatFails_isToldWithTheEndOfItsOutput_andTheNextIsRun() throws Exception {
        Notifier notifier = notifier();
        notifier.widen(List.of(script("bad", "echo no such table; echo x >> %s/log; exit 3".formatted(folder),
                List.of())), List.of());
        notifier.tell(Happenings.master("VI_1"));
        notifier.tell(Happenings.master("VI_2"));
        await().atMost(SOON).until(() -> lines("log").size() == 2 && said.size() == 1);
        assertThat(said.getFirst()).contains("script bad: it ended with status 3", "no such table");
    }

    @Test
    void group_isToldAsAWhole_toARuleThatNamesIt() throws Exception {
        Notifier notifier = notifier();
        notifier.widen(List.of(script("group", "echo \"$*\" >> %s/log".formatted(folder), List.of("edge"))),
                List.of(new GroupSpec("edge", List.of("A", "B"), List.of())));
        for (String router : List.of("A", "B")) {
            notifier.tell(Happenings.router(router, Role.INIT, Role.BACKUP));
        }
        for (String router : List.of("A", "B")) {
            notifier.tell(Happenings.master(router));
        }
        for (String router : List.of("A", "B")) {
            notifier.tell(Happenings.router(router, Role.MASTER, Role.INIT));
        }
        await().atMost(SOON).until(() -> lines("log").size() == 3);
        assertThat(lines("log")).containsExactly("GROUP edge BACKUP 0", "GROUP edge MASTER 0", "GROUP edge STOP 0");
    }

    @Test
    void end_deliversWhatWaits_butWaitsForNobodyForLong() throws Exception {
        Notifier notifier = notifier();
        notifier.widen(List.of(hanging(), taking()), List.of());
        for (int i = 0; i < 50; i++) {
            notifier.tell(Happenings.router("VI_" + i, Role.MASTER, Role.INIT));
        }
        long start = System.nanoTime();
        notifier.close(Duration.ofSeconds(2));
        assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
        assertThat(posted).hasSize(50).allMatch(p -> p.get("event").asString().equals("stop"));
        assertThat(said).as("of the one that hangs").hasSize(1);
        assertThat(said.getFirst()).contains("50 notifications were not delivered before the end");
    }

    @Test
    void receiverThatStays_keepsItsQueue_andOneThatGoes_getsWhatWaited() throws Exception {
        Notifier notifier = notifier();
        NotifyRule stays = taking();
        NotifyRule goes = script("slow", "sleep 0.1; echo \"$2\" >> %s/log".formatted(folder), List.of());
        notifier.widen(List.of(stays, goes), List.of());
        notifier.narrow(List.of(stays, goes), List.of());
        IntStream.range(0, 5).forEach(i -> notifier.tell(Happenings.master("VI_" + i)));
        notifier.widen(List.of(stays), List.of());
        notifier.narrow(List.of(stays), List.of());
        notifier.tell(Happenings.master("later"));
        await().atMost(SOON).until(() -> lines("log").size() == 5 && posted.size() == 6);
        assertThat(lines("log")).containsExactly("VI_0", "VI_1", "VI_2", "VI_3", "VI_4");
        assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        notifier.widen(List.of(goes), List.of());
        notifier.tell(Happenings.master("again"));
        await().atMost(SOON).until(() -> lines("log").size() == 6);
        assertThat(lines("log").getLast()).isEqualTo("again");
    }
}
