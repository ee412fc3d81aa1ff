package dev.baton.app.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.util.Subscription;

import dev.baton.app.action.Action;
import dev.baton.app.fx.FrameRecorder;
import dev.baton.app.fx.Pulse;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.awaitility.Awaitility.await;

/// The Traffic screen in a window, with a robot at its keyboard: what it presses goes the way of a person's keys. Clicks
/// are events made here, because the headless toolkit takes each button for the one that opens menus. Used on a thread other than the JavaFX thread.
final class RobotStage implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int FRAMES = 4;

    private final List<Stage> stages = new ArrayList<>();
    private final List<TrafficStage> traffic = new ArrayList<>();
    private final List<Robot> robots = new ArrayList<>();
    private final Pulse pulse = new Pulse();
    private final List<Subscription> held = new ArrayList<>();

    static RobotStage open(Supplier<ClusterSource> source) throws Throwable {
        return open(source, Locale.ENGLISH, Themes.Choice.LIGHT);
    }

    static RobotStage open(Supplier<ClusterSource> source, Locale language, Themes.Choice theme) throws Throwable {
        FxExtension.start();
        RobotStage opened = new RobotStage();
        onFx(() -> {
            TrafficStage screen = new TrafficStage(source.get(), language, theme, 1_280, 800);
            opened.traffic.add(screen);
            opened.robots.add(new Robot());
            Stage stage = new Stage();
            stage.setScene(screen.scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            opened.stages.add(stage);
            screen.scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> screen.actions.pressed(event)
                    .filter(Action::possible).ifPresent(action -> {
                        event.consume();
                        action.command().run();
                    }));
            opened.held.add(opened.pulse.eachFrame(screen.view::frame));
        });
        opened.frames();
        return opened;
    }

    TrafficStage traffic() {
        return traffic.getFirst();
    }

    /// How even the frames of the screen are.
    FrameRecorder frameRecorder() {
        return pulse.frames();
    }

    PacketTable table() {
        return traffic().all(PacketTable.class).getFirst();
    }

    /// The header of a column.
    Node header(String column) {
        return Optional.ofNullable(table().lookup("#traffic-column-" + column)).orElseThrow();
    }

    /// Waits until a few frames were drawn.
    void frames() {
        CountDownLatch seen = new CountDownLatch(FRAMES);
        List<Subscription> counting = new ArrayList<>();
        run(() -> counting.add(pulse.eachFrame(_ -> seen.countDown())));
        try {
            if (!seen.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("No frames came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        run(() -> counting.getFirst().unsubscribe());
    }

    void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    <T> T get(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return got.getFirst();
    }

    void until(BooleanSupplier holds) {
        await().atMost(LIMIT).until(() -> {
            AtomicBoolean now = new AtomicBoolean();
            run(() -> now.set(holds.getAsBoolean()));
            return now.get();
        });
    }

    /// Clicks the middle of a node.
    void click(Supplier<Node> node) {
        click(node, MouseButton.PRIMARY);
    }

    void click(Supplier<Node> node, MouseButton button) {
        run(() -> {
            Node target = node.get();
            Bounds local = target.getBoundsInLocal();
            Bounds screen = target.localToScreen(local);
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED,
                    MouseEvent.MOUSE_CLICKED)) {
                boolean isDown = type == MouseEvent.MOUSE_PRESSED;
                Event.fireEvent(target, new MouseEvent(type, local.getCenterX(), local.getCenterY(),
                        screen.getCenterX(), screen.getCenterY(), button, 1, false, false, false, false,
                        isDown && button == MouseButton.PRIMARY, false, isDown && button == MouseButton.SECONDARY,
                        false, button == MouseButton.SECONDARY, true, null));
            }
        });
        frames();
    }

    /// Presses keys together, the last one last.
    void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            run(() -> robots.getFirst().keyPress(key));
        }
        for (KeyCode key : List.of(keys).reversed()) {
            run(() -> robots.getFirst().keyRelease(key));
        }
        frames();
    }

    /// Types small letters, digits, dots and spaces.
    void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            press(switch (c) {
                case ' ' -> KeyCode.SPACE;
                case '.' -> KeyCode.PERIOD;
                default -> KeyCode.valueOf((Character.isDigit(c) ? "DIGIT" : "") + Character.toUpperCase(c));
            });
        }
    }

    @Override
    public void close() {
        run(() -> {
            held.forEach(Subscription::unsubscribe);
            stages.forEach(Stage::close);
            traffic.forEach(TrafficStage::close);
        });
    }
}
