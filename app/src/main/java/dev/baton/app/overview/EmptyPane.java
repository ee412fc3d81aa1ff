package dev.baton.app.overview;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What is shown while nothing is watched: the ways to begin. Those that are not there yet are disabled and say why.
final class EmptyPane extends VBox {
    private final Texts texts;

    /// @param labAction the id of the action that opens the lab
    EmptyPane(Texts texts, ActionTable actions, String labAction) {
        this.texts = texts;
        getStyleClass().add("empty-pane");
        Label title = new Label(texts.get("overview.empty.title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get("overview.empty.text"));
        text.getStyleClass().addAll("empty-text", "muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        Button lab = way("lab", MaterialDesignF.FLASK_OUTLINE);
        lab.getStyleClass().add("first");
        lab.setOnAction(_ -> actions.find(labAction).ifPresent(a -> a.command().run()));
        GridPane ways = new GridPane();
        ways.getStyleClass().add("empty-ways");
        ways.addRow(0, lab, impossible("lan", MaterialDesignL.LAN));
        ways.addRow(1, impossible("pair", MaterialDesignS.SERVER_NETWORK),
                impossible("capture", MaterialDesignF.FILE_SEARCH_OUTLINE));
        text.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, text, ways);
    }

    private Button impossible(String name, Ikon icon) {
        Button button = way(name, icon);
        button.setDisable(true);
        Label why = new Label(texts.get("overview.empty." + name + ".why"));
        why.getStyleClass().add("way-why");
        why.setWrapText(true);
        if (button.getGraphic() instanceof VBox content) {
            content.getChildren().add(why);
        }
        button.setAccessibleText(button.getAccessibleText() + ". " + why.getText());
        return button;
    }

    private Button way(String name, Ikon icon) {
        FontIcon picture = new FontIcon(icon);
        Label title = new Label(texts.get("overview.empty." + name), picture);
        title.getStyleClass().add("way-title");
        Label text = new Label(texts.get("overview.empty." + name + ".text"));
        text.getStyleClass().add("way-text");
        text.setWrapText(true);
        VBox content = new VBox(title, text);
        content.getStyleClass().add("way-content");
        Button button = new Button();
        button.setGraphic(content);
        button.setId("empty-" + name);
        button.getStyleClass().add("way");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setAccessibleText(title.getText() + ". " + text.getText());
        return button;
    }
}
