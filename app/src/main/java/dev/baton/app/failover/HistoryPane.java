package dev.baton.app.failover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.drill.Proof;
import dev.baton.app.i18n.Texts;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Series;
import dev.baton.drill.Subject;

/// Earlier tests of what is chosen: their trend, and each to be looked at again; and what has not been tested for long.
final class HistoryPane extends BorderPane {
    private static final double ROW = 52;
    private static final double WIDE = 820;
    private static final int LEAST_ROWS = 4;

    private final Texts texts;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final Runnable toTest;
    private final VBox trend = new VBox();
    private final ListView<DrillResult> list = new ListView<>();
    private final VBox due = new VBox();

    HistoryPane(Texts texts, FailoverViewModel model, Runnable toTest) {
        this.texts = texts;
        this.model = model;
        this.toTest = toTest;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-history");
        list.setId("failover-history");
        list.setFixedCellSize(ROW);
        list.setMinHeight(LEAST_ROWS * ROW);
        list.setAccessibleText(texts.get("failover.history.name"));
        list.setCellFactory(_ -> new Cell());
        Label none = new Label(texts.get("failover.history.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
                open();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        Button open = new Button(texts.get("failover.history.open"));
        open.setId("failover-history-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(_ -> open());
        trend.getStyleClass().add("failover-card");
        due.getStyleClass().add("failover-card");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(trend, list, open);
        left.getStyleClass().add("failover-history-left");
        VBox right = new VBox(due);
        right.getStyleClass().add("failover-history-right");
        setCenter(left);
        widthProperty().map(width -> width.doubleValue() >= WIDE).subscribe(isWide -> place(right, isWide));
    }

    /// Beside the list where there is room, else under it.
    private void place(VBox right, boolean isWide) {
        setBottom(null);
        setRight(null);
        if (isWide) {
            setRight(right);
        } else {
            setBottom(right);
        }
    }

    private void open() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(result -> {
            model.look(result);
            toTest.run();
        });
    }

    void look(FailoverState now, long nowMillis) {
        List<DrillResult> mine = model.past();
        if (!list.getItems().equals(mine)) {
            list.getItems().setAll(mine);
        }
        trend(now, mine);
        due(now, nowMillis);
    }

    private void trend(FailoverState now, List<DrillResult> mine) {
        Label heading = new Label(now.subject().map(s -> texts.get("failover.trend", words.subject(s)))
                .orElse(texts.get("failover.trend.none")));
        heading.getStyleClass().add("failover-heading");
        trend.getChildren().setAll(heading);
        if (!mine.isEmpty()) {
            Series series = new Series(mine.reversed());
            trend.getChildren().addAll(new GapSparkline(texts, series.results(), mine.getFirst().limitNanos()),
                    ResultPage.percentiles(texts, words, series));
        }
    }

    /// Everything that could be tested, what is due first.
    private void due(FailoverState now, long nowMillis) {
        Map<Subject, Proof> proofs = model.proofs();
        Label heading = new Label(texts.get("failover.due"));
        heading.getStyleClass().add("failover-heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("failover-table");
        List<Subject> ordered = now.subjects().stream().sorted(java.util.Comparator.comparingLong(
                s -> Optional.ofNullable(proofs.get(s)).map(Proof::atMillis).orElse(Long.MIN_VALUE))).toList();
        int row = 0;
        for (Subject subject : ordered) {
            Optional<Proof> proof = Optional.ofNullable(proofs.get(subject));
            boolean isDue = proof.isEmpty() || proof.get().isOld(nowMillis);
            Label name = new Label(words.subject(subject));
            name.getStyleClass().add("failover-cell");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label when = new Label(proof.map(p -> texts.get("failover.due.ago", words.age(p.age(nowMillis)),
                    words.gap(p.gapNanos()))).orElse(texts.get("failover.due.never")));
            when.getStyleClass().add(isDue ? "failover-cell-bad" : "failover-cell");
            when.setWrapText(true);
            Button test = new Button(texts.get("failover.due.test"));
            test.getStyleClass().addAll("small", "flat");
            test.setMinWidth(Region.USE_PREF_SIZE);
            test.setAccessibleText(texts.get("failover.due.test-one", words.subject(subject)));
            test.setDisable(now.isRunning());
            test.setOnAction(_ -> {
                model.choose(subject);
                toTest.run();
            });
            grid.addRow(row++, name, when, test);
        }
        Label rule = new Label(texts.get("failover.due.rule", Proof.GOOD_FOR.toDays()));
        rule.getStyleClass().addAll("failover-small", "muted");
        rule.setWrapText(true);
        rule.setMinHeight(USE_PREF_SIZE);
        due.getChildren().setAll(heading, grid, rule);
    }

    private final class Cell extends ListCell<DrillResult> {
        private final Label verdict = new Label();
        private final Label what = new Label();
        private final Label gap = new Label();
        private final HBox box;

        Cell() {
            verdict.getStyleClass().add("failover-point");
            what.getStyleClass().addAll("failover-small", "muted");
            gap.getStyleClass().add("failover-middle-number");
            gap.setMinWidth(Region.USE_PREF_SIZE);
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            box = new HBox(new VBox(verdict, what), between, gap);
            box.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("failover-past");
        }

        @Override
        protected void updateItem(@Nullable DrillResult result, boolean empty) {
            super.updateItem(result, empty);
            if (empty || result == null) {
                setGraphic(null);
                return;
            }
            verdict.setText(words.verdict(result.verdict()));
            verdict.setGraphic(new FontIcon(FailoverWords.icon(result.verdict())));
            getStyleClass().removeIf(style -> style.startsWith("verdict-"));
            getStyleClass().add("verdict-" + FailoverWords.style(result.verdict()));
            what.setText(String.join(" · ", List.of(words.time(result.startMillis()), words.title(result.plan()),
                    result.isRehearsal() ? texts.get("failover.rehearsal") : "").stream().filter(s -> !s.isEmpty())
                    .toList()));
            gap.setText(words.gap(FailoverViewModel.gap(result)));
            setAccessibleText(verdict.getText() + ", " + what.getText() + ", " + gap.getText());
            setGraphic(box);
        }
    }
}
