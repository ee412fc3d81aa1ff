package dev.baton.app.overview;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceKind;

/// What is shown while nothing is watched: the ways to begin. Each is an action of the table; one that cannot be done is
/// disabled and says why.
final class EmptyPane extends VBox {
    private final Texts texts;
    private final ActionTable actions;

    EmptyPane(Texts texts, ActionTable actions, ClusterSource source) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("empty-pane");
        Label title = new Label(switch (source.kind()) {
            case NONE, LAB -> texts.get("overview.empty.title");
            case LIVE -> texts.get("overview.empty.live.title", source.nameArgument());
            case FILE -> texts.get("overview.empty.file.title", source.nameArgument());
            case CONFIGS -> texts.get("overview.empty.opened.title", source.nameArgument());
            case NODES -> texts.get("overview.empty.paired.title", source.nameArgument());
        });
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get(switch (source.kind()) {
            case NONE, LAB -> "overview.empty.text";
            case LIVE -> "overview.empty.live.text";
            case FILE -> "overview.empty.file.text";
            case CONFIGS -> "overview.empty.opened.text";
            case NODES -> "overview.empty.paired.text";
        }));
        text.getStyleClass().addAll("empty-text", "muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button lab = way("lab", "go.lab", MaterialDesignF.FLASK_OUTLINE);
        Button findings = way("findings", "go.findings", MaterialDesignA.ALERT_DECAGRAM_OUTLINE);
        Button whatIf = way("whatif", "go.config", MaterialDesignF.FILE_DOCUMENT_OUTLINE);
        boolean isOfFiles = source.kind() == SourceKind.CONFIGS;
        (isOfFiles ? findings : lab).getStyleClass().add("first");
        GridPane ways = new GridPane();
        ways.getStyleClass().add("empty-ways");
        if (isOfFiles) {
            ways.addRow(0, findings, whatIf);
            ways.addRow(1, lab, way("lan", "source.capture", MaterialDesignL.LAN));
        } else {
            ways.addRow(0, lab, way("lan", "source.capture", MaterialDesignL.LAN));
            ways.addRow(1, way("configs", "source.configs", MaterialDesignF.FILE_DOCUMENT_OUTLINE),
                    way("capture", "source.file", MaterialDesignF.FILE_SEARCH_OUTLINE));
            ways.addRow(2, way("pair", "source.nodes", MaterialDesignS.SERVER_NETWORK),
                    way("sample", "source.sample-pair", MaterialDesignF.FILE_COMPARE));
        }
        getChildren().addAll(title, text, ways);
    }

    private Button way(String name, String actionId, Ikon icon) {
        Label title = new Label(texts.get("overview.empty." + name), new FontIcon(icon));
        title.getStyleClass().add("way-title");
        Label text = new Label(texts.get("overview.empty." + name + ".text"));
        text.getStyleClass().add("way-text");
        text.setWrapText(true);
        Label why = new Label();
        why.getStyleClass().add("way-why");
        why.setWrapText(true);
        VBox content = new VBox(title, text, why);
        content.getStyleClass().add("way-content");
        Button button = new Button();
        button.setGraphic(content);
        button.setId("empty-" + name);
        button.getStyleClass().add("way");
        Optional<Action> action = actions.find(actionId);
        if (action.isPresent()) {
            button.setOnAction(_ -> action.get().command().run());
            action.get().whyNot().subscribe(reason -> explain(button, why, reason));
        } else {
            explain(button, why, texts.get("overview.empty.missing"));
        }
        button.setAccessibleText(String.join(". ", title.getText(), text.getText(), why.getText()));
        return button;
    }

    private static void explain(Button button, Label why, String reason) {
        button.setDisable(!reason.isEmpty());
        why.setText(reason);
    }
}
