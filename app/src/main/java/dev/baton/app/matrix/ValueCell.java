package dev.baton.app.matrix;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

import dev.baton.app.i18n.Texts;

/// A value of the matrix: of one node, or what all have.
final class ValueCell extends TableCell<MatrixViewModel.Line, MatrixViewModel.Line> {
    private static final PseudoClass EQUAL = PseudoClass.getPseudoClass("equal");
    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");
    private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");
    private static final PseudoClass DEFAULTED = PseudoClass.getPseudoClass("defaulted");
    private static final PseudoClass COMMON = PseudoClass.getPseudoClass("common");

    private final MatrixViewModel model;
    private final Texts texts;
    private final OptionalInt column;

    /// @param column the node's; empty: what all have
    ValueCell(MatrixViewModel model, Texts texts, OptionalInt column) {
        this.model = model;
        this.texts = texts;
        this.column = column;
        getStyleClass().add("matrix-value");
        pseudoClassStateChanged(COMMON, column.isEmpty());
    }

    private Optional<Matrix.Row> row() {
        return Optional.ofNullable(getItem()).flatMap(MatrixViewModel.Line::row);
    }

    private Optional<Matrix.Cell> cell() {
        return column.isPresent() ? row().map(row -> row.cells().get(column.getAsInt())) : Optional.empty();
    }

    @Override
    public void startEdit() {
        Optional<Matrix.Row> row = row();
        boolean isThere = column.isEmpty() || cell().filter(Matrix.Cell::isThere).isPresent();
        if (row.isEmpty() || !row.get().canEnter() || !isThere) {
            return;
        }
        super.startEdit();
        TextField field = row.get().isSecret() ? new PasswordField() : new TextField();
        String written = column.isEmpty()
                ? row.get().common().orElse("")
                : cell().flatMap(Matrix.Cell::written).orElse("");
        field.setText(written);
        field.setPromptText(row.get().setting().fallback().map(Object::toString).orElse(""));
        field.setId("matrix-edit");
        field.setAccessibleText(row.get().key());
        field.setOnAction(event -> {
            event.consume();
            finish(field.getText().strip());
        });
        field.focusedProperty().subscribe((before, isFocused) -> {
            if (before && !isFocused && isEditing()) {
                finish(field.getText().strip());
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                cancelEdit();
            }
        });
        setText("");
        setGraphic(field);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        field.requestFocus();
        field.selectAll();
    }

    private void finish(String text) {
        MatrixViewModel.Line line = getItem();
        cancelEdit();
        if (line != null) {
            column.ifPresentOrElse(node -> model.enter(line, node, text), () -> {
                boolean isSame = line.row().flatMap(Matrix.Row::common).filter(text::equals).isPresent();
                boolean isUntouched = text.isEmpty() && line.row().filter(row -> row.common().isEmpty()).isPresent();
                if (!isSame && !isUntouched) {
                    model.enterForAll(line, text);
                }
            });
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        show();
    }

    @Override
    protected void updateItem(MatrixViewModel.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        show();
    }

    private void show() {
        Optional<Matrix.Row> row = isEmpty() ? Optional.empty() : row();
        Matrix.Sameness sameness = row.map(Matrix.Row::sameness).orElse(Matrix.Sameness.EQUAL);
        pseudoClassStateChanged(EQUAL, row.isPresent() && sameness == Matrix.Sameness.EQUAL);
        pseudoClassStateChanged(DIFFERENT, sameness == Matrix.Sameness.DIFFERENT);
        pseudoClassStateChanged(CONFLICT, sameness == Matrix.Sameness.CONFLICT);
        pseudoClassStateChanged(DEFAULTED, cell().filter(c -> c.written().isEmpty()).isPresent());
        setGraphic(null);
        setContentDisplay(ContentDisplay.TEXT_ONLY);
        String text = row.map(this::text).orElse("");
        setText(text);
        setTooltip(text.isEmpty() ? null : new Tooltip(text));
        setAccessibleText(text);
    }

    private String text(Matrix.Row row) {
        Optional<String> value;
        if (column.isEmpty()) {
            if (row.sameness() != Matrix.Sameness.EQUAL) {
                return texts.get("config.matrix.differs");
            }
            value = row.common();
        } else {
            Optional<Matrix.Cell> cell = cell();
            if (cell.filter(Matrix.Cell::isThere).isEmpty()) {
                return texts.get("config.matrix.absent");
            }
            value = cell.flatMap(Matrix.Cell::value);
        }
        return value.map(text -> row.isSecret() ? "••••" : text).filter(text -> !text.isEmpty()).orElse("–");
    }
}
