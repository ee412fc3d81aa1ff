package dev.baton.app.findings;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;

/// A row of the inbox.
final class FindingCell extends ListCell<FindingRow> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass SEEN = PseudoClass.getPseudoClass("seen");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Texts texts;
    private final FoundWords words;
    private final Label group = label("inbox-group");
    private final Label groupCount = label("inbox-group-count");
    private final Label groupCause = label("inbox-group-cause");
    private final HBox head = new HBox(group, groupCount, groupCause);
    private final FontIcon icon = new FontIcon();
    private final FontIcon stateIcon = new FontIcon();
    private final Label code = label("inbox-code");
    private final Label title = label("inbox-title");
    private final Label sentence = label("inbox-sentence");
    private final Label count = label("inbox-count");
    private final HBox line;
    private Subscription following = Subscription.EMPTY;

    FindingCell(Texts texts, FoundWords words) {
        this.texts = texts;
        this.words = words;
        head.getStyleClass().add("inbox-head");
        head.setAlignment(Pos.CENTER_LEFT);
        group.setMinWidth(0);
        groupCount.setMinWidth(Region.USE_PREF_SIZE);
        groupCause.setMinWidth(0);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        code.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        sentence.setMinWidth(0);
        HBox first = new HBox(code, title, stateIcon, count);
        first.getStyleClass().add("inbox-first");
        VBox both = new VBox(first, sentence);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        line = new HBox(icon, both);
        line.getStyleClass().add("inbox-line");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        getStyleClass().add("inbox-cell");
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable FindingRow row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (row == null || empty) {
            pseudoClassStateChanged(HEAD, false);
            setGraphic(null);
        } else {
            following = row.content().subscribe(this::show);
        }
    }

    private void show(FindingRow.Content content) {
        switch (content) {
            case FindingRow.Head shown -> showHead(shown);
            case FindingRow.Line shown -> showLine(shown.entry());
        }
    }

    private void showHead(FindingRow.Head shown) {
        pseudoClassStateChanged(HEAD, true);
        pseudoClassStateChanged(SEEN, false);
        pseudoClassStateChanged(OVER, false);
        group.setText(shown.group());
        groupCount.setText(texts.get("findings.group.count", shown.open(), shown.shown()));
        groupCause.setText(shown.cause().isEmpty() ? "" : texts.get("findings.group.cause", shown.cause()));
        setGraphic(head);
        setAccessibleText(String.join(", ", group.getText(), groupCount.getText(), groupCause.getText()));
    }

    private void showLine(Entry entry) {
        Found found = entry.found();
        pseudoClassStateChanged(HEAD, false);
        pseudoClassStateChanged(SEEN, entry.attention() != Attention.NEW);
        pseudoClassStateChanged(OVER, !found.isOpen());
        for (Severity severity : Severity.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(severity.word()), severity == found.severity());
        }
        icon.setIconCode(FindingWords.icon(found.severity()));
        stateIcon.setIconCode(entry.attention() == Attention.MUTED
                ? MaterialDesignB.BELL_OFF_OUTLINE
                : MaterialDesignC.CHECK);
        stateIcon.setVisible(entry.attention() != Attention.NEW);
        stateIcon.setManaged(stateIcon.isVisible());
        code.setText(found.codeText());
        code.setManaged(found.code().isPresent());
        title.setText(words.title(found));
        sentence.setText(words.brief(found));
        String often = found.span().count() > 1 ? words.count(found) : "";
        count.setText(found.isOpen() ? often : texts.get("finding.over"));
        setGraphic(line);
        setAccessibleText(String.join(", ", words.severity(found), found.codeText(), words.title(found),
                words.brief(found), words.state(entry), count.getText()));
    }
}
