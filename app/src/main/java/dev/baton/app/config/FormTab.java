package dev.baton.app.config;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

import dev.baton.app.form.FormPane;
import dev.baton.app.form.FormViewModel;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Problem;
import dev.baton.config.Severity;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;

/// The form of a node's configuration under what is to know of it: that the text is broken, or can be edited only in part.
final class FormTab {
    private final Texts texts;
    private final FormViewModel form;
    private final FormPane pane;
    private final BorderPane root = new BorderPane();
    private final Label words = new Label();
    private final Button go = new Button();
    private final HBox banner = new HBox(words, go);
    private final Label nothing = new Label();

    /// @param form      the form
    /// @param toProblem leads to the first error of the text
    /// @param toText    leads to the text
    FormTab(Texts texts, FormViewModel form, Consumer<Problem> toProblem, Runnable toText) {
        this.texts = texts;
        this.form = form;
        this.pane = new FormPane(form, texts);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        go.setId("form-banner-go");
        go.setMinWidth(Region.USE_PREF_SIZE);
        banner.getStyleClass().add("form-banner");
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("form-nothing", "muted");
        this.toProblem = toProblem;
        this.toText = toText;
    }

    private final Consumer<Problem> toProblem;
    private final Runnable toText;

    Region view() {
        return root;
    }

    void start() {
        pane.start();
    }

    void stop() {
        pane.stop();
    }

    void show(Optional<NodeRow> row) {
        Optional<Draft> draft = row.flatMap(NodeRow::draft);
        form.show(draft.map(Draft::node));
        Optional<Problem> broken = draft.filter(d -> d.config().isEmpty()).flatMap(d -> d.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR).findFirst());
        boolean hasForm = draft.flatMap(Draft::lastGood).isPresent();
        root.setCenter(hasForm ? pane.view() : nothing);
        nothing.setText(texts.get(row.isEmpty()
                ? "config.form.none"
                : draft.isPresent()
                        ? "config.form.never-good"
                        : row.get().drift() == Drift.UNMANAGED ? "config.form.unmanaged" : "config.form.read-only"));
        banner.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("broken"), broken.isPresent());
        if (broken.isPresent()) {
            words.setText(texts.get(hasForm ? "config.form.broken" : "config.form.broken-first",
                    broken.get().place().line(), texts.said(broken.get().message())));
            words.setGraphic(new FontIcon(MaterialDesignA.ALERT_OUTLINE));
            go.setText(texts.get("config.form.go"));
            go.setOnAction(_ -> toProblem.accept(broken.get()));
            root.setTop(banner);
        } else if (draft.filter(d -> d.base().form() == Form.KEEPALIVED).isPresent()) {
            words.setText(texts.get("config.form.keepalived"));
            words.setGraphic(new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
            go.setText(texts.get("config.form.as-text"));
            go.setOnAction(_ -> toText.run());
            root.setTop(banner);
        } else {
            root.setTop(null);
        }
    }
}
