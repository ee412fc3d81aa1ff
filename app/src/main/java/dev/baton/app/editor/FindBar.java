package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.i18n.Texts;
import dev.baton.language.TextChange;
import dev.baton.language.TextRange;
import dev.baton.language.TextSearch;

/// Finds and replaces in a page.
final class FindBar {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Texts texts;
    private final Page page;
    private final Sheet sheet;
    private final TextField wanted = new TextField();
    private final TextField instead = new TextField();
    private final ToggleButton capitals;
    private final ToggleButton word;
    private final ToggleButton expression;
    private final Label count = new Label();
    private final HBox replaceRow;
    private final VBox view;
    private TextSearch.Found found = TextSearch.Found.NOTHING;
    private int current = -1;

    FindBar(Texts texts, Page page, Sheet sheet) {
        this.texts = texts;
        this.page = page;
        this.sheet = sheet;
        wanted.setId("editor-find");
        wanted.setPromptText(texts.get("editor.find"));
        wanted.setAccessibleText(texts.get("editor.find"));
        instead.setId("editor-replace");
        instead.setPromptText(texts.get("editor.replace"));
        instead.setAccessibleText(texts.get("editor.replace"));
        capitals = toggle("Aa", "editor.find.case");
        word = toggle("ab|", "editor.find.word");
        expression = toggle(".*", "editor.find.regex");
        count.setId("editor-hits");
        count.getStyleClass().add("editor-hits");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox findRow = new HBox(wanted, capitals, word, expression,
                button(MaterialDesignC.CHEVRON_UP, "editor.find.previous", () -> go(-1)),
                button(MaterialDesignC.CHEVRON_DOWN, "editor.find.next", () -> go(1)), count, spacer(),
                button(MaterialDesignC.CLOSE, "editor.find.close", this::close));
        replaceRow = new HBox(instead, textButton("editor.replace.one", this::replace),
                textButton("editor.replace.all", this::replaceAll));
        for (HBox row : List.of(findRow, replaceRow)) {
            row.getStyleClass().add("editor-find-row");
        }
        view = new VBox(findRow, replaceRow);
        view.setId("editor-find-bar");
        view.getStyleClass().add("editor-find-bar");
        wanted.textProperty().subscribe(() -> search(true));
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show(false);
    }

    Region view() {
        return view;
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private ToggleButton toggle(String sign, String key) {
        ToggleButton toggle = new ToggleButton(sign);
        toggle.setTooltip(new Tooltip(texts.get(key)));
        toggle.setAccessibleText(texts.get(key));
        toggle.getStyleClass().add("editor-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().subscribe(() -> search(true));
        return toggle;
    }

    private Button button(Ikon icon, String key, Runnable work) {
        Button button = new Button("", new FontIcon(icon));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key));
        button.getStyleClass().addAll("flat", "button-icon", "editor-button");
        button.setOnAction(_ -> work.run());
        return button;
    }

    private Button textButton(String key, Runnable work) {
        Button button = new Button(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private void show(boolean isOpen) {
        view.setVisible(isOpen);
        view.setManaged(isOpen);
    }

    boolean isOpen() {
        return view.isVisible();
    }

    /// Opens it with what is selected.
    ///
    /// @param isReplacing whether something is to be put in instead
    void open(boolean isReplacing) {
        boolean canReplace = isReplacing && sheet.isEditable();
        replaceRow.setVisible(canReplace);
        replaceRow.setManaged(canReplace);
        show(true);
        String selected = sheet.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            wanted.setText(selected);
        }
        search(false);
        wanted.requestFocus();
        wanted.selectAll();
    }

    void close() {
        show(false);
        page.colours().hits(List.of(), -1);
        sheet.requestFocus();
    }

    private void key(KeyEvent event) {
        boolean isHandled = true;
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER && instead.isFocused()) {
            replace();
        } else if (event.getCode() == KeyCode.ENTER && wanted.isFocused()) {
            go(event.isShiftDown() ? -1 : 1);
        } else if (event.getCode() == KeyCode.F3) {
            go(event.isShiftDown() ? -1 : 1);
        } else if (event.getCode() == KeyCode.H && event.isShortcutDown()) {
            open(true);
        } else {
            isHandled = false;
        }
        if (isHandled) {
            event.consume();
        }
    }

