package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.Preflight;

/// What was looked at before a test: each point with a mark, a sentence and, where it is bad, what to do.
final class PreflightCard extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double SPINNER = 18;
    private static final double WIDE = 640;
    private static final double WHOLE = 100;

    private final Texts texts;
    private final FailoverWords words;
    private final Label heading = new Label();
    private final ProgressIndicator asking = new ProgressIndicator();
    private final GridPane lines = new GridPane();
    private List<Preflight.Item> shown = List.of();
    private int columns;

    PreflightCard(Texts texts, FailoverViewModel model) {
        this.texts = texts;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-card");
        heading.getStyleClass().add("failover-heading");
        asking.setMaxSize(SPINNER, SPINNER);
        asking.setPrefSize(SPINNER, SPINNER);
        Button again = new Button(texts.get("failover.ask-again"));
        again.setId("failover-ask");
        again.getStyleClass().addAll("flat", "small");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> model.ask());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox top = new HBox(heading, between, asking, again);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("failover-line");
        lines.getStyleClass().add("failover-checks");
        widthProperty().subscribe((_, width) -> place(width.doubleValue() >= WIDE ? 2 : 1));
        lines.setId("failover-preflight");
        getChildren().addAll(top, lines);
    }

    void look(FailoverState now) {
        Optional<Preflight> preflight = now.plan().map(DrillPlan::preflight);
        asking.setVisible(now.isAsking() && preflight.isEmpty());
        List<Preflight.Item> items = preflight.map(Preflight::items).orElse(List.of());
        long bad = items.stream().filter(i -> i.mark() == Preflight.Mark.BAD).count();
        heading.setText(items.isEmpty()
                ? texts.get("failover.preflight")
                : bad == 0 ? texts.get("failover.preflight.good") : texts.get("failover.preflight.bad", bad));
        pseudoClassStateChanged(BAD, bad > 0);
        if (!items.equals(shown) || columns == 0) {
            shown = items;
            columns = 0;
            place(getWidth() >= WIDE ? 2 : 1);
        }
    }

    /// What is bad comes first and has a line of its own; the rest stands in columns where there is room.
    private void place(int wanted) {
        if (wanted == columns) {
            return;
        }
        columns = wanted;
        lines.getChildren().clear();
        lines.getColumnConstraints().setAll(Stream.generate(() -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(WHOLE / wanted);
            return column;
        }).limit(wanted).toList());
        int row = 0;
        for (Preflight.Item item : shown) {
            if (item.mark() == Preflight.Mark.BAD) {
                lines.add(line(item), 0, row++, wanted, 1);
            }
        }
        int at = 0;
        for (Preflight.Item item : shown) {
            if (item.mark() != Preflight.Mark.BAD) {
                lines.add(line(item), at % wanted, row + at / wanted);
                at++;
            }
        }
    }

    private HBox line(Preflight.Item item) {
        FontIcon icon = new FontIcon(words.icon(item.mark()));
        Label point = new Label(words.point(item.point()));
        point.getStyleClass().add("failover-point");
        point.setWrapText(true);
        point.setMinHeight(USE_PREF_SIZE);
        Label sentence = new Label(texts.said(item.sentence()));
        sentence.getStyleClass().addAll("failover-small", "muted");
        sentence.setWrapText(true);
        VBox text = new VBox(point, sentence);
        if (item.mark() == Preflight.Mark.BAD && !item.advice().isEmpty()) {
            Label advice = new Label(texts.get("failover.advice", texts.said(item.advice())));
            advice.getStyleClass().addAll("failover-small", "failover-advice");
            advice.setWrapText(true);
            text.getChildren().add(advice);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        Label mark = new Label(words.mark(item.mark()));
        mark.getStyleClass().addAll("failover-small", "failover-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(icon, text, mark);
        line.getStyleClass().add("failover-check");
        line.pseudoClassStateChanged(BAD, item.mark() == Preflight.Mark.BAD);
        line.pseudoClassStateChanged(OPEN, item.mark() == Preflight.Mark.OPEN);
        return line;
    }
}
