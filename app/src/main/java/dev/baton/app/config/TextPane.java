package dev.baton.app.config;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;

/// A text with the numbers of its lines, and under a line what is to say of it. It is read, not written.
final class TextPane {
    private static final double ROW_HEIGHT = 20;
    private static final int ROWS_ABOVE = 4;

    private final Texts texts;
    private final FindingWords words;
    private final ListView<TextLine> list = new ListView<>();

    /// @param id   tells it from others
    /// @param name what it is called for those who do not see it
    TextPane(Texts texts, String id, String name) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        list.setId(id);
        list.getStyleClass().add("text-pane");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText(name);
        list.setCellFactory(_ -> new Cell());
    }

    Region view() {
        return list;
    }

    void show(List<TextLine> lines) {
        if (!list.getItems().equals(lines)) {
            list.getItems().setAll(lines);
        }
    }

    /// Selects a row and brings it into sight.
    void mark(int row) {
        list.getSelectionModel().clearAndSelect(row);
        list.scrollTo(Math.max(0, row - ROWS_ABOVE));
    }

    private final class Cell extends ListCell<TextLine> {
        private final Label number = label("line-number");
        private final Label text = label("line-text");
        private final FontIcon icon = new FontIcon();
        private final HBox source;
        private final Label caret = label("line-caret");
        private final Label code = label("line-code");
        private final Label said = label("line-said");
        private final HBox remark;

        Cell() {
            Region gutter = new Region();
            gutter.getStyleClass().add("line-number");
            source = new HBox(number, text);
            remark = new HBox(gutter, caret, icon, code, said);
            source.getStyleClass().add("line-source");
            remark.getStyleClass().add("line-remark");
            for (Label each : List.of(number, text, caret, code, said)) {
                each.setMinWidth(Region.USE_PREF_SIZE);
            }
            getStyleClass().add("text-line");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        private static Label label(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            return label;
        }

        @Override
        protected void updateItem(@Nullable TextLine line, boolean empty) {
            super.updateItem(line, empty);
            for (Severity severity : Severity.values()) {
                boolean isSo = line != null && switch (line) {
                    case TextLine.Source shown -> shown.mark().filter(severity::equals).isPresent();
                    case TextLine.Said shown -> shown.severity() == severity;
                };
                pseudoClassStateChanged(PseudoClass.getPseudoClass(severity.word()), isSo);
            }
            if (line == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            switch (line) {
                case TextLine.Source shown -> {
                    number.setText(Integer.toString(shown.number()));
                    text.setText(shown.text());
                    setGraphic(source);
                    setAccessibleText(texts.get("config.line", shown.number(), shown.text()));
                }
                case TextLine.Said shown -> {
                    icon.setIconCode(FindingWords.icon(shown.severity()));
                    caret.setText(" ".repeat(Math.max(0, shown.column() - 1)) + "^");
                    code.setText(shown.code().map(Enum::name).orElse(""));
                    code.setManaged(shown.code().isPresent());
                    said.setText(shown.code().filter(_ -> !words.isEnglish())
                            .map(known -> words.title(known) + " · ").orElse("") + texts.said(shown.words()));
                    setGraphic(remark);
                    setAccessibleText(String.join(", ", words.severity(shown.severity()), code.getText(),
                            said.getText()));
                }
            }
        }
    }
}
