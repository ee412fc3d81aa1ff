package dev.baton.app.findings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import dev.baton.app.action.ActionButton;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.SourceKind;

/// What is shown where no finding is: why that is so, without saying more than is known.
final class EmptyInbox {
    private static final double WAYS_GAP = 10;
    private static final List<String> WAYS = List.of("source.capture", "source.file", "source.configs", "source.lab");

    private final Texts texts;
    private final SourceKind kind;
    private final FindingsViewModel model;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button showAll = new Button();
    private final HBox ways = new HBox(WAYS_GAP);
    private final VBox root = new VBox(title, text, showAll, ways);

    /// @param clear shows everything that is open
    EmptyInbox(AppContext context, FindingsViewModel model, Runnable clear) {
        this.texts = context.texts();
        this.kind = context.source().kind();
        this.model = model;
        root.getStyleClass().add("empty-pane");
        title.getStyleClass().add("empty-title");
        text.getStyleClass().addAll("empty-text", "muted");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        showAll.setText(texts.get("findings.empty.clear"));
        showAll.setId("findings-clear");
        showAll.setOnAction(_ -> clear.run());
        WAYS.forEach(id -> context.actions().find(id)
                .ifPresent(action -> ways.getChildren().add(new ActionButton(action, texts))));
        ways.setAlignment(Pos.CENTER);
    }

    Region view() {
        return root;
    }

    /// Says what is so now.
    void refresh() {
        InboxFilter filter = model.filter().get();
        boolean isHidden = model.isAnything();
        boolean isOnlyOver = isHidden && filter.equals(InboxFilter.DEFAULT);
        String name = isOnlyOver ? "over" : isHidden ? "hidden" : nothing();
        title.setText(texts.get("findings.empty." + name + ".title"));
        text.setText(isHidden
                ? texts.get("findings.empty." + name + ".text", model.counts().get().ended(),
                        model.counts().get().muted())
                : texts.get("findings.empty." + name + ".text", model.packets().orElse(0L), model.files()));
        show(showAll, isHidden && !isOnlyOver);
        show(ways, kind == SourceKind.NONE);
    }

    private String nothing() {
        if (kind == SourceKind.CONFIGS) {
            return "files";
        }
        if (kind == SourceKind.NONE) {
            return "source";
        }
        return model.packets().orElse(0L) == 0 ? "silent" : "packets";
    }

    private static void show(Region part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
