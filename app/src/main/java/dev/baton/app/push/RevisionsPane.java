package dev.baton.app.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.baton.app.i18n.Texts;
import dev.baton.push.Revision;
import dev.baton.push.TextDiff;

/// What was pushed to a node before: a list, what each changed and what came of it, the difference between any two, and the
/// way back to one.
final class RevisionsPane {
    private static final int CONTEXT = 3;

    private final Texts texts;
    private final PushViewModel model;
    private final Runnable toPush;
    private final PushWords words;
    private final BorderPane root = new BorderPane();
    private final ComboBox<String> node = new ComboBox<>();
    private final ListView<Revision> list = new ListView<>();
    private final VBox detail = new VBox();

    RevisionsPane(Texts texts, PushViewModel model, Runnable toPush) {
        this.texts = texts;
        this.model = model;
        this.toPush = toPush;
        words = new PushWords(texts);
        node.setId("push-revisions-node");
        node.setAccessibleText(texts.get("push.revisions.node"));
        node.valueProperty().subscribe((_, name) -> {
            if (name != null) {
                look(model.revisions().get());
                model.remember(name);
            }
        });
        list.setId("push-revisions");
        list.setAccessibleText(texts.get("push.tab.revisions"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> detail());
        Label none = new Label(texts.get("push.revisions.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        Label hint = new Label(texts.get("push.revisions.hint"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("muted", "push-small");
        VBox left = new VBox(node, list, hint);
        left.getStyleClass().add("push-revisions-left");
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        node.setMaxWidth(Double.MAX_VALUE);
        detail.getStyleClass().add("push-content");
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("push-scroll");
        root.setLeft(left);
        root.setCenter(scroll);
        root.getStyleClass().add("push-revisions");
    }

    Region view() {
        return root;
    }

    void shown() {
        node.getItems().setAll(model.nodes());
        if (node.getValue() == null && !node.getItems().isEmpty()) {
            node.getSelectionModel().selectFirst();
        } else if (node.getValue() != null) {
            model.remember(node.getValue());
        }
    }

    void look(List<Revision> revisions) {
        list.getItems().setAll(revisions.stream().filter(r -> r.node().equals(node.getValue())).toList());
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        detail();
    }

    private void detail() {
        List<Revision> chosen = new ArrayList<>(list.getSelectionModel().getSelectedItems());
        detail.getChildren().clear();
        if (chosen.size() == 1) {
            one(chosen.getFirst());
        } else if (chosen.size() > 1) {
            Revision newer = chosen.getFirst();
            Revision older = chosen.getLast();
            detail.getChildren().add(new DiffCard(texts, texts.get("push.revisions.between", words.date(older.when()),
                    words.date(newer.when())), List.of(texts.get("push.revisions.lines")),
                    TextDiff.hunks(TextDiff.between(older.text(), newer.text()), CONTEXT)));
        }
    }

    private void one(Revision revision) {
        if (revision.isFound()) {
            String newest = list.getItems().getFirst().text();
            detail.getChildren().add(new DiffCard(texts, texts.get("push.revisions.found"),
                    List.of(texts.get("push.revisions.found.text", words.date(revision.when()))),
                    TextDiff.hunks(TextDiff.between(newest, revision.text()), CONTEXT)));
        } else {
            pushed(revision);
        }
        goBack(revision);
    }

    private void pushed(Revision revision) {
        detail.getChildren().add(new DiffCard(texts, words.date(revision.when()) + " · " + revision.author(),
                revision.changes().stream().map(texts::said).toList(),
                before(revision).map(b -> TextDiff.hunks(TextDiff.between(b.text(),
                        revision.text()), CONTEXT)).orElse(List.of())));
        VBox card = new VBox();
        card.getStyleClass().add("push-card");
        card.getChildren().add(label(revision.reason().isEmpty()
                ? texts.get("push.revisions.no-reason")
                : texts.get("push.revisions.reason", revision.reason())));
        revision.outcome().forEach(o -> card.getChildren().add(label(texts.said(o))));
        detail.getChildren().add(card);
    }

    private void goBack(Revision revision) {
        Button back = new Button(texts.get("push.revisions.back"));
        back.setId("push-go-back");
        back.setOnAction(_ -> {
            model.goBack(revision);
            toPush.run();
        });
        HBox foot = new HBox(back);
        foot.setAlignment(Pos.CENTER_RIGHT);
        detail.getChildren().add(foot);
    }

    private Optional<Revision> before(Revision revision) {
        int at = list.getItems().indexOf(revision);
        return at >= 0 && at + 1 < list.getItems().size()
                ? Optional.of(list.getItems().get(at + 1))
                : Optional.empty();
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("push-small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private final class Cell extends ListCell<Revision> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Revision revision, boolean isEmpty) {
            super.updateItem(revision, isEmpty);
            if (isEmpty || revision == null) {
                setGraphic(null);
            } else {
                Label when = new Label(words.date(revision.when()));
                when.getStyleClass().add("push-heading");
                Label what = label(revision.isFound()
                        ? texts.get("push.revisions.found")
                        : revision.changes().isEmpty() ? "–" : texts.said(revision.changes().getFirst()));
                what.setWrapText(false);
                VBox box = new VBox(when, what);
                if (!revision.isFound()) {
                    Label result = label(words.has(revision.result()));
                    result.getStyleClass().add("muted");
                    box.getChildren().add(result);
                }
                box.getStyleClass().add("push-revision");
                setGraphic(box);
            }
        }
    }
}
