package dev.baton.app.priority;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Bases;
import dev.baton.app.draft.Staging;
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
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Base;
import dev.baton.draft.Draft;
import dev.baton.whatif.RouterRef;

import static org.awaitility.Awaitility.await;

/// The Priorities screen on a stage of its own, with a robot at its keyboard. Mouse events are made here, at the thumb, as
/// a person's would come. Used from a thread that is not JavaFX's.
final class PriorityStage implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// How the screen is opened.
    record Look(Locale language, Themes.Choice theme, double width, double height) {
        static final Look PLAIN = new Look(Locale.ENGLISH, Themes.Choice.LIGHT, 1_100, 720);

        static Look of(String language, Themes.Choice theme) {
            return new Look(Locale.forLanguageTag(language), theme, 1_100, 720);
        }

        Look sized(double newWidth, double newHeight) {
            return new Look(language, theme, newWidth, newHeight);
        }
    }

    final Tasks tasks = new Tasks();
    final ActionTable actions = new ActionTable();
    private final List<PrioritiesView> views = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();
    private final List<Robot> robots = new ArrayList<>();
    private final Staging staging;

    PriorityStage(Optional<Bases> bases, ClusterSource source, Look look) {
        staging = on(() -> new Staging(bases));
        run(() -> {
            warnings.add(new CssWarnings());
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(look.theme());
            Pulse pulse = new Pulse();
            pulse.reducedMotion().set(true);
            PrioritiesView made = new PrioritiesView(new AppContext(Texts.of(look.language()), themes, pulse,
                    tasks, actions, source, new StillDesk(), Marks.passing(), new Crossing(), Recording.none(),
                    staging));
            Stage stage = new Stage();
            stage.setScene(new Scene(made.view(), look.width(), look.height()));
            themes.apply(stage.getScene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            made.shown();
            stages.add(stage);
            views.add(made);
            robots.add(new Robot());
        });
    }

    /// On configurations in files.
    static PriorityStage of(List<Base> bases) {
        return of(bases, Look.PLAIN);
    }

    static PriorityStage of(List<Base> bases, Look look) {
        return new PriorityStage(Optional.of(new FakeBases(Bases.Kind.FILES, bases)), new SampleSource(), look)
                .filled();
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
        await().atMost(LIMIT).until(() -> on(condition::getAsBoolean));
    }

    PriorityStage filled() {
        until(() -> model().mode().get() == PrioritiesViewModel.Mode.EDIT);
        return this;
    }

    PrioritiesView view() {
        return views.getFirst();
    }

    PrioritiesViewModel model() {
        return view().model();
    }

    Scene scene() {
        return stages.getFirst().getScene();
    }

    Staging staging() {
        return staging;
    }

    /// The scale with this number.
    Scale scale(int index) {
        return on(() -> model().scales().get(index).scale().get());
    }

    Thumb thumb(String node) {
        return scale(0).thumbs().stream().filter(t -> t.ref().node().equals(node)).findFirst().orElseThrow();
    }

    /// What is staged as the priority of a node's first router.
    int staged(String node) {
        return on(() -> staging.workspace().get().draft(node).flatMap(Draft::config).orElseThrow().routers().getFirst()
                .priority());
    }

    String text(String node) {
        return on(() -> staging.workspace().get().draft(node).orElseThrow().text());
    }

    /// Waits until who holds the addresses is this node, and no other.
    void holds(String node) {
        until(() -> model().scales().getFirst().scale().get().holders().equals(List.of(node)));
    }

    ThumbHandle handle(String node) {
        return on(() -> {
            laidOut();
            return view().handle(new RouterRef(node, "web")).orElseThrow();
        });
    }

    private void laidOut() {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
    }

    /// Presses the thumb of a node and drags it over the line by so many priorities, one at a time.
    void drag(String node, int by, boolean isLetGo) {
        ThumbHandle handle = handle(node);
        double step = on(() -> width(".thumb-rail") / (Thumb.MAX - Thumb.MIN));
        run(() -> mouse(handle, MouseEvent.MOUSE_PRESSED, ThumbHandle.SIZE / 2));
        for (int i = 1; i <= Math.abs(by); i++) {
            run(() -> {
                mouse(handle, MouseEvent.MOUSE_DRAGGED, ThumbHandle.SIZE / 2 + Math.signum(by) * step);
                laidOut();
            });
        }
        if (isLetGo) {
            run(() -> mouse(handle, MouseEvent.MOUSE_RELEASED, ThumbHandle.SIZE / 2));
        }
    }

    private double width(String styleClass) {
        laidOut();
        return scene().getRoot().lookup(styleClass).getLayoutBounds().getWidth();
    }

    void doubleClick(String node) {
        ThumbHandle handle = handle(node);
        run(() -> mouse(handle, MouseEvent.MOUSE_CLICKED, ThumbHandle.SIZE / 2, 2));
    }

    private static void mouse(ThumbHandle handle, EventType<MouseEvent> type, double x) {
        mouse(handle, type, x, 1);
    }

    private static void mouse(ThumbHandle handle, EventType<MouseEvent> type, double x, int clicks) {
        Point2D scene = handle.localToScene(x, ThumbHandle.SIZE / 2);
        Point2D screen = handle.localToScreen(x, ThumbHandle.SIZE / 2);
        boolean isDown = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(handle, new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(),
                MouseButton.PRIMARY, clicks, false, false, false, false, isDown, false, false, false, false, true,
                null));
    }

    /// The keys go to the thumb of a node.
    void focus(String node) {
        ThumbHandle handle = handle(node);
        run(handle::requestFocus);
    }

    /// Presses keys together, the last one last.
    void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            run(() -> robots.getFirst().keyPress(key));
        }
        for (KeyCode key : List.of(keys).reversed()) {
            run(() -> robots.getFirst().keyRelease(key));
        }
        run(() -> {});
    }

    WritableImage picture(String name) {
        return on(() -> {
            if (scene().getFocusOwner() instanceof TextField) {
                scene().getRoot().requestFocus();
            }
            laidOut();
            return Pictures.save(scene(), name);
        });
    }

    List<String> warnings() {
        return on(() -> warnings.getFirst().messages());
    }

    @Override
    public void close() {
        run(() -> {
            views.forEach(PrioritiesView::hidden);
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        tasks.close();
    }
}
