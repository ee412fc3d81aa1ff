package dev.baton.app.nodes;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.api.CommitStatus;
import dev.baton.api.NodeState;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;

/// All about one paired node: who it is and how the link is, what is wrong or under way, its figures, and its lists.
final class NodeDetail {
    private final Texts texts;
    private final LinkWords words;
    private final LongSupplier clock;
    private final Label name = new Label();
    private final LinkBadge badge;
    private final Label trouble = strip("node-trouble", MaterialDesignA.ALERT_CIRCLE_OUTLINE);
    private final Label pending = strip("node-pending", MaterialDesignT.TIMER_SAND);
    private final Label said = strip("node-said", MaterialDesignC.CHECK_CIRCLE);
    private final Button read;
    private final HBox saidLine;
    private final FactsPane facts;
    private final NodeTabs tabs;
    private final ScrollPane root;

    NodeDetail(Texts texts, NodesViewModel model, LinkWords words, LongSupplier clock, ActionTable actions,
            Subscriptions lists) {
        this.texts = texts;
        this.words = words;
        this.clock = clock;
        badge = new LinkBadge(words);
        name.getStyleClass().add("node-title");
        name.setMinWidth(0);
        HBox who = new HBox(name, badge);
        who.getStyleClass().add("node-who");
        who.setAlignment(Pos.CENTER_LEFT);
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("node-buttons");
        NodeActions.NODE.forEach(id -> {
            ActionButton button = new ActionButton(actions.action(id), texts);
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getChildren().add(button);
        });
        read = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        read.setAccessibleText(texts.get("nodes.read"));
        read.setOnAction(_ -> model.dismiss());
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        saidLine = new HBox(said, read);
        saidLine.getStyleClass().add("node-said-line");
        facts = new FactsPane(texts, words, model.rules(), clock);
        tabs = new NodeTabs(texts, model, words, clock, actions, lists);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox content = new VBox(who, buttons, trouble, pending, saidLine, facts, tabs);
        content.getStyleClass().add("node-detail");
        root = new ScrollPane(content);
        root.getStyleClass().add("node-detail-scroll");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        showSaid(Optional.empty());
    }

    private static Label strip(String style, org.kordamp.ikonli.Ikon icon) {
        Label label = new Label("", new FontIcon(icon));
        label.getStyleClass().addAll("node-strip", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    Region view() {
        return root;
    }

    NodeTabs tabs() {
        return tabs;
    }

    /// Shows a node as it is now.
    void show(Optional<LinkedNode> node) {
        node.ifPresent(shown -> {
            name.setText(shown.name());
            badge.show(shown.link());
            say(trouble, words.trouble(shown));
            trouble.getStyleClass().setAll("label", "node-strip", "node-trouble", shown.link().phase().word());
            Optional<CommitStatus> commit = shown.state().flatMap(NodeState::pending);
            long since = Math.max(0, clock.getAsLong() - shown.heardNanos());
            say(pending, commit.map(c -> words.pending(c, since)).orElse(""));
            facts.show(shown);
            tabs.show(shown);
        });
    }

    /// What came of what was asked.
    void showSaid(Optional<Said> told) {
        saidLine.setVisible(told.isPresent());
        saidLine.setManaged(told.isPresent());
        told.ifPresent(now -> {
            said.setText(now.detail().isEmpty() ? now.title() : texts.get("nodes.said", now.title(), now.detail()));
            said.getStyleClass().setAll("label", "node-strip", "node-said", now.isGood() ? "good" : "bad");
            if (said.getGraphic() instanceof FontIcon icon) {
                icon.setIconCode(now.isGood() ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignA.ALERT_CIRCLE_OUTLINE);
            }
        });
    }

    private static void say(Label strip, String text) {
        strip.setText(text);
        strip.setVisible(!text.isEmpty());
        strip.setManaged(!text.isEmpty());
    }
}
