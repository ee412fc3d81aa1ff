package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.Access;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.link.LinkState;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.app.testing.Pictures;
import dev.baton.cli.WindowRequest;
import dev.baton.vrrp.Role;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The whole window on paired nodes.
@Tag("measured")
class NodesInWindowTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder = Path.of("");
    private final List<BatonApp> opened = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();
    private final FakeDoors doors = new FakeDoors(Nodes.paired("n1", Access.OPERATOR),
            Nodes.paired("n2", Access.OPERATOR));

    @BeforeEach
    void settings() throws Throwable {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\ntheme = light\nwelcomed = true\n");
        onFx(() -> warnings.add(new CssWarnings()));
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            opened.forEach(BatonApp::close);
            warnings.forEach(CssWarnings::close);
        });
        assertThat(doors.followed()).isEmpty();
        assertThat(warnings.getFirst().messages()).isEmpty();
    }

    private BatonApp open(Start start, FakeDoors by) throws Throwable {
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")),
                    folder.resolve("reports"), start, Tap::ofInterface, by, Recording.none(),
                    () -> {}));
            opened.getLast().open();
        });
        return opened.getLast();
    }

    private void tell() {
        Instant now = Instant.now();
        long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        doors.listener("n1").link(Nodes.LIVE);
        doors.listener("n1").state(Nodes.state("n1", Nodes.router("VI_1", Role.MASTER, 150)));
        doors.listener("n1").seen(List.of(Nodes.report("n1", 1, Role.MASTER, 150, Nodes.SECOND, nanos)));
        doors.listener("n2").link(Nodes.LIVE);
        doors.listener("n2").state(Nodes.state("n2", Nodes.router("VI_1", Role.BACKUP, 120)));
        doors.listener("n2").seen(List.of(Nodes.report("n2", 2, Role.BACKUP, 120, Nodes.SECOND, nanos)));
    }

    /// The scene of the program that this test has opened; other tests may have windows, too.
    private Scene scene() {
        return opened.getLast().shell().view().getScene();
    }

    private static SourceKind kind(BatonApp app) {
        return app.sources().composition().source().kind();
    }

    private List<String> chips() {
        return scene().getRoot().lookupAll(".node-chip").stream().map(Label.class::cast).map(Label::getAccessibleText)
                .toList();
    }

    @Test
    void window_opensOnPairedNodes_andTheStatusBarTellsOfTheirLinks() throws Throwable {
        BatonApp app = open(new Start.OnNodes(), doors);
        assertThat(kind(app)).isEqualTo(SourceKind.NODES);
        assertThat(app.shell().shown().get()).isEqualTo("overview");
        await().atMost(LIMIT).until(() -> {
            tell();
            return app.sources().composition().source().snapshot().get().clusters().size() == 1;
        });
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(chips()).containsExactly("n1: the link is live", "n2: the link is live"));
        assertThat(doors.framesWanted()).containsExactly("n1", "n2");
        onFx(() -> Pictures.save(scene(), "window-on-nodes-overview"));
        onFx(() -> app.shell().go("nodes"));
        assertThat(doors.framesWanted()).isEmpty();
        doors.listener("n2").link(Nodes.pinChanged());
        await().atMost(LIMIT).untilAsserted(
                () -> assertThat(chips()).contains("n2: the link is refused; see Nodes"));
        onFx(() -> Pictures.save(scene(), "window-on-nodes"));
    }

    @Test
    void pairedNodes_areWatchedByTheirAction_andLeftForTheLab() throws Throwable {
        BatonApp app = open(new Start.OnLab(LabSetup.of(LabPreset.NGINX_PAIR)), doors);
        assertThat(doors.followed()).isEmpty();
        onFx(() -> app.shell().actions().action("source.nodes").command().run());
        assertThat(kind(app)).isEqualTo(SourceKind.NODES);
        assertThat(doors.followed()).containsExactly("n1", "n2");
        onFx(() -> app.shell().actions().action("source.lab").command().run());
        assertThat(kind(app)).isEqualTo(SourceKind.LAB);
        assertThat(doors.followed()).isEmpty();
    }

    @Test
    void windowWithoutPairedNodes_leadsToWhereOneIsPaired() throws Throwable {
        BatonApp app = open(new Start.OnNodes(), new FakeDoors());
        await().atMost(LIMIT).until(() -> app.shell().shown().get().equals("nodes"));
        assertThat(kind(app)).isEqualTo(SourceKind.NONE);
        onFx(() -> app.shell().actions().action("nodes.pair").command().run());
        assertThat(scene().getRoot().lookup(".pair-card")).isNotNull();
    }

    @Test
    void pairedNodes_areTheStartWhereNothingElseIsAskedFor() {
        assertThat(Start.of(WindowRequest.DEFAULT, true)).isEqualTo(new Start.OnNodes());
        assertThat(Start.of(WindowRequest.DEFAULT, false)).isInstanceOf(Start.OnLab.class);
        WindowRequest lab = new WindowRequest(Optional.of("three"), WindowRequest.DEFAULT.nodes(),
                WindowRequest.DEFAULT.seed(), Optional.empty(), List.of(), Optional.empty(), List.of(), false);
        assertThat(Start.of(lab, true)).isInstanceOf(Start.OnLab.class);
        assertThat(LinkState.CONNECTING.isLive()).isFalse();
    }
}
