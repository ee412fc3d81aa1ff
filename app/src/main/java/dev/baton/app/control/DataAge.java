package dev.baton.app.control;

import java.util.Locale;
import javafx.scene.control.Label;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Freshness;

/// How old the data shown is: "live 0.2 s", amber "stale 14 s", hatched "lost".
public final class DataAge extends Label {
    private static final String NONE = "none";

    private final Texts texts;
    private final Durations durations;
    private String kind = "";

    public DataAge(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        getStyleClass().add("data-age-label");
        showNone();
    }

    /// Shows how old data of this freshness is.
    public void show(Freshness freshness, long ageNanos) {
        String styleClass = freshness.name().toLowerCase(Locale.ROOT);
        setText(texts.get("control.age." + styleClass, durations.age(ageNanos)));
        kind(styleClass);
    }

    /// Shows that nothing is known yet.
    public void showNone() {
        setText(texts.get("control.age.none"));
        kind(NONE);
    }

    private void kind(String styleClass) {
        if (!kind.equals(styleClass)) {
            getStyleClass().remove(kind);
            kind = styleClass;
            getStyleClass().add(kind);
        }
    }
}
