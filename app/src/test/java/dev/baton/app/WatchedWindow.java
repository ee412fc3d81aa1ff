package dev.baton.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.baton.app.fx.Fx;
import dev.baton.app.link.ClientDoors;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.Tap;
import dev.baton.client.ClientHome;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.vrrp.Role;

/// The window on paired nodes, for `installers/bench window`: the program as it is, and a look at each frame, which says when
/// a node was shown as MASTER for the first time. A frame counts once the next one begins: it has been drawn by then.
final class WatchedWindow {
    private static final String OPEN = "the window is open";
    private static final String SHOWN = "SHOWN";
    private static final double WIDTH = 1_440;
    private static final double HEIGHT = 900;

    private final BatonApp app;
    private Set<String> masters = Set.of();
    private List<String> drawing = List.of();
    private Snapshot seen = Snapshot.EMPTY;

    private WatchedWindow(BatonApp app) {
        this.app = app;
    }

    /// Runs until it is ended from outside.
    public static void main(String[] args) {
        Fx.start(WatchedWindow::open);
    }

    private static void open() {
        ClientHome home = ClientHome.of(Optional.empty(), System.getenv(),
                Path.of(System.getProperty("user.home", "")));
        Path folder = home.folder().resolve("window");
        Stage stage = new Stage();
        WatchedWindow watched = new WatchedWindow(new BatonApp(stage, new SettingsFile(folder.resolve("window.conf")),
                folder.resolve("reports"), new Start.OnNodes(), Tap::ofInterface,
                ClientDoors.open(home, LiveSource.SITE), Recording.none(), () -> {}));
        watched.app.open();
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        Scene scene = stage.getScene();
        scene.addPreLayoutPulseListener(watched::begins);
        scene.addPostLayoutPulseListener(watched::isLaidOut);
        System.out.println(OPEN);
    }

    /// The frame before has been drawn.
    private void begins() {
        if (!drawing.isEmpty()) {
            long now = now();
            drawing.forEach(master -> System.out.println(SHOWN + " " + now + " " + master));
            drawing = List.of();
        }
    }

    private void isLaidOut() {
        Snapshot snapshot = app.sources().composition().source().snapshot().get();
        if (snapshot.equals(seen)) {
            return;
        }
        seen = snapshot;
        Set<String> now = new LinkedHashSet<>();
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                if (member.role() == Role.MASTER) {
                    now.add(cluster.key().network() + " " + cluster.key().vrid() + " " + member.node());
                }
            }
        }
        List<String> changed = now.stream().filter(m -> !masters.contains(m)).toList();
        masters = now;
        drawing = changed;
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
