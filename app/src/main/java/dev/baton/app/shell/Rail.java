package dev.baton.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final int MAX_SHOWN = 99;

    private final Map<String, Label> badges = new LinkedHashMap<>();
    private final List<ActionButton> items = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane();
    private boolean collapsed;

    Rail(List<ScreenSlot> slots, ActionTable actions, Texts texts) {
        getStyleClass().add("rail");
        VBox list = new VBox();
        list.getStyleClass().add("rail-items");
        String section = "";
        for (ScreenSlot slot : slots.stream().filter(s -> !s.isHidden())
                .sorted((a, b) -> a.needs().compareTo(b.needs())).toList()) {
            if (!slot.needs().equals(section)) {
                section = slot.needs();
                list.getChildren().add(heading(texts.get("shell.section." + section)));
            }
            list.getChildren().add(withBadge(item(actions.action(ShellActions.go(slot)), texts)));
        }
        scroll.setContent(list);
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
        scroll.setVbarPolicy(value ? ScrollPane.ScrollBarPolicy.NEVER : ScrollPane.ScrollBarPolicy.AS_NEEDED);
        double width = value ? NARROW : WIDE;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        items.forEach(i -> i.setContentDisplay(value ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        badges.values().forEach(b -> StackPane.setAlignment(b, value ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT));
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

    /// Says how many things wait on a screen.
    void badge(String actionId, Badge badge) {
        Label label = badges.get(actionId);
        if (label == null || (badge.count() == 0 && !label.isVisible())) {
            return;
        }
        label.setText(shown(badge));
        label.setVisible(badge.count() > 0);
        label.pseudoClassStateChanged(BAD, badge.isBad());
        item(actionId).ifPresent(item -> item.setAccessibleHelp(badge.text()));
    }

    private static String shown(Badge badge) {
        return badge.count() > MAX_SHOWN ? MAX_SHOWN + "+" : Integer.toString(badge.count());
    }

    private StackPane withBadge(ActionButton item) {
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.setVisible(false);
        badge.setMouseTransparent(true);
        badges.put(item.action().id(), badge);
        return new StackPane(item, badge);
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
