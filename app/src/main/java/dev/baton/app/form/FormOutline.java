package dev.baton.app.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.app.i18n.Texts;

/// The parts of a configuration by their kind, one of them chosen, and a way to a new one of each kind.
final class FormOutline {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final FormViewModel model;
    private final FormWords words;
    private final VBox list = new VBox();
    private final ScrollPane root = new ScrollPane(list);
    private final Map<Part.Kind, Button> adding = new EnumMap<>(Part.Kind.class);

    FormOutline(FormViewModel model, Texts texts) {
        this.model = model;
        this.words = new FormWords(texts);
        list.getStyleClass().add("form-outline");
        root.setFitToWidth(true);
        root.getStyleClass().add("form-outline-pane");
        root.setAccessibleText(texts.get("config.form.outline"));
        for (Part.Kind kind : Part.Kind.values()) {
            adding.put(kind, adding(kind));
        }
    }

    private Button adding(Part.Kind kind) {
        Button add = new Button();
        add.setGraphic(new FontIcon(MaterialDesignP.PLUS));
        add.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "form-add-part");
        add.setId("form-add-" + kind.list());
        add.setAccessibleText(words.add(kind));
        add.setTooltip(new Tooltip(words.add(kind)));
        add.setOnAction(_ -> model.addPart(kind));
        return add;
    }

    Region view() {
        return root;
    }

    void show(FormViewModel.Shown shown) {
        List<Node> rows = new ArrayList<>();
        for (Part.Kind kind : Part.Kind.values()) {
            List<Part> parts = shown.parts().getOrDefault(kind, List.of());
            Label title = new Label(words.parts(kind));
            title.getStyleClass().add("form-kind");
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            Button add = adding.getOrDefault(kind, new Button());
            add.setDisable(!model.canAdd(kind));
            HBox head = new HBox(title, add);
            head.getStyleClass().add("form-kind-head");
            rows.add(head);
            parts.forEach(part -> rows.add(row(part, shown.selected().filter(part::equals).isPresent())));
        }
        list.getChildren().setAll(rows);
    }

    private ToggleButton row(Part part, boolean isChosen) {
        Label name = new Label(part.name());
        name.getStyleClass().add("form-part-name");
        Label summary = new Label(words.summary(part));
        summary.getStyleClass().add("form-part-summary");
        VBox both = new VBox(name, summary);
        both.setMinWidth(0);
        HBox content = new HBox(new FontIcon(icon(part.kind())), both);
        content.getStyleClass().add("form-part-content");
        ToggleButton row = new ToggleButton();
        row.setGraphic(content);
        row.setSelected(isChosen);
        row.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().setAll("button", "form-part");
        row.pseudoClassStateChanged(CHOSEN, isChosen);
        row.setAccessibleText(words.kind(part.kind()) + " " + part.name() + ", " + summary.getText());
        row.setOnAction(_ -> model.select(part));
        return row;
    }

    private static Ikon icon(Part.Kind kind) {
        return switch (kind) {
            case ROUTER -> MaterialDesignR.ROUTER_NETWORK;
            case CHECK -> MaterialDesignH.HEART_PULSE;
            case GROUP -> MaterialDesignL.LINK_VARIANT;
            case NOTIFICATION -> MaterialDesignB.BELL_OUTLINE;
        };
    }
}
