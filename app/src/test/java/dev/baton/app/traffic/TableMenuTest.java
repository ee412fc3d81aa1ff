package dev.baton.app.traffic;

import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.testing.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

/// What can be done with packets, from the menu of the table and by keys.
class TableMenuTest {
    private RobotStage stage;

    @BeforeEach
    void open() throws Throwable {
        stage = RobotStage.open(TrafficStage::capture);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private ContextMenu menu() {
        return stage.get(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).filter(Window::isShowing).findFirst().orElseThrow());
    }

    private void askForMenu() {
        stage.run(() -> Event.fireEvent(stage.table(), new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                300, 60, 300, 400, true, null)));
        stage.frames();
    }

    private List<String> possible() {
        return stage.get(() -> menu().getItems().stream().filter(CustomMenuItem.class::isInstance)
                .map(CustomMenuItem.class::cast)
                .filter(item -> item.getId() != null && item.getContent().lookup(".reason") == null)
                .map(MenuItem::getId).toList());
    }

    @Test
    void withoutSelection_onlyWhatIsShownCanBeTaken() {
        stage.run(() -> stage.table().getSelectionModel().clearSelection());
        askForMenu();
        stage.run(() -> Pictures.save(menu().getScene(), "traffic-menu-none-selected"));
        assertThat(possible()).containsExactly("traffic.save-shown", "traffic.export-shown");
    }

    @Test
    void selectedPackets_areCopiedFromTheMenu() {
        stage.run(() -> stage.table().getSelectionModel().selectIndices(3, 5));
        askForMenu();
        stage.run(() -> Pictures.save(menu().getScene(), "traffic-menu"));
        assertThat(possible()).hasSize(6);
        stage.run(() -> menu().getItems().stream().filter(item -> "traffic.copy-json".equals(item.getId())).findFirst()
                .orElseThrow().fire());
        assertThat(stage.get(() -> Clipboard.getSystemClipboard().getString())).contains("\"frame.number\":4");
    }

    @Test
    void buttonOfTheBar_opensTheSameMenu() {
        stage.run(() -> ((MenuButton) stage.traffic().scene.lookup("#traffic-export")).show());
        stage.frames();
        assertThat(possible()).containsExactly("traffic.save-shown", "traffic.export-shown");
    }

    @Test
    void controlC_copiesTheSelectedRows() {
        stage.run(() -> {
            stage.table().requestFocus();
            stage.table().getSelectionModel().clearAndSelect(3);
        });
        stage.press(KeyCode.SHIFT, KeyCode.DOWN);
        stage.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(stage.get(() -> Clipboard.getSystemClipboard().getString())).startsWith("number,")
                .contains("\r\n4,").contains("\r\n5,");
    }
}
