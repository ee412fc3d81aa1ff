package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.Seen;
import dev.baton.drill.Strip;

/// What each vantage saw, as figures: the same as the strips, for who reads instead of looks.
final class SeenTable extends GridPane {
    private static final List<String> COLUMNS = List.of("vantage", "sent", "lost", "gap", "overlap", "stale");

    private final Texts texts;
    private final FailoverWords words;

    SeenTable(Texts texts) {
        this.texts = texts;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-table");
        setMinHeight(USE_PREF_SIZE);
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
            column.setHalignment(i == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            getColumnConstraints().add(column);
        }
    }

    /// @param told what each saw, once that is known; until then the probes are counted
    void show(List<Strip> strips, List<Seen> told) {
        getChildren().clear();
        for (int i = 0; i < COLUMNS.size(); i++) {
            cell(texts.get("failover.column." + COLUMNS.get(i)), i, 0, "failover-column");
        }
        for (int row = 0; row < strips.size(); row++) {
            Strip strip = strips.get(row);
            Optional<Seen> seen = told.stream().filter(s -> s.vantage().equals(strip.vantage())).findFirst();
            long lost = seen.map(s -> (long) s.lost()).orElseGet(() -> strip.samples().stream()
                    .filter(s -> s.roundTripNanos().isEmpty()).count());
            cell(words.vantage(strip.vantage()), 0, row + 1, "failover-cell");
            cell(words.count(seen.map(Seen::sent).orElseGet(() -> strip.samples().size())), 1, row + 1,
                    "failover-cell");
            cell(words.count(lost), 2, row + 1, lost > 0 ? "failover-cell-bad" : "failover-cell");
            cell(seen.map(s -> texts.get("failover.about", words.exact(s.gapNanos()), words.exact(s.errorNanos())))
                    .orElse(strip.trouble()), 3, row + 1, "failover-cell");
            cell(seen.map(s -> span(s.overlapNanos())).orElse(""), 4, row + 1, "failover-cell");
            cell(seen.map(s -> span(s.staleNanos())).orElse(""), 5, row + 1, "failover-cell");
        }
    }

    private String span(long nanos) {
        return nanos == 0 ? texts.get("failover.no-span") : words.exact(nanos);
    }

    private void cell(String text, int column, int row, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setFocusTraversable(column == 0 && row > 0);
        add(label, column, row);
    }
}
