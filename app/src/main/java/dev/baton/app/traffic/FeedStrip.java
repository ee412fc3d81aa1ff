package dev.baton.app.traffic;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.ClusterSource;

/// Above the lanes: what [FeedWords] says, a row each. Takes no room while there is nothing to say.
final class FeedStrip {
    /// How often it is looked at anew.
    static final long EVERY_NANOS = 250_000_000L;

    private final Texts texts;
    private final ActionTable actions;
    private final ClusterSource source;
    private final TrafficViewModel model;
    private final FeedWords words;
    private final VBox rows = new VBox();
    private List<FeedWords.Told> told = List.of();
    private long pausedAt;
    private long lookedNanos = -EVERY_NANOS;

    FeedStrip(AppContext context, TrafficViewModel model) {
        this.texts = context.texts();
        this.actions = context.actions();
        this.source = context.source();
        this.model = model;
        this.words = new FeedWords(texts);
        rows.getStyleClass().add("feed-strip");
        model.paused().subscribe((_, _) -> {
            pausedAt = model.lastNumber();
            look();
        });
    }

    Region view() {
        return rows;
    }

    /// What is said now.
    List<FeedWords.Told> told() {
        return told;
    }

    /// A frame.
    void frame(long nowNanos) {
        if (nowNanos - lookedNanos >= EVERY_NANOS) {
            lookedNanos = nowNanos;
            look();
        }
    }

    private void look() {
        if (!model.hasPackets()) {
            return;
        }
        List<FeedWords.Told> now = words.of(source, model.state(), model.paused().get(),
                Math.max(0, model.lastNumber() - pausedAt));
        if (!now.equals(told)) {
            boolean isSame = now.stream().map(FeedWords.Told::actionId).toList()
                    .equals(told.stream().map(FeedWords.Told::actionId).toList());
            told = now;
            if (isSame) {
                for (int i = 0; i < now.size(); i++) {
                    ((Row) rows.getChildren().get(i)).show(now.get(i));
                }
            } else {
                rows.getChildren().setAll(now.stream().map(Row::new).toList());
            }
        }
    }

    /// One of them; its button stays the same while only figures change, so that it can be pressed.
    final class Row extends HBox {
        private final FontIcon icon = new FontIcon(MaterialDesignI.INFORMATION_OUTLINE);
        private final Label title = new Label();
        private final Label text = new Label();

        Row(FeedWords.Told first) {
            getStyleClass().add("feed-row");
            title.getStyleClass().add("feed-title");
            text.getStyleClass().add("feed-text");
            for (Label label : List.of(title, text)) {
                label.setWrapText(true);
                label.setMinHeight(Region.USE_PREF_SIZE);
            }
            VBox both = new VBox(title, text);
            HBox.setHgrow(both, Priority.ALWAYS);
            getChildren().addAll(icon, both);
            actions.find(first.actionId()).ifPresent(action -> {
                ActionButton button = new ActionButton(action, texts);
                button.setMinWidth(Region.USE_PREF_SIZE);
                if (first.actionId().equals(FeedWords.CONTINUE)) {
                    button.setText(texts.get("lane.feed.continue"));
                }
                getChildren().add(button);
            });
            show(first);
        }

        /// What it says.
        String text() {
            return title.getText() + " " + text.getText();
        }

        void show(FeedWords.Told now) {
            for (FeedWords.Level level : FeedWords.Level.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                        level == now.level());
            }
            icon.setIconCode(switch (now.level()) {
                case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
                case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                case ERROR -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            });
            title.setText(now.title());
            text.setText(now.text());
            text.setManaged(!now.text().isEmpty());
            text.setVisible(!now.text().isEmpty());
        }
    }
}
