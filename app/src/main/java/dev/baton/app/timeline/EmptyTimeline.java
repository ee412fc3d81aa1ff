package dev.baton.app.timeline;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import dev.baton.app.action.ActionButton;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.SourceKind;

/// What is shown where there is nothing to draw: why that is so, and what to do.
final class EmptyTimeline {
    private static final double WAYS_GAP = 10;
    private static final List<String> WAYS = List.of("source.capture", "source.file", "source.lab");

    private final VBox root;

    EmptyTimeline(AppContext context, SourceKind kind) {
        Texts texts = context.texts();
        String name = switch (kind) {
            case NONE -> "none";
            case CONFIGS -> "configs";
            case FILE -> "file";
            case LAB, LIVE, NODES -> "silent";
        };
        Label title = new Label(texts.get("timeline.empty." + name + ".title"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(texts.get("timeline.empty." + name + ".text"));
        text.getStyleClass().addAll("empty-text", "muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox ways = new HBox(WAYS_GAP);
        ways.setAlignment(Pos.CENTER);
        WAYS.forEach(id -> context.actions().find(id)
                .ifPresent(action -> ways.getChildren().add(new ActionButton(action, texts))));
        boolean hasWays = kind == SourceKind.NONE || kind == SourceKind.CONFIGS;
        ways.setVisible(hasWays);
        ways.setManaged(hasWays);
        root = new VBox(title, text, ways);
        root.getStyleClass().add("empty-pane");
    }

    Region view() {
        return root;
    }
}
