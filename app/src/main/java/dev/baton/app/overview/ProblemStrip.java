package dev.baton.app.overview;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.StateMark;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.ClusterKey;

/// What is wrong, a line each, worst first; it is not there while all is well. A line leads to its cluster.
final class ProblemStrip extends VBox {
    private final Texts texts;
    private final OverviewViewModel viewModel;
    private final Consumer<ClusterKey> open;

    ProblemStrip(Texts texts, OverviewViewModel viewModel, Consumer<ClusterKey> open) {
        this.texts = texts;
        this.viewModel = viewModel;
        this.open = open;
        getStyleClass().add("problem-strip");
        setAccessibleText(texts.get("overview.problem.strip"));
        viewModel.problems().addListener((ListChangeListener<Problem>) _ -> show());
        show();
    }

    private void show() {
        List<Problem> all = viewModel.problems();
        setVisible(!all.isEmpty());
        setManaged(!all.isEmpty());
        int named = Math.min(all.size(), OverviewViewModel.MAX_PROBLEMS);
        int lines = named + (all.size() > named ? 1 : 0);
        while (getChildren().size() > lines) {
            getChildren().removeLast();
        }
        for (int i = 0; i < named; i++) {
            line(i, all.get(i));
        }
        if (all.size() > named) {
            more(named, all.size() - named);
        }
    }

    private void line(int index, Problem problem) {
        Button line;
        if (index < getChildren().size() && getChildren().get(index) instanceof Button known) {
            line = known;
        } else {
            line = new Button();
            line.setContentDisplay(ContentDisplay.LEFT);
            line.setMaxWidth(Double.MAX_VALUE);
            line.setGraphic(new StateMark());
            put(index, line);
        }
        String kind = ClusterWords.healthClass(problem.health());
        if (line.getGraphic() instanceof StateMark mark) {
            mark.show(kind);
        }
        line.getStyleClass().setAll("problem", kind);
        line.setText(problem.sentence());
        line.setOnAction(_ -> open.accept(problem.key()));
    }

    private void more(int index, int count) {
        Label more;
        if (index < getChildren().size() && getChildren().get(index) instanceof Label known) {
            more = known;
        } else {
            more = new Label();
            more.getStyleClass().addAll("problem-more", "muted");
            put(index, more);
        }
        more.setText(texts.get("overview.problem.more", Integer.toString(count)));
    }

    private void put(int index, javafx.scene.Node node) {
        if (index < getChildren().size()) {
            getChildren().set(index, node);
        } else {
            getChildren().add(node);
        }
    }
}
