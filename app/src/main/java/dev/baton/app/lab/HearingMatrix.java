package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.app.control.HearingGrid;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// Who hears whom: a row for each listener, a column for each speaker; pressing a cell cuts or heals that one way.
final class HearingMatrix {
    private final LabViewModel model;
    private final Texts texts;
    private final HearingGrid grid;
    private final List<Cell> cells = new ArrayList<>();

    /// One way: whether `to` hears `from`.
    private record Cell(String from, String to, ToggleButton button) {}

    HearingMatrix(LabViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        grid = new HearingGrid(texts);
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
        cells.clear();
        grid.show(names, names, (listener, speaker) -> cell(speaker, listener));
        show(model.cuts().get());
    }

    private ToggleButton cell(String from, String to) {
        ToggleButton button = new ToggleButton("", new FontIcon(HearingGrid.sign(true)));
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
            cell.button().setGraphic(new FontIcon(HearingGrid.sign(hears)));
            cell.button().setAccessibleText(text);
            cell.button().getTooltip().setText(text);
        }
    }
}
