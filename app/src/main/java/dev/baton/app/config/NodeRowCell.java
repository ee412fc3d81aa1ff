package dev.baton.app.config;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;

/// A node in the list: how its configuration is written, what is in it, how it stands to what runs, and how much is
/// wrong.
final class NodeRowCell extends ListCell<NodeRow> {
    private final Texts texts;
    private final Label node = label("file-node");
    private final Label name = label("file-name");
    private final Label content = label("file-content");
    private final Label drift = label("drift-badge");
    private final Label kind = label("file-kind");
    private final Label errors = label("file-errors");
    private final Label warnings = label("file-warnings");
    private final FontIcon good = new FontIcon(MaterialDesignC.CHECK);
    private final HBox row;

    NodeRowCell(Texts texts) {
        this.texts = texts;
        errors.setGraphic(new FontIcon(FindingWords.icon(Severity.ERROR)));
        warnings.setGraphic(new FontIcon(FindingWords.icon(Severity.WARNING)));
        errors.setMinWidth(Region.USE_PREF_SIZE);
        warnings.setMinWidth(Region.USE_PREF_SIZE);
        drift.setMinWidth(Region.USE_PREF_SIZE);
        for (Label each : new Label[]{node, name, content, kind}) {
            each.setMinWidth(0);
        }
        HBox stands = new HBox(drift, kind);
        stands.getStyleClass().add("file-stands");
        VBox words = new VBox(node, name, content, stands);
        words.getStyleClass().add("file-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox marks = new VBox(errors, warnings, good);
        marks.getStyleClass().add("file-marks");
        row = new HBox(words, marks);
        row.getStyleClass().add("file-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        getStyleClass().add("file-cell");
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable NodeRow item, boolean empty) {
        super.updateItem(item, empty);
        for (Drift each : Drift.values()) {
            drift.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.word()),
                    item != null && item.drift() == each);
        }
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            setTooltip(null);
            return;
        }
        node.setText(item.name());
        show(name, item.detail(), !item.detail().isEmpty() && !item.detail().equals(item.name()));
        String written = item.kind().map(k -> texts.get("config.form." + k)).orElse("");
        show(kind, written, !written.isEmpty());
        show(content, item.config().map(config -> texts.get("config.content", config.routers().size(),
                config.checks().size())).orElseGet(() -> texts.get("config.content.none")), !written.isEmpty());
        drift.setText(texts.get("config.drift." + item.drift().word()));
        drift.setGraphic(new FontIcon(icon(item.drift())));
        count(errors, item.errors());
        count(warnings, item.warnings());
        boolean isGood = item.errors() + item.warnings() == 0 && item.kind().isPresent();
        good.setVisible(isGood);
        good.setManaged(isGood);
        setGraphic(row);
        setTooltip(new Tooltip(texts.get("config.drift." + item.drift().word() + ".help")));
        setAccessibleText(String.join(", ", item.name(), item.detail(), content.getText(), written, drift.getText(),
                texts.get("config.file.wrong", item.errors(), item.warnings())));
    }

    private static Ikon icon(Drift drift) {
        return switch (drift) {
            case BROKEN -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            case EDITED -> MaterialDesignP.PENCIL;
            case DRIFTED -> MaterialDesignS.SOURCE_BRANCH;
            case UNMANAGED -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
            case IN_SYNC -> MaterialDesignC.CHECK;
        };
    }

    private static void show(Label label, String text, boolean isShown) {
        label.setText(text);
        label.setVisible(isShown);
        label.setManaged(isShown);
    }

    private static void count(Label label, long count) {
        show(label, Long.toString(count), count > 0);
    }
}
