package dev.baton.app.traffic;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// How far a sort is that takes long, with a way to stop it; it is not there otherwise.
final class SortBar extends HBox {
    private final Texts texts;
    private final PacketSorter sorter;
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar(0);

    SortBar(Texts texts, PacketSorter sorter) {
        this.texts = texts;
        this.sorter = sorter;
        getStyleClass().add("sort-bar");
        progress.getStyleClass().add("filter-progress");
        Button cancel = new Button(texts.get("traffic.filter.cancel"));
        cancel.setOnAction(_ -> sorter.cancel());
        getChildren().addAll(text, progress, cancel);
        show(1);
    }

    void follow(Subscriptions held) {
        held.follow(sorter.progress(), done -> show(done.doubleValue()));
    }

    private void show(double done) {
        boolean isSorting = done < 1;
        if (isSorting) {
            text.setText(texts.get("traffic.sort.busy", sorter.order().get()
                    .map(order -> texts.get("traffic.column." + order.column().word())).orElse("")));
        }
        progress.setProgress(done);
        setVisible(isSorting);
        setManaged(isSorting);
    }
}
