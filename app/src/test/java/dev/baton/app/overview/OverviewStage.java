package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Snapshot;

/// The Overview on a stage of its own, on a source that the test drives.
final class OverviewStage {
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;

    final FakeSource source = new FakeSource();
    final Pulse pulse = new Pulse();
    final ActionTable actions = new ActionTable();
    final Themes themes;
    final OverviewViewModel viewModel;
    final OverviewView view;
    final Stage stage = new Stage();
    final Scene scene;

    OverviewStage(Locale locale, Themes.Choice choice) {
        this(locale, choice, _ -> {});
    }

    OverviewStage(Locale locale, Themes.Choice choice, Consumer<ActionTable> prepare) {
        this(locale, choice, prepare, Staging.none());
    }

    /// @param staging where hand-overs are staged
    OverviewStage(Locale locale, Themes.Choice choice, Consumer<ActionTable> prepare, Staging staging) {
        Texts texts = Texts.of(locale);
        prepare.accept(actions);
        themes = new Themes(new SimpleObjectProperty<>(ColorScheme.LIGHT));
        themes.choice().set(choice);
        viewModel = new OverviewViewModel(source, texts);
        view = new OverviewView(new AppContext(texts, themes, pulse, new Tasks(), actions, source, new StillDesk(),
                Marks.passing(), new Crossing(), Recording.none(), staging), viewModel);
        scene = new Scene(view.view(), WIDTH, HEIGHT);
        themes.apply(scene);
        stage.setScene(scene);
    }

    static OverviewStage english() {
        return new OverviewStage(Locale.ENGLISH, Themes.Choice.LIGHT);
    }

    /// Shows the stage with this snapshot and lays everything out.
    OverviewStage open(Snapshot snapshot) {
        source.show(snapshot);
        stage.show();
        view.shown();
        layout();
        return this;
    }

    void show(Snapshot snapshot) {
        source.show(snapshot);
        layout();
    }

    void layout() {
        for (int i = 0; i < 3; i++) {
            view.view().applyCss();
            view.view().layout();
        }
    }

    /// All nodes with this style class that are drawn now.
    <T extends javafx.scene.Node> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(view.view(), type, found);
        return found;
    }

    private static <T extends javafx.scene.Node> void collect(javafx.scene.Node node, Class<T> type, List<T> found) {
        if (!node.isVisible()) {
            return;
        }
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, type, found));
        }
    }

    void close() {
        view.hidden();
        stage.close();
    }
}
