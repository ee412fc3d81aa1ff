package dev.baton.app.overview;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.control.AddressChip;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.HealthPill;
import dev.baton.app.control.SegmentView;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Sighting.AdvertSeen;

/// A cluster as one row of a long list: the same as its card, small.
final class ClusterCell extends ListCell<ClusterCard> {
    private final ClusterWords words;
    private final Label title = new Label();
    private final Label place = new Label();
    private final AddressChip address = new AddressChip();
    private final SegmentView segment;
    private final HealthPill health;
    private final Label since = new Label();
    private final HBox row;
    private Subscription following = Subscription.EMPTY;

    ClusterCell(Texts texts, Pulse pulse, NodeMenu menu) {
        words = new ClusterWords(texts);
        segment = new SegmentView(texts, pulse, true);
        segment.setNodeMenu((cluster, member) -> Optional.of(menu.of(cluster, member)));
        health = new HealthPill(texts);
        title.getStyleClass().add("row-title");
        place.getStyleClass().addAll("row-place", "muted");
        address.getStyleClass().add("row-address");
        health.getStyleClass().add("row-health");
        since.getStyleClass().addAll("row-since", "muted");
        VBox name = new VBox(title, place);
        name.getStyleClass().add("row-name");
        VBox state = new VBox(health, since);
        state.getStyleClass().add("row-state");
        row = new HBox(name, address, segment, state);
        row.setFillHeight(false);
        row.getStyleClass().add("cluster-row");
        HBox.setHgrow(segment, Priority.ALWAYS);
        segment.setMinWidth(0);
        getStyleClass().add("cluster-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ClusterCard card, boolean empty) {
        super.updateItem(card, empty);
        following.unsubscribe();
        if (empty || card == null) {
            following = Subscription.EMPTY;
            segment.still();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        following = card.moment().subscribe(this::show);
    }

    private void show(ClusterCard.Moment moment) {
        Cluster cluster = moment.cluster();
        title.setText(words.title(cluster));
        place.setText(words.place(cluster));
        address.show(words.shortAddresses(cluster), switch (cluster.health()) {
            case READY, NO_BACKUP -> AddressChip.Holding.HELD;
            case SPLIT -> AddressChip.Holding.CONTESTED;
            case NO_MASTER -> AddressChip.Holding.ORPHANED;
            case UNKNOWN -> AddressChip.Holding.UNKNOWN;
        });
        segment.show(cluster, moment.atNanos());
        health.show(cluster.health(), words.health(cluster));
        since.setText(words.healthSince(cluster, moment.atNanos()));
        setAccessibleText(title.getText() + ", " + place.getText() + ", " + health.getText());
    }

    void adverts(List<AdvertSeen> adverts) {
        segment.adverts(adverts);
    }
}
