package dev.baton.app.source;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.app.fx.Pulse;
import dev.baton.app.testing.FxExtension;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/// The window's live source beside a keepalived in a network namespace; needs root.
@EnabledIfSystemProperty(named = "baton.real", matches = "true", disabledReason = "needs -Dbaton.real=true and root")
class RealCaptureTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final String PID = Long.toString(ProcessHandle.current().pid());
    private static final String ROUTER = "bw" + PID + "r";
    private static final String WATCHER = "bw" + PID + "w";
    @TempDir
    private Path folder = Path.of("");
    private final List<LiveSource> opened = Collections.synchronizedList(new ArrayList<>());
    private final List<Process> started = new ArrayList<>();

    private static void run(String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words.split(" ")).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words + ": " + output).isZero();
    }

    private static void link() throws IOException, InterruptedException {
        run("ip -n " + ROUTER + " link add eth0 type veth peer name eth0 netns " + WATCHER);
        run("ip -n " + ROUTER + " addr add 10.77.0.1/24 dev eth0");
        run("ip -n " + WATCHER + " addr add 10.77.0.9/24 dev eth0");
        run("ip -n " + ROUTER + " link set eth0 up");
        run("ip -n " + WATCHER + " link set eth0 up");
    }

    @BeforeEach
    void network() throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name")).as("namespaces need root").isEqualTo("root");
        assumeThat(Files.isExecutable(Path.of("/usr/sbin/keepalived"))).as("keepalived is installed").isTrue();
        FxExtension.start();
        run("ip netns add " + ROUTER);
        run("ip netns add " + WATCHER);
        link();
    }

    @AfterEach
    void away() throws Throwable {
        onFx(() -> opened.forEach(LiveSource::close));
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
        run("ip netns del " + ROUTER);
        run("ip netns del " + WATCHER);
    }

    /// Opens an interface of the watcher: what a thread opens there stays there.
    private static Tap inside(String name, Consumer<CapturedFrame> listener) {
        FutureTask<Tap> task = new FutureTask<>(() -> {
            enter();
            return Tap.ofInterface(name, listener);
        });
        Thread.ofPlatform().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CaptureException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted")
    private static void enter() {
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(linker.defaultLookup().findOrThrow("open"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle setns = linker.downcallHandle(linker.defaultLookup().findOrThrow("setns"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int fd = (int) open.invokeExact(arena.allocateFrom("/run/netns/" + WATCHER), 0);
            assertThat((int) setns.invokeExact(fd, CLONE_NEWNET)).as("setns").isZero();
        } catch (Throwable t) {
            throw new AssertionError("cannot enter " + WATCHER, t);
        }
    }

    private void keepalived() throws IOException {
        Path config = Files.writeString(folder.resolve("keepalived.conf"), """
                vrrp_instance VI_1 {
                    state BACKUP
                    interface eth0
                    virtual_router_id 77
                    priority 150
                    advert_int 0.1
                    version 3
                    virtual_ipaddress {
                        10.77.0.100/24
                    }
                }
                """);
        started.add(new ProcessBuilder("ip", "netns", "exec", ROUTER, "keepalived", "--dont-fork", "--vrrp",
                "--use-file=" + config, "--pid=" + folder.resolve("k.pid"), "--vrrp_pid=" + folder.resolve("v.pid"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start());
    }

    private Cluster cluster() {
        List<Cluster> clusters = opened.getLast().snapshot().get().clusters();
        assertThat(clusters).hasSize(1);
        return clusters.getFirst();
    }

    private FeedState state() {
        return opened.getLast().packets().orElseThrow().state().get();
    }

    @Test
    void keepalived_isFound_itsSilenceIsSeen_andAnInterfaceThatWasDeletedIsHeardAgain() throws Throwable {
        keepalived();
        Lines lines = Lines.open(List.of("eth0"), RealCaptureTest::inside);
        onFx(() -> opened.add(new LiveSource(new Pulse(), lines)));

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(cluster().key().vrid()).isEqualTo(77);
            assertThat(cluster().holder().map(Member::node)).contains("10.77.0.1");
            assertThat(cluster().announcements()).as("gratuitous ARP").isNotEmpty();
        });
        assertThat(state().lost()).isZero();
        run("ip -n " + ROUTER + " link del eth0");
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(state().phase()).isEqualTo(FeedState.Phase.WAITING);
            assertThat(cluster().holder()).as("no green master on stale data").isEmpty();
        });
        started.getFirst().destroy();
        started.getFirst().waitFor();
        link();
        keepalived();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(state().phase()).isEqualTo(FeedState.Phase.LIVE);
            assertThat(cluster().holder().map(Member::node)).contains("10.77.0.1");
        });
    }
}
