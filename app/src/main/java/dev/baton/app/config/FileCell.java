package dev.baton.app.config;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.control.FindingWords;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;

/// A file in the list: the node, how it is written, what is in it, and how much is wrong.
final class FileCell extends ListCell<ConfigViewModel.FileRow> {
    private final Texts texts;
    private final Label node = label("file-node");
    private final Label name = label("file-name");
    private final Label content = label("file-content");
    private final Label errors = label("file-errors");
    private final Label warnings = label("file-warnings");
    private final FontIcon good = new FontIcon(MaterialDesignC.CHECK);
    private final HBox row;

    FileCell(Texts texts) {
        this.texts = texts;
        errors.setGraphic(new FontIcon(FindingWords.icon(Severity.ERROR)));
        warnings.setGraphic(new FontIcon(FindingWords.icon(Severity.WARNING)));
        errors.setMinWidth(Region.USE_PREF_SIZE);
        warnings.setMinWidth(Region.USE_PREF_SIZE);
        for (Label each : new Label[]{node, name, content}) {
            each.setMinWidth(0);
        }
        VBox words = new VBox(node, name, content);
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
    protected void updateItem(ConfigViewModel.@Nullable FileRow item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        ConfigFile file = item.file();
        node.setText(file.node());
        name.setText(file.name());
        name.setVisible(!file.name().equals(file.node()));
        name.setManaged(name.isVisible());
        String kind = texts.get("config.form." + file.kind().ending());
        content.setText(file.config().map(config -> texts.get("config.content", kind, config.routers().size(),
                config.checks().size())).orElseGet(() -> texts.get("config.content.none", kind)));
        count(errors, item.errors());
        count(warnings, item.warnings());
        good.setVisible(item.errors() + item.warnings() == 0);
        good.setManaged(good.isVisible());
        setGraphic(row);
        setAccessibleText(String.join(", ", file.node(), file.name(), content.getText(),
                texts.get("config.file.wrong", item.errors(), item.warnings())));
    }

    private static void count(Label label, long count) {
        label.setText(Long.toString(count));
        label.setVisible(count > 0);
        label.setManaged(count > 0);
    }
}
