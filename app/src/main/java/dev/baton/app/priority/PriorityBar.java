package dev.baton.app.priority;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// What is above the scales: the filter, what is looked at, the faults that are tried, and what somebody should know.
final class PriorityBar {
    private final Texts texts;
    private final PrioritiesViewModel model;
    private final TextField filter = new TextField();
    private final ToggleButton table;
    private final ToggleButton faults;
    private final Button clear = new Button();
    private final Label hint = new Label();
    private final Label notice = new Label();
    private final Label said = new Label();
    private final VBox box;
    private final Subscriptions held = new Subscriptions();

    PriorityBar(Texts texts, PrioritiesViewModel model) {
        this.texts = texts;
        this.model = model;
        filter.setId("priority-filter");
        filter.setPromptText(texts.get("priority.filter"));
        filter.setAccessibleText(texts.get("priority.filter"));
        filter.getStyleClass().add("priority-filter");
        filter.textProperty().subscribe(model::filter);
        table = new ToggleButton(texts.get("priority.as-table"), new FontIcon(MaterialDesignT.TABLE));
        table.setId("priority-as-table");
        faults = new ToggleButton(texts.get("priority.every-fault"),
                new FontIcon(MaterialDesignS.SWAP_HORIZONTAL_BOLD));
        faults.setId("priority-every-fault");
        clear.setId("priority-clear-faults");
        clear.setGraphic(new FontIcon(MaterialDesignF.FLASK_EMPTY_OFF_OUTLINE));
        clear.getStyleClass().add("priority-tried");
        clear.setOnAction(_ -> model.clearFaults());
        FlowPane tools = new FlowPane(filter, table, faults, clear);
        tools.getStyleClass().add("priority-tools");
        hint.setText(texts.get("priority.hint"));
        line(hint, "muted");
        line(notice, "priority-notice");
        notice.setGraphic(new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
        line(said, "priority-said");
        said.setGraphic(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        box = new VBox(tools, hint, notice, said);
        box.getStyleClass().add("priority-bar");
        box.managedProperty().bind(box.visibleProperty());
    }

    private static void line(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.managedProperty().bind(label.visibleProperty());
    }

    void start() {
        held.clear();
        held.follow(model.notice(), text -> show(notice, text));
        held.follow(model.said(), text -> show(said, text));
        held.follow(model.mode(), mode -> {
            boolean isEdit = mode == PrioritiesViewModel.Mode.EDIT;
            hint.setVisible(isEdit);
            faults.setDisable(!isEdit);
        });
        held.follow(model.faultCount(), count -> {
            clear.setVisible(count.intValue() > 0);
            clear.setManaged(count.intValue() > 0);
            clear.setText(texts.get("priority.tried", count.intValue()));
        });
    }

    void stop() {
        held.clear();
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }

    VBox view() {
        return box;
    }

    TextField filter() {
        return filter;
    }

    ToggleButton table() {
        return table;
    }

    ToggleButton faults() {
        return faults;
    }
}
