package dev.baton.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.config.ConfigPath;

/// The form of a configuration: its parts on the left, the keys of one of them on the right.
public final class FormPane {
    private static final double NARROW = 600;
    private static final double NARROW_HEIGHT = 96;

    private final FormViewModel model;
    private final Texts texts;
    private final FormWords words;
    private final FormOutline outline;
    private final BorderPane root = new BorderPane();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label title = new Label();
    private final Label problem = new Label();
    private final Button duplicate = new Button();
    private final Button remove = new Button();
    private final Subscriptions held = new Subscriptions();
    private List<String> shape = List.of();
    private RowViews views;

    public FormPane(FormViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new FormWords(texts);
        this.outline = new FormOutline(model, texts);
        this.views = new RowViews(model, texts);
        title.getStyleClass().add("form-part-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        button(duplicate, "form-duplicate", "config.form.duplicate", model::duplicate);
        duplicate.setGraphic(new FontIcon(MaterialDesignC.CONTENT_DUPLICATE));
        button(remove, "form-remove-part", "config.form.remove-part", model::remove);
        remove.setGraphic(new FontIcon(MaterialDesignD.DELETE_OUTLINE));
        HBox head = new HBox(title, duplicate, remove);
        head.getStyleClass().add("form-head");
        problem.getStyleClass().add("form-wrong");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        content.getStyleClass().add("form-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        VBox top = new VBox(head, problem);
        BorderPane right = new BorderPane(scroll, top, null, null, null);
        root.setCenter(right);
        root.getStyleClass().add("form");
        root.widthProperty().subscribe(width -> arrange(width.doubleValue() > 0 && width.doubleValue() < NARROW));
        arrange(false);
    }

    /// Where there is little room, the parts stand above the form instead of beside it.
    private void arrange(boolean isNarrow) {
        boolean isArranged = isNarrow ? root.getTop() != null : root.getLeft() != null;
        if (!isArranged) {
            root.setLeft(isNarrow ? null : outline.view());
            root.setTop(isNarrow ? outline.view() : null);
            outline.view().setMaxHeight(isNarrow ? NARROW_HEIGHT : Double.MAX_VALUE);
        }
    }

    private void button(Button button, String id, String key, Runnable command) {
        button.setId(id);
        button.setText(texts.get(key));
        button.getStyleClass().add(Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.run());
    }

    /// What is shown.
    public Region view() {
        return root;
    }

    /// Begins to follow the model.
    public void start() {
        held.clear();
        model.start();
        held.follow(model.shown(), this::show);
        held.follow(model.refused(), this::refused);
        held.follow(model.wanted(), this::wanted);
    }

    /// Lets go of it.
    public void stop() {
        held.clear();
        model.stop();
    }

    private void show(FormViewModel.Shown shown) {
        outline.show(shown);
        boolean isOpen = shown.lock() == FormViewModel.Lock.OPEN;
        duplicate.setDisable(!isOpen || shown.selected().isEmpty());
        remove.setDisable(!isOpen || shown.selected().isEmpty());
        title.setText(shown.selected().map(part -> words.kind(part.kind()) + " " + part.name()).orElse(""));
        List<String> now = new ArrayList<>();
        shown.sections().forEach(section -> section.rows().forEach(row -> shape(row, now)));
        if (now.equals(shape)) {
            List<Row.Field> fields = new ArrayList<>();
            shown.sections().forEach(section -> section.rows().forEach(row -> collect(row, fields)));
            for (int i = 0; i < fields.size(); i++) {
                views.fields().get(i).show(fields.get(i));
            }
            return;
        }
        rebuild(shown, now);
    }

    private void rebuild(FormViewModel.Shown shown, List<String> now) {
        Optional<ConfigPath> focused = views.fields().stream().filter(FieldView::isIn).map(FieldView::path).findFirst();
        double at = scroll.getVvalue();
        boolean isSamePart = !shape.isEmpty() && !now.isEmpty() && shape.getFirst().equals(now.getFirst());
        shape = now;
        views = new RowViews(model, texts);
        List<Node> nodes = new ArrayList<>();
        for (Section section : shown.sections()) {
            Label name = new Label(words.section(section));
            name.getStyleClass().add("form-section");
            nodes.add(name);
            section.rows().forEach(row -> nodes.add(views.of(row)));
        }
        if (nodes.isEmpty()) {
            Label empty = new Label(texts.get("config.form.empty"));
            empty.getStyleClass().add("muted");
            empty.setWrapText(true);
            nodes.add(empty);
        }
        content.getChildren().setAll(nodes);
        refused(model.refused().get());
        scroll.layout();
        scroll.setVvalue(isSamePart ? at : 0);
        focused.flatMap(this::field).ifPresent(FieldView::enterIt);
    }

    /// What the rows are apart from their values: while it stays, so do their views. It begins with the part.
    private static void shape(Row row, List<String> into) {
        into.add(row.path().toString());
        Consumer<List<Row>> inside = rows -> rows.forEach(each -> shape(each, into));
        switch (row) {
            case Row.Field _ -> into.add("field");
            case Row.Nested nested -> inside.accept(nested.rows());
            case Row.Listing listing -> {
                into.add(listing.isFull() ? "full" : "list");
                listing.entries().forEach(entry -> {
                    into.add(entry.path().toString());
                    inside.accept(entry.rows());
                });
            }
        }
    }

    private static void collect(Row row, List<Row.Field> into) {
        switch (row) {
            case Row.Field field -> into.add(field);
            case Row.Nested nested -> {
                nested.rows().stream().filter(Row.Field.class::isInstance).forEach(each -> collect(each, into));
                nested.rows().stream().filter(each -> !(each instanceof Row.Field))
                        .forEach(each -> collect(each, into));
            }
            case Row.Listing listing -> listing.entries()
                    .forEach(entry -> entry.rows().forEach(each -> collect(each, into)));
        }
    }

    private Optional<FieldView> field(ConfigPath path) {
        return views.fields().stream().filter(view -> view.path().equals(path)).findFirst();
    }

    private void refused(Map<ConfigPath, String> reasons) {
        List<ConfigPath> told = new ArrayList<>();
        views.fields().forEach(view -> {
            view.refused(reasons);
            told.add(view.path());
        });
        for (Label label : views.listProblems()) {
            RowViews.pathOf(label).ifPresent(told::add);
            String reason = RowViews.pathOf(label).map(path -> reasons.getOrDefault(path, "")).orElse("");
            label.setText(texts.said(reason));
            label.setVisible(!reason.isEmpty());
            label.setManaged(!reason.isEmpty());
        }
        String rest = reasons.entrySet().stream().filter(e -> !told.contains(e.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("");
        problem.setText(texts.said(rest));
        problem.setVisible(!rest.isEmpty());
        problem.setManaged(!rest.isEmpty());
    }

    /// Brings the field of a place into sight, or the one that comes nearest to it.
    private void wanted(Optional<ConfigPath> path) {
        path.ifPresent(wanted -> {
            views.fields().stream().filter(view -> wanted.toString().startsWith(view.path().toString())
                    || view.path().toString().startsWith(wanted.toString())).findFirst().ifPresent(view -> {
                        bringIntoSight(view);
                        view.enterIt();
                    });
            model.seen();
        });
    }

    private void bringIntoSight(Node node) {
        root.applyCss();
        root.layout();
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double height = content.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(height <= 0 ? 0 : Math.clamp((bounds.getMinY() - bounds.getHeight()) / height, 0, 1));
    }
}
