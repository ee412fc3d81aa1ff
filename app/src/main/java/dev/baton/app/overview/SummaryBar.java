package dev.baton.app.overview;

import java.util.function.ToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.control.StateMark;
import dev.baton.app.i18n.Texts;

/// The fleet in four numbers and one sentence, and the choice between drawing and table.
final class SummaryBar extends VBox {
    private static final double SENTENCE_BELOW = 700;

    private final Texts texts;
    private final OverviewViewModel viewModel;
    private final StateMark mark = new StateMark();
    private final Label sentence = new Label();
    private final Region gap = new Region();
    private final HBox line = new HBox();

    SummaryBar(Texts texts, OverviewViewModel viewModel) {
        this.texts = texts;
        this.viewModel = viewModel;
        getStyleClass().add("summary-bar");
        sentence.getStyleClass().add("summary-sentence");
        sentence.setWrapText(true);
        sentence.setGraphic(mark);
        sentence.textProperty().bind(viewModel.sentence());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        viewModel.summary().subscribe(s -> {
            mark.show(s.allWell() ? "ready" : "no-backup");
            sentence.getStyleClass().remove("amber");
            if (s.problems() == 0 && s.absent() > 0) {
                sentence.getStyleClass().add("amber");
            }
        });
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(gap, Priority.ALWAYS);
        line.getStyleClass().add("summary-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(number("clusters", Summary::clusters), number("nodes", Summary::nodes),
                number("ready", Summary::ready), number("problems", Summary::problems), sentence, looks());
        getChildren().add(line);
        widthProperty().map(w -> w.doubleValue() > 0 && w.doubleValue() < SENTENCE_BELOW).subscribe(this::arrange);
    }

    /// Where there is little room the sentence has a line of its own.
    private void arrange(boolean narrow) {
        int place = line.getChildren().size() - 2;
        if (narrow) {
            line.getChildren().set(place, gap);
            getChildren().add(sentence);
        } else if (getChildren().remove(sentence)) {
            line.getChildren().set(place, sentence);
        }
    }

    private VBox number(String name, ToIntFunction<Summary> figure) {
        Label value = new Label();
        value.getStyleClass().add("summary-number");
        value.textProperty().bind(viewModel.summary().map(s -> Integer.toString(figure.applyAsInt(s))));
        Label label = new Label(texts.get("overview.number." + name));
        label.getStyleClass().addAll("summary-label", "muted");
        VBox box = new VBox(value, label);
        box.getStyleClass().addAll("summary-figure", name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        viewModel.summary().subscribe(s -> {
            box.getStyleClass().remove("none");
            if (figure.applyAsInt(s) == 0) {
                box.getStyleClass().add("none");
            }
        });
        return box;
    }

    private SegmentedButton looks() {
        ToggleButton drawing = look("drawing", MaterialDesignS.SITEMAP, OverviewViewModel.Look.DRAWING);
        ToggleButton table = look("table", MaterialDesignT.TABLE, OverviewViewModel.Look.TABLE);
        SegmentedButton looks = new SegmentedButton(drawing, table);
        looks.setToggleGroup(new ToggleGroup());
        looks.getToggleGroup().getToggles().setAll(drawing, table);
        looks.setAccessibleText(texts.get("overview.look.name"));
        looks.setMinWidth(Region.USE_PREF_SIZE);
        looks.setMaxHeight(Region.USE_PREF_SIZE);
        return looks;
    }

    private ToggleButton look(String name, Ikon icon, OverviewViewModel.Look look) {
        ToggleButton button = new ToggleButton(texts.get("overview.look." + name), new FontIcon(icon));
        button.setId("look-" + name);
        button.setOnAction(_ -> {
            viewModel.look().set(look);
            button.setSelected(true);
        });
        viewModel.look().subscribe(chosen -> button.setSelected(chosen == look));
        return button;
    }
}
