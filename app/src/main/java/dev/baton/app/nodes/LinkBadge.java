package dev.baton.app.nodes;

import javafx.scene.control.Label;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.link.LinkState;

/// How a link is, as colour, shape and word together.
final class LinkBadge extends Label {
    private final LinkWords words;
    private final FontIcon icon = new FontIcon(MaterialDesignC.CIRCLE_OUTLINE);
    private String kind = "";

    LinkBadge(LinkWords words) {
        this.words = words;
        getStyleClass().add("link-badge");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(LinkState link) {
        setText(words.phase(link));
        icon.setIconCode(icon(link.phase()));
        String next = link.phase().word();
        if (!next.equals(kind)) {
            getStyleClass().remove(kind);
            getStyleClass().add(next);
            kind = next;
        }
    }

    static Ikon icon(LinkState.Phase phase) {
        return switch (phase) {
            case LIVE -> MaterialDesignC.CHECK_CIRCLE;
            case CONNECTING -> MaterialDesignC.CIRCLE_OUTLINE;
            case STALE -> MaterialDesignC.CLOCK_ALERT_OUTLINE;
            case LOST -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
            case REFUSED -> MaterialDesignS.SHIELD_ALERT_OUTLINE;
        };
    }
}
