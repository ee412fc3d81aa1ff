package dev.baton.app.priority;

import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.RouterRef;

/// A cell of the list of scales. It follows its scale while it shows it.
final class ScaleCell extends ListCell<ScaleModel> {
    private static final double SIDES = 32;

    private final ScalePane pane;
    private Subscription following = Subscription.EMPTY;

    ScaleCell(Texts texts, PrioritiesViewModel model, Pulse pulse, ThumbMoves moves) {
        pane = new ScalePane(texts, model, pulse, moves);
        getStyleClass().add("scale-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ScaleModel item, boolean empty) {
        super.updateItem(item, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        setGraphic(pane);
        following = item.scale().subscribe(pane::show);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = getListView() == null ? width : getListView().getWidth();
        return isEmpty()
                ? super.computePrefHeight(width)
                : pane.prefHeight(room - SIDES) + snappedTopInset()
                        + snappedBottomInset();
    }

    Optional<ThumbHandle> handle(RouterRef ref) {
        return isEmpty() ? Optional.empty() : pane.handle(ref);
    }
}
