package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.theme.Themes;

import static org.awaitility.Awaitility.await;

/// The Timeline on a stage of its own. Used from a thread that is not JavaFX's.
final class TimelineStage implements AutoCloseable {
    final Tasks tasks = new Tasks();
    final ActionTable actions = new ActionTable();
    private final AtomicReference<Optional<TimelineView>> view = new AtomicReference<>(Optional.empty());
    private final List<Stage> stages = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();

    TimelineStage(ClusterSource source, Recording recording, Locale language, Themes.Choice theme, double width,
            double height) {
        on(() -> {
            warnings.add(new CssWarnings());
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            TimelineView made = new TimelineView(new AppContext(Texts.of(language), themes, new Pulse(), tasks,
                    actions, source, new StillDesk(), Marks.passing(), new Crossing(), recording));
            Stage stage = new Stage();
            stage.setScene(new Scene(made.view(), width, height));
            themes.apply(stage.getScene());
            stage.show();
            made.shown();
            stages.add(stage);
            view.set(Optional.of(made));
            return made;
        });
    }

    static TimelineStage of(ClusterSource source) {
        return new TimelineStage(source, Recording.none(), Locale.ENGLISH, Themes.Choice.LIGHT, 1_200, 720);
    }

    static <T> T on(Supplier<T> work) {
        AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
        try {
            FxExtension.onFx(() -> result.set(Optional.of(work.get())));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return result.get().orElseThrow();
    }

    static void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    static void until(BooleanSupplier condition) {
        await().until(() -> on(condition::getAsBoolean));
    }

    TimelineView view() {
        return view.get().orElseThrow();
    }

    TimelineViewModel model() {
        return view().model();
    }

    Scene scene() {
        return stages.getFirst().getScene();
    }

    /// Waits until what was seen is worked out, and what was known at the cursor.
    TimelineStage filled() {
        until(() -> !model().content().get().isEmpty() && model().moment().get().isPresent());
        return this;
    }

    /// Waits until what was known at the cursor is worked out.
    void recalled() {
        until(() -> model().moment().get().map(TimelineViewModel.Moment::atNanos).equals(model().cursor().get()));
    }

    WritableImage picture(String name) {
        return on(() -> {
            view().beat();
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            ((TimelineChart) scene().getRoot().lookup(".timeline-chart")).changed();
            ((TimelineChart) scene().getRoot().lookup(".timeline-chart")).frame();
            return Pictures.save(scene(), name);
        });
    }

    List<String> warnings() {
        return on(() -> warnings.getFirst().messages());
    }

    @Override
    public void close() {
        run(() -> {
            view().hidden();
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        tasks.close();
    }
}
