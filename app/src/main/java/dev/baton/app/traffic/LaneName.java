package dev.baton.app.traffic;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.baton.app.control.Durations;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;

/// The name of a lane: what is sent, by whom, and what it is.
final class LaneName extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double BADGE_WIDTH = 84;

    private final Texts texts;
    private final Durations durations;
    private final StateBadge badge;
    private final Label title = new Label();
    private final Label detail = new Label();
    private Optional<Lane> lane = Optional.empty();

    LaneName(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        badge = new StateBadge(texts);
        badge.setMinWidth(BADGE_WIDTH);
        title.getStyleClass().add("lane-title");
        detail.getStyleClass().add("lane-detail");
        getStyleClass().add("lane-name");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setManaged(false);
        VBox words = new VBox(title, detail);
        words.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(badge, words);
    }

    /// What it names; empty before the first.
    Optional<Lane> lane() {
        return lane;
    }

    void show(Lane now) {
        if (lane.filter(now::equals).isPresent()) {
            return;
        }
        lane = Optional.of(now);
        badge.show(now.state());
        String version = now.card().versions().isEmpty() ? "" : now.card().versions().getLast().toString();
        title.setText(texts.get("traffic.lane.title", Integer.toString(now.id().vrid()), now.name()));
        detail.setText(texts.get("traffic.lane.detail", version, Integer.toString(now.card().priority()),
                durations.exact(now.card().advertisedNanos())));
    }

    void mark(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
