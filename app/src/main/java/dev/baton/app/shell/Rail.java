package dev.baton.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// The screens, down the left side. What this version has stands first; the rest stands below what it waits for.
final class Rail extends VBox {
    static final double WIDE = 196;
    static final double NARROW = 60;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

    private final List<ActionButton> items = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private boolean collapsed;

    Rail(List<ScreenSlot> slots, ActionTable actions, Texts texts) {
        getStyleClass().add("rail");
        VBox list = new VBox();
        list.getStyleClass().add("rail-items");
        String section = "";
        for (ScreenSlot slot : slots.stream().sorted((a, b) -> a.needs().compareTo(b.needs())).toList()) {
            if (!slot.needs().equals(section)) {
                section = slot.needs();
                list.getChildren().add(heading(texts.get("shell.section." + section)));
            }
            list.getChildren().add(item(actions.action(ShellActions.go(slot)), texts));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("rail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Action toggle = actions.action(ShellActions.RAIL);
        getChildren().addAll(scroll, item(toggle, texts));
        items.getLast().getStyleClass().add("rail-toggle");
        collapse(false);
    }

    /// Shows icons only, or icons with names.
    void collapse(boolean value) {
        collapsed = value;
        pseudoClassStateChanged(COLLAPSED, value);
        double width = value ? NARROW : WIDE;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        items.forEach(i -> i.setContentDisplay(value ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        headings.forEach(h -> h.setContentDisplay(value ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY));
    }

    boolean isCollapsed() {
        return collapsed;
    }

    /// Marks the item of the screen that is shown.
    void select(String actionId) {
        for (ActionButton item : items) {
            item.pseudoClassStateChanged(SELECTED, item.action().id().equals(actionId));
        }
    }

    /// The item of an action.
    Optional<ActionButton> item(String actionId) {
        return items.stream().filter(i -> i.action().id().equals(actionId)).findFirst();
    }

    private ActionButton item(Action action, Texts texts) {
        ActionButton item = new ActionButton(action, texts);
        item.getStyleClass().add("rail-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setMnemonicParsing(false);
        items.add(item);
        return item;
    }

    private Label heading(String text) {
        Region line = new Region();
        line.getStyleClass().add("rail-line");
        Label heading = new Label(text, line);
        heading.getStyleClass().add("rail-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        headings.add(heading);
        return heading;
    }
}
