package dev.baton.app.action;

import javafx.css.PseudoClass;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.i18n.Texts;

/// Menu items for actions; one that is not possible now tells why on a line of its own.
public final class ActionMenus {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private ActionMenus() {}

    /// The item as the action is now; menus are made when they open.
    ///
    /// @param chosen whether it is the choice in force, which is ticked
    public static MenuItem item(Action action, Texts texts, boolean chosen) {
        Label name = new Label(texts.get(action.textKey()));
        if (chosen) {
            name.setGraphic(new FontIcon(MaterialDesignC.CHECK));
        } else {
            action.icon().ifPresent(ikon -> name.setGraphic(new FontIcon(ikon)));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label keys = new Label(action.shortcut().map(k -> k.getDisplayText()).orElse(""));
        keys.getStyleClass().add("keys");
        keys.setVisible(action.shortcut().isPresent());
        VBox box = new VBox(new HBox(name, gap, keys));
        box.getStyleClass().add("menu-action");
        if (!action.possible()) {
            Label reason = new Label(action.whyNot().getValue());
            reason.getStyleClass().add("reason");
            box.getChildren().add(reason);
            box.pseudoClassStateChanged(UNAVAILABLE, true);
        }
        box.pseudoClassStateChanged(CHOSEN, chosen);
        CustomMenuItem item = new CustomMenuItem(box, action.possible());
        item.setOnAction(_ -> {
            if (action.possible()) {
                action.command().run();
            }
        });
        return item;
    }
}
