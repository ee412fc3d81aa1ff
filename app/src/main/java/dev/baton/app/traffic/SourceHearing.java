package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.Durations;
import dev.baton.app.control.HearingGrid;
import dev.baton.app.i18n.Texts;

/// Who hears whom in one virtual router: a row for each observer, a column for each sender.
final class SourceHearing extends VBox {
    /// How many observers and how many senders have a place; the others are counted below.
    static final int MAX_SHOWN = 8;

    private static final PseudoClass DEAF = PseudoClass.getPseudoClass("deaf");

    private final Texts texts;
    private final Durations durations;
    private final HearingGrid grid;
    private final Label more = new Label();
    private final List<Cell> cells = new ArrayList<>();
    private List<String> listeners = List.of();
    private List<String> speakers = List.of();

    private record Cell(String listener, String speaker, Label label) {}

    SourceHearing(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.grid = new HearingGrid(texts);
        Label title = new Label(texts.get("lane.hearing"));
        title.getStyleClass().add("source-hearing-title");
        more.getStyleClass().add("source-hint");
        getStyleClass().add("source-hearing");
        getChildren().addAll(title, grid, more);
    }

    /// Shows a virtual router.
    void show(HeardTable table) {
        List<String> nowListeners = table.listeners().stream().limit(MAX_SHOWN).toList();
        List<String> nowSpeakers = table.speakers().stream().limit(MAX_SHOWN).toList();
        if (!nowListeners.equals(listeners) || !nowSpeakers.equals(speakers)) {
            listeners = nowListeners;
            speakers = nowSpeakers;
            cells.clear();
            grid.show(listeners, speakers, this::cell);
        }
        int hidden = table.listeners().size() - listeners.size() + table.speakers().size() - speakers.size();
        more.setText(texts.get("lane.hearing.more", Integer.toString(hidden)));
        more.setVisible(hidden > 0);
        more.setManaged(hidden > 0);
        cells.forEach(cell -> fill(cell, table.between(cell.listener(), cell.speaker())));
    }

    private Label cell(String listener, String speaker) {
        Label label = new Label();
        label.setTooltip(new Tooltip());
        label.getStyleClass().add("source-hears");
        cells.add(new Cell(listener, speaker, label));
        return label;
    }

    private void fill(Cell cell, Optional<HeardTable.Heard> heard) {
        boolean hears = heard.filter(HeardTable.Heard::hears).isPresent();
        String text = heard.map(by -> texts.get(hears ? "lane.hearing.on" : "lane.hearing.lost", cell.listener(),
                cell.speaker(), Long.toString(by.adverts()), durations.exact(by.lateNanos())))
                .orElseGet(() -> texts.get("lane.hearing.off", cell.listener(), cell.speaker()));
        if (!text.equals(cell.label().getAccessibleText())) {
            cell.label().setGraphic(new FontIcon(HearingGrid.sign(hears)));
            cell.label().setText(heard.map(by -> Long.toString(by.adverts())).orElse("0"));
            cell.label().pseudoClassStateChanged(DEAF, !hears);
            cell.label().setAccessibleText(text);
            cell.label().getTooltip().setText(text);
        }
    }
}
