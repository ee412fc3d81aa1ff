package dev.baton.app.traffic;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.action.Action;
import dev.baton.app.testing.FxTest;
import dev.baton.app.theme.Themes;
import dev.baton.traffic.Packet;

import static org.assertj.core.api.Assertions.assertThat;

/// The Traffic screen worked by a real pointer and real keys, in a window.
@FxTest
class LanesByHandTest {
    private static final long SECOND = 1_000;
    /// Later than all frames that the window itself makes.
    private static final long LATER_MILLIS = 1_000_000_000_000L;

    private final FedSource source = FedSource.ofInterface();
    private final Robot robot = new Robot();
    private final Stage window = new Stage();
    private TrafficStage stage = open();
    private long millis = LATER_MILLIS;

    private TrafficStage open() {
        for (long at = SECOND; at < 6 * SECOND; at += 100) {
            source.advert(at, 1, 51, 150, FedSource.OBSERVER);
            source.advert(at + 30, 2, 52, 100, FedSource.OBSERVER);
        }
        source.show();
        return new TrafficStage(source, Locale.ENGLISH, Themes.Choice.LIGHT, 1_200, 800);
    }

    @BeforeEach
    void show() {
        window.setScene(stage.scene);
        window.setX(0);
        window.setY(0);
        window.show();
        window.requestFocus();
        stage.model.following().set(false);
        frame();
        chart().showSpan(6 * SECOND * FedSource.MS);
        chart().move(6 * SECOND * FedSource.MS - chart().toNanos());
        frame();
    }

    @AfterEach
    void close() {
        stage.close();
        window.close();
    }

    private void frame() {
        millis += SECOND;
        stage.frame(millis);
    }

    private LaneChart chart() {
        return stage.all(LaneChart.class).getFirst();
    }

    private PacketTable table() {
        return stage.all(PacketTable.class).getFirst();
    }

    private ImageView picture() {
        return chart().getChildrenUnmodifiable().stream().filter(ImageView.class::isInstance)
                .map(ImageView.class::cast).findFirst().orElseThrow();
    }

    /// Where a lane is at a time.
    private Point2D place(int lane, long atMillis) {
        double width = picture().getImage().getWidth();
        double x = width * (atMillis * FedSource.MS - chart().toNanos() + chart().spanNanos()) / chart().spanNanos();
        return picture().localToScreen(x, (lane + 0.5) * LaneChart.LANE_HEIGHT);
    }

    private void point(int lane, long atMillis) {
        robot.mouseMove(place(lane, atMillis));
    }

    private void press(KeyCode... codes) {
        for (KeyCode code : codes) {
            robot.keyPress(code);
        }
        for (int i = codes.length - 1; i >= 0; i--) {
            robot.keyRelease(codes[i]);
        }
        frame();
    }

    private long selected() {
        return stage.model.selected().get().map(Packet::number).orElse(0L);
    }

    private long selectedRow() {
        return Optional.ofNullable(table().getSelectionModel().getSelectedItem()).map(PacketRow::number).orElse(0L);
    }

    private Action action(String id) {
        return stage.actions.action(id);
    }

    @Test
    void pointer_isToldWhatIsUnderIt() {
        point(0, 3_000);
        assertThat(chart().tip().text()).contains("10.0.0.1").contains("priority 150").contains("100 ms");
        point(1, 3_080);
        assertThat(chart().tip().text()).contains("10.0.0.2").contains("p50 100 ms");
        robot.mouseMove(window.getX() + 5, window.getY() + 780);
        assertThat(chart().tip().isVisible()).isFalse();
    }

    @Test
    void click_selectsThePacketOfThatLane_inTheTableToo() {
        point(1, 3_030);
        robot.mouseClick(MouseButton.PRIMARY);
        frame();
        assertThat(stage.model.selected().get().orElseThrow().source()).hasToString("Optional[10.0.0.2]");
        assertThat(stage.model.selected().get().orElseThrow().atNanos()).isEqualTo(3_030 * FedSource.MS);
        assertThat(selectedRow()).isEqualTo(selected());
        assertThat(chart().isFocused()).isTrue();
    }

    @Test
    void wheel_zoomsAroundThePointer() {
        point(0, 3_000);
        long before = chart().spanNanos();
        robot.mouseWheel(-1);
        frame();
        assertThat(chart().spanNanos()).isLessThan(before);
        assertThat(chart().tip().text()).as("the pointer is still on it").contains("packet 41");
        robot.mouseWheel(1);
        frame();
        assertThat(chart().spanNanos()).isBetween(before - 10, before + 10);
    }

