package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What can be done on the Timeline, in a row. Where that is narrow, what is done seldom goes into a menu at its end.
final class TimelineTools extends FlowPane {
    /// Below this width the menu takes the place of its actions.
    static final double NARROW = 760;

    private final List<Node> always;
    private final List<Node> seldom = new ArrayList<>();
    private final MenuButton more = new MenuButton();

    /// @param always what is always in the row
    /// @param rare   the actions that are done seldom
    TimelineTools(Texts texts, ActionTable actions, List<Node> always, List<String> rare) {
        this.always = List.copyOf(always);
        getStyleClass().add("timeline-bar");
        for (String id : rare) {
            ActionButton button = new ActionButton(actions.action(id), texts).iconOnly();
            button.setMinWidth(Region.USE_PREF_SIZE);
            seldom.add(button);
        }
        more.setId("timeline-more");
        more.setGraphic(new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
        more.getStyleClass().add("icon-menu");
        more.setAccessibleText(texts.get("timeline.more"));
        more.setTooltip(new Tooltip(texts.get("timeline.more")));
        more.setMinWidth(Region.USE_PREF_SIZE);
        Runnable fill = () -> more.getItems().setAll(rare.stream()
                .map(id -> ActionMenus.item(actions.action(id), texts, false)).toList());
        fill.run();
        more.setOnShowing(_ -> fill.run());
        arrange(false);
        widthProperty().subscribe(width -> arrange(width.doubleValue() > 0 && width.doubleValue() < NARROW));
    }

    private void arrange(boolean isNarrow) {
        List<Node> row = new ArrayList<>(always);
        row.addAll(isNarrow ? List.of(more) : seldom);
        if (!getChildren().equals(row)) {
            getChildren().setAll(row);
        }
    }
}