    private TextSearch.Query query() {
        return new TextSearch.Query(wanted.getText(), capitals.isSelected(), word.isSelected(),
                expression.isSelected());
    }

    /// The text has changed.
    void refresh() {
        if (isOpen()) {
            search(false);
        }
    }

    private void search(boolean isMoving) {
        if (!isOpen()) {
            return;
        }
        found = TextSearch.find(page.shown(), query());
        int from = sheet.getSelection().getStart();
        current = -1;
        for (int i = 0; i < found.hits().size() && current < 0; i++) {
            current = found.hits().get(i).start() >= from ? i : -1;
        }
        current = current < 0 && !found.hits().isEmpty() ? 0 : current;
        page.colours().hits(found.hits(), current);
        tell();
        if (isMoving) {
            reveal();
        }
    }

    private void tell() {
        boolean isEmpty = wanted.getText().isEmpty();
        boolean isNothing = !isEmpty && found.hits().isEmpty();
        wanted.pseudoClassStateChanged(ERROR, isNothing);
        count.pseudoClassStateChanged(ERROR, isNothing || found.problem().isPresent());
        count.setText(isEmpty
                ? ""
                : found.problem().map(this::words).orElseGet(() -> isNothing
                        ? texts.get("editor.find.none")
                        : texts.get("editor.find.count", current + 1, found.hits().size())));
    }

    private String words(TextSearch.Problem problem) {
        return switch (problem) {
            case NO_EXPRESSION -> texts.get("editor.find.bad");
            case TOO_MANY -> texts.get("editor.find.many", TextSearch.MAX_HITS);
            case TOO_SLOW -> texts.get("editor.find.slow");
        };
    }

    /// Goes to the next hit or the one before; from the last to the first.
    void go(int by) {
        if (!isOpen()) {
            open(false);
            return;
        }
        if (!found.hits().isEmpty()) {
            boolean isAtCurrent = current >= 0 && selection().equals(Optional.of(found.hits().get(current)));
            current = isAtCurrent || by < 0 ? Math.floorMod(current + by, found.hits().size()) : Math.max(0, current);
            page.colours().hits(found.hits(), current);
            reveal();
            tell();
        }
    }

    private Optional<TextRange> selection() {
        return Optional.of(new TextRange(sheet.getSelection().getStart(), sheet.getSelection().getEnd()));
    }

    private void reveal() {
        if (current >= 0 && current < found.hits().size()) {
            TextRange hit = found.hits().get(current);
            sheet.selectRange(hit.start(), hit.end());
            sheet.requestFollowCaret();
        }
    }

    private void replace() {
        if (!sheet.isEditable() || found.hits().isEmpty() || current < 0) {
            return;
        }
        TextRange hit = found.hits().get(current);
        TextSearch.replace(page.shown(), query(), hit, instead.getText()).ifPresent(change -> {
            page.apply(List.of(change));
            int behind = hit.start() + change.text().length();
            sheet.moveTo(Math.min(behind, sheet.getLength()));
            search(true);
        });
    }

    private void replaceAll() {
        if (sheet.isEditable()) {
            List<TextChange> changes = TextSearch.replaceAll(page.shown(), query(), instead.getText());
            int caret = Page.moved(sheet.getCaretPosition(), changes);
            page.apply(changes);
            sheet.moveTo(Math.clamp(caret, 0, sheet.getLength()));
            search(false);
            count.setText(texts.get("editor.replaced", changes.size()));
        }
    }
}