    @Test
    void space_standsStillAndGoesOn() {
        chart().requestFocus();
        press(KeyCode.SPACE);
        assertThat(stage.model.paused().get()).isTrue();
        source.advert(6_000, 1, 51, 150, FedSource.OBSERVER).show();
        frame();
        assertThat(stage.model.rows().size()).isEqualTo(100);
        assertThat(stage.all(FeedStrip.Row.class)).hasSize(1)
                .allMatch(row -> row.text().contains("1 new packet is waiting"));
        press(KeyCode.SPACE);
        assertThat(stage.model.paused().get()).isFalse();
        assertThat(stage.model.rows().size()).isEqualTo(101);
        assertThat(stage.all(FeedStrip.Row.class)).isEmpty();
    }

    @Test
    void arrows_moveTheSelectionAlongTheLaneAndAcross_andTheReadOutFollows() {
        point(0, 3_000);
        robot.mouseClick(MouseButton.PRIMARY);
        robot.mouseMove(window.getX() + 5, window.getY() + 780);
        frame();
        long first = selected();
        press(KeyCode.RIGHT);
        assertThat(selected()).isEqualTo(first + 2);
        assertThat(selectedRow()).isEqualTo(first + 2);
        assertThat(chart().tip().text()).contains("packet " + (first + 2));
        assertThat(chart().getAccessibleText()).contains("priority 150");
        press(KeyCode.DOWN);
        assertThat(selected()).isEqualTo(first + 3);
        assertThat(chart().tip().text()).contains("10.0.0.2");
        press(KeyCode.UP);
        press(KeyCode.LEFT);
        assertThat(selected()).isEqualTo(first);
        press(KeyCode.ENTER);
        assertThat(table().isFocused()).isTrue();
        press(KeyCode.DOWN);
        assertThat(selected()).as("the table's own arrows").isEqualTo(first + 1);
    }

    @Test
    void arrowsBeyondTheEdge_bringThePacketIntoSight() {
        point(0, 5_900);
        robot.mouseClick(MouseButton.PRIMARY);
        chart().showSpan(SECOND * FedSource.MS / 2);
        for (int i = 0; i < 20; i++) {
            press(KeyCode.LEFT);
        }
        long at = stage.model.selected().get().orElseThrow().atNanos();
        assertThat(at).isEqualTo(3_900 * FedSource.MS);
        assertThat(at).isBetween(chart().toNanos() - chart().spanNanos(), chart().toNanos());
    }

    @Test
    void menuByKeyboard_offersWhatCanBeDone_andTellsWhyNot() {
        point(1, 3_030);
        robot.mouseClick(MouseButton.PRIMARY);
        press(KeyCode.SHIFT, KeyCode.F10);
        assertThat(Window.getWindows()).as("the menu is open")
                .anyMatch(w -> w instanceof javafx.scene.control.ContextMenu menu && menu.isShowing()
                        && menu.getStyleClass().contains("lane-menu"));
        press(KeyCode.ESCAPE);
        assertThat(action("traffic.lane-show").possible()).isFalse();
        assertThat(action("traffic.lane-show").whyNot().getValue()).isEqualTo("No lane is hidden.");

        action("traffic.lane-copy").command().run();
        assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("10.0.0.2");
        action("traffic.lane-vrid").command().run();
        assertThat(stage.model.applied().get()).isEqualTo("vrrp.virt_rtr_id == 52");
        assertThat(action("traffic.lane-vrid").whyNot().getValue()).isNotEmpty();
        action("traffic.lane-source").command().run();
        assertThat(stage.model.applied().get()).isEqualTo("ip.src == 10.0.0.2");

        action("traffic.lane-hide").command().run();
        frame();
        assertThat(stage.all(LaneName.class)).hasSize(1)
                .allMatch(name -> name.lane().orElseThrow().id().vrid() == 51);
        assertThat(action("traffic.lane-hide").whyNot().getValue()).as("the last one stays").isNotEmpty();
        action("traffic.lane-show").command().run();
        frame();
        assertThat(stage.all(LaneName.class)).hasSize(2);
    }

    @Test
    void shiftArrows_moveInTime_andPlusAndMinusZoom() {
        chart().requestFocus();
        long to = chart().toNanos();
        press(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(chart().toNanos()).isEqualTo(to - chart().spanNanos() / 10);
        long span = chart().spanNanos();
        press(KeyCode.PLUS);
        assertThat(chart().spanNanos()).isLessThan(span);
        press(KeyCode.END);
        assertThat(stage.model.following().get()).isTrue();
    }
}
