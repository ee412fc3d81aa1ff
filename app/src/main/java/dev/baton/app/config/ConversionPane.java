package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.ActionButton;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;

/// A file in the other form, under what is lost or changed on the way: that is seen before anything is saved.
final class ConversionPane {
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final double LOSSES_SHARE = 0.45;
    /// What a row of the list has beside its words: the mark, the scroll bar, the margins.
    private static final double ROW_MARGIN = 84;

    private final Texts texts;
    private final Consumer<Place> go;
    private final BorderPane root = new BorderPane();
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final ListView<Conversion.Loss> losses = new ListView<>();
    private final TextPane text;
    private final SplitPane both;

    /// @param save saves it
    /// @param go   leads to a place in the file
    ConversionPane(Texts texts, ActionButton save, Consumer<Place> go) {
        this.texts = texts;
        this.go = go;
        this.text = new TextPane(texts, "config-converted", texts.get("config.convert.text"));
        title.getStyleClass().add("convert-title");
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, sentence);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        save.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(words, save);
        top.getStyleClass().add("convert-bar");
        losses.getStyleClass().add("losses");
        losses.setAccessibleText(texts.get("config.convert.losses"));
        losses.setCellFactory(_ -> new LossCell());
        both = new SplitPane(losses, text.view());
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(LOSSES_SHARE);
        root.setTop(top);
        root.getStyleClass().add("convert");
    }

    Region view() {
        return root;
    }

    void show(Optional<Conversion> shown) {
        if (shown.isEmpty()) {
            root.setCenter(new Region());
            return;
        }
        Conversion now = shown.get();
        String form = texts.get("config.kind." + now.to().ending());
        title.setText(texts.get("config.convert.title", now.node(), form));
        sentence.setText(words(now));
        losses.getItems().setAll(now.losses());
        text.show(TextLine.plain(now.text()));
        if (!now.isPossible()) {
            root.setCenter(now.losses().isEmpty() ? new Region() : losses);
        } else if (now.losses().isEmpty()) {
            root.setCenter(text.view());
        } else {
            both.getItems().setAll(losses, text.view());
            root.setCenter(both);
        }
    }

    private String words(Conversion now) {
        if (!now.isPossible()) {
            return texts.get("config.convert.impossible");
        }
        if (now.losses().isEmpty()) {
            return texts.get("config.convert.complete");
        }
        long changed = now.losses().stream().filter(loss -> !loss.isLost()).count();
        String told = texts.get("config.convert.losses.count", now.lost(), changed);
        return now.unlisted() == 0 ? told : told + " " + texts.get("config.convert.unlisted", now.unlisted());
    }

    private final class LossCell extends ListCell<Conversion.Loss> {
        private final FontIcon icon = new FontIcon();
        private final Label kind = label("loss-kind");
        private final Button where = new Button();
        private final Label what = label("loss-what");
        private final Label reason = label("loss-reason");
        private final HBox row;

        LossCell() {
            where.getStyleClass().add("loss-place");
            where.setMinWidth(Region.USE_PREF_SIZE);
            kind.setMinWidth(Region.USE_PREF_SIZE);
            what.setMinWidth(0);
            reason.setWrapText(true);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            reason.prefWidthProperty().bind(losses.widthProperty().subtract(ROW_MARGIN));
            HBox first = new HBox(kind, where, what);
            first.getStyleClass().add("loss-first");
            VBox words = new VBox(first, reason);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(icon, words);
            row.getStyleClass().add("loss-row");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
            getStyleClass().add("loss-cell");
        }

        private static Label label(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            return label;
        }

        @Override
        protected void updateItem(Conversion.@Nullable Loss loss, boolean empty) {
            super.updateItem(loss, empty);
            pseudoClassStateChanged(LOST, loss != null && loss.isLost());
            if (loss == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconCode(loss.isLost() ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignS.SWAP_HORIZONTAL);
            kind.setText(texts.get(loss.isLost() ? "config.loss.lost" : "config.loss.changed"));
            where.setVisible(loss.place().isPresent());
            where.setManaged(loss.place().isPresent());
            loss.place().ifPresent(place -> {
                where.setText(texts.get("config.loss.line", place.line()));
                where.setOnAction(_ -> go.accept(place));
            });
            what.setText(loss.written() + (loss.becomes().isEmpty() ? "" : " → " + loss.becomes()));
            reason.setText(texts.said(loss.reason()));
            setGraphic(row);
            setAccessibleText(String.join(", ", List.of(kind.getText(), what.getText(), reason.getText())));
        }
    }
}
