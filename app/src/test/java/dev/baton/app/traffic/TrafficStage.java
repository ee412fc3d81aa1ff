package dev.baton.app.traffic;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.CaptureLoad;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.theme.Themes;

/// The Traffic screen on a scene of its own.
final class TrafficStage implements AutoCloseable {
    /// Two keepalived hosts: versions 2 and 3, IPv4 and IPv6, a take-over, a crash, a resignation.
    static final Path CAPTURE = Path.of("..", "engine", "src", "test", "resources", "traffic", "keepalived-pair.pcap");

    final Tasks tasks = new Tasks();
    final ActionTable actions = new ActionTable();
    final Pulse pulse = new Pulse();
    final ClusterSource source;
    final TrafficViewModel model;
    final TrafficView view;
    final Scene scene;

    TrafficStage(ClusterSource source, Locale locale, Themes.Choice theme, double width, double height) {
        this.source = source;
        Themes themes = new Themes(Fx.colorScheme());
        themes.choice().set(theme);
        AppContext context = new AppContext(Texts.of(locale), themes, pulse, tasks, actions, source);
        model = new TrafficViewModel(source, tasks);
        view = new TrafficView(context, model);
        scene = new Scene(new StackPane(view.view()), width, height);
        themes.apply(scene);
        view.shown();
        layout();
    }

    static ClusterSource capture() {
        return new CaptureSource(new CaptureLoad(CAPTURE).read(_ -> {}));
    }

    /// A frame `millis` after the first.
    void frame(long millis) {
        view.frame(1_000_000_000L + millis * 1_000_000L);
        layout();
    }

    void layout() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    <T extends Node> List<T> all(Class<T> type) {
        List<T> found = new java.util.ArrayList<>();
        collect(scene.getRoot(), type, found);
        return found;
    }

    private static <T> void collect(Node node, Class<T> type, List<T> found) {
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, type, found));
        }
    }

    @Override
    public void close() {
        view.hidden();
        tasks.close();
    }
}
