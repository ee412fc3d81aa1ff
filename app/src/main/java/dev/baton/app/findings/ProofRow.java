package dev.baton.app.findings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;

/// One piece of evidence, with a way to it: a packet, or a place in a file with its line and a caret. It stays the same
/// row while it shows another packet, so that it keeps the focus.
final class ProofRow extends VBox {
    private final Texts texts;
    private final LongPredicate isKept;
    private final Consumer<Proof> open;
    private final Button button = new Button();
    private final Label text = new Label();
    private final Label excerpt = new Label();

    /// @param isKept whether a packet is still there
    /// @param open   leads to it
    ProofRow(Texts texts, LongPredicate isKept, Consumer<Proof> open) {
        this.texts = texts;
        this.isKept = isKept;
        this.open = open;
        getStyleClass().add("proof");
        button.getStyleClass().add("proof-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        text.getStyleClass().add("proof-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(button, text);
        line.getStyleClass().add("proof-line");
        excerpt.getStyleClass().add("proof-excerpt");
        excerpt.setMaxWidth(Double.MAX_VALUE);
        excerpt.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(line, excerpt);
    }

    void show(Proof proof) {
        button.setOnAction(_ -> open.accept(proof));
        text.setText(texts.said(proof.text()));
        switch (proof) {
            case Proof.InPacket(long number, String _) -> showPacket(number);
            case Proof.InFile(Place place, String _) -> showPlace(place);
        }
        excerpt.setVisible(!excerpt.getText().isEmpty());
        excerpt.setManaged(excerpt.isVisible());
    }

    private void showPacket(long number) {
        boolean isThere = isKept.test(number);
        button.setText(texts.get("findings.proof.packet", number));
        button.setGraphic(new FontIcon(MaterialDesignP.PULSE));
        button.setDisable(!isThere);
        excerpt.setText("");
        if (!isThere) {
            text.setText((text.getText() + " " + texts.get("findings.proof.gone")).strip());
        }
    }

    private void showPlace(Place place) {
        String name = Optional.ofNullable(Path.of(place.file()).getFileName()).map(Path::toString)
                .orElse(place.file());
        button.setText(name + ":" + place.line() + ":" + place.column());
        button.setGraphic(new FontIcon(MaterialDesignF.FILE_DOCUMENT_OUTLINE));
        button.setDisable(false);
        excerpt.setText(place.excerpt().isEmpty() ? "" : place.excerpt() + "\n" + caret(place));
    }

    /// `^~~~` under what is meant.
    static String caret(Place place) {
        int tail = Math.clamp(place.excerpt().length() - place.caret(), 1, place.length());
        return " ".repeat(place.caret()) + "^" + "~".repeat(tail - 1);
    }
}
