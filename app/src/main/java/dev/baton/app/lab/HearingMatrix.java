package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// Who hears whom: a row for each listener, a column for each speaker; pressing a cell cuts or heals that one way.
final class HearingMatrix {
    private final LabViewModel model;
    private final Texts texts;
    private final GridPane grid = new GridPane();
    private final List<Cell> cells = new ArrayList<>();

    /// One way: whether `to` hears `from`.
    private record Cell(String from, String to, ToggleButton button) {}

    HearingMatrix(LabViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        grid.getStyleClass().add("lab-matrix");
    }

    Region view() {
        return grid;
    }

    void follow(Subscriptions held) {
        build();
        held.add(model.nodes().subscribe(this::build));
        held.follow(model.cuts(), this::show);
    }

    private void build() {
        List<String> names = model.nodes().stream().map(NodeModel::name).toList();
        grid.getChildren().clear();
        cells.clear();
        grid.getColumnConstraints().setAll(new ColumnConstraints());
        Label corner = new Label(texts.get("lab.hearing.listener"));
        corner.getStyleClass().add("muted");
        grid.add(corner, 0, 0);
        for (int i = 0; i < names.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.CENTER);
            column.setPercentWidth(-1);
            grid.getColumnConstraints().add(column);
            grid.add(name(names.get(i)), i + 1, 0);
            grid.add(name(names.get(i)), 0, i + 1);
            for (int j = 0; j < names.size(); j++) {
                if (i != j) {
                    grid.add(cell(names.get(j), names.get(i)), j + 1, i + 1);
                }
            }
        }
        show(model.cuts().get());
    }

    private Label name(String node) {
        Label label = new Label(node);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private ToggleButton cell(String from, String to) {
        ToggleButton button = new ToggleButton("", new FontIcon(MaterialDesignE.EAR_HEARING));
        button.setId("lab-hears-" + to + "-" + from);
        button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON, "lab-hears");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip());
        button.setOnAction(_ -> model.setHears(from, to, button.isSelected()));
        cells.add(new Cell(from, to, button));
        return button;
    }

    private void show(List<LabCommand.Cut> cuts) {
        for (Cell cell : cells) {
            boolean hears = !cuts.contains(new LabCommand.Cut(cell.from(), cell.to()));
            String text = texts.get(hears ? "lab.hearing.on" : "lab.hearing.off", cell.to(), cell.from());
            cell.button().setSelected(hears);
            cell.button()
                    .setGraphic(new FontIcon(hears ? MaterialDesignE.EAR_HEARING : MaterialDesignE.EAR_HEARING_OFF));
            cell.button().setAccessibleText(text);
            cell.button().getTooltip().setText(text);
        }
    }
}
