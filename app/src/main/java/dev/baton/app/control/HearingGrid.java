package dev.baton.app.control;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

import dev.baton.app.i18n.Texts;

/// Who hears whom as a table: a row for each listener, a column for each speaker, and at each crossing what the screen
/// puts there; nothing where one meets itself.
public final class HearingGrid extends GridPane {
    /// Makes what is shown at a crossing.
    @FunctionalInterface
    public interface Crossing {
        /// What tells whether `listener` hears `speaker`.
        Node of(String listener, String speaker);
    }

    private final Texts texts;

    public HearingGrid(Texts texts) {
        this.texts = texts;
        getStyleClass().add("hearing-grid");
    }

    /// Shows these, in this order.
    public void show(List<String> listeners, List<String> speakers, Crossing crossing) {
        getChildren().clear();
        getColumnConstraints().setAll(new ColumnConstraints());
        Label corner = new Label(texts.get("control.hearing.listener"));
        corner.getStyleClass().add("muted");
        add(corner, 0, 0);
        for (int i = 0; i < listeners.size(); i++) {
            add(name(listeners.get(i)), 0, i + 1);
        }
        for (int j = 0; j < speakers.size(); j++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.CENTER);
            getColumnConstraints().add(column);
            add(name(speakers.get(j)), j + 1, 0);
            for (int i = 0; i < listeners.size(); i++) {
                if (!listeners.get(i).equals(speakers.get(j))) {
                    add(crossing.of(listeners.get(i), speakers.get(j)), j + 1, i + 1);
                }
            }
        }
    }

    /// The sign for hearing or not hearing.
    public static Ikon sign(boolean hears) {
        return hears ? MaterialDesignE.EAR_HEARING : MaterialDesignE.EAR_HEARING_OFF;
    }

    private static Label name(String node) {
        Label label = new Label(node);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
