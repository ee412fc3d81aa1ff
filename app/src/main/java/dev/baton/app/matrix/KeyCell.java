package dev.baton.app.matrix;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import dev.baton.app.form.FormWords;
import dev.baton.app.i18n.Texts;

/// What a line of the matrix is about.
final class KeyCell extends TableCell<MatrixViewModel.Line, MatrixViewModel.Line> {
    private final Texts texts;
    private final FormWords words;

    KeyCell(Texts texts, FormWords words) {
        this.texts = texts;
        this.words = words;
        getStyleClass().add("matrix-key");
    }

    @Override
    protected void updateItem(MatrixViewModel.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (line == null || empty) {
            setText("");
            setTooltip(null);
            return;
        }
        line.row().ifPresentOrElse(row -> {
            String name = words.title(row.owner(), row.setting());
            setText(row.code().map(code -> texts.get("config.matrix.conflict", name, code.name())).orElse(name));
            Tooltip tip = new Tooltip(texts.said(row.setting().doc()));
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            setTooltip(tip);
        }, () -> {
            setText(words.kind(line.block().kind()) + " " + line.block().title());
            setTooltip(null);
        });
    }
}
