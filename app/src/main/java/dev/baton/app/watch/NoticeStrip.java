package dev.baton.app.watch;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.Notice;
import dev.baton.app.source.Opening;
import dev.baton.app.source.SourceDesk;

/// Under the top bar: what is being opened, with progress and Cancel, and what came of it. Takes no room while there is
/// nothing to tell.
public final class NoticeStrip extends VBox {
    private final Texts texts;
    private final SourceDesk desk;
    private final ActionTable actions;
    private final HBox opening = new HBox();
    private final Label openingText = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox notice = new HBox();

    public NoticeStrip(Texts texts, SourceDesk desk, ActionTable actions, Subscriptions subscriptions) {
        this.texts = texts;
        this.desk = desk;
        this.actions = actions;
        getStyleClass().add("notice-strip");
        Button cancel = new Button(texts.get("watch.cancel"));
        cancel.setId("cancel-opening");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> desk.cancel());
        openingText.setMinWidth(0);
        progress.setMinWidth(Region.USE_PREF_SIZE);
        opening.getChildren().addAll(openingText, progress, cancel);
        opening.getStyleClass().addAll("notice", "opening");
        notice.getStyleClass().add("notice");
        getChildren().addAll(opening, notice);
        subscriptions.follow(desk.opening(), this::showOpening);
        subscriptions.follow(desk.notice(), this::showNotice);
    }

    private void showOpening(Optional<Opening> now) {
        show(opening, now.isPresent());
        now.ifPresent(o -> {
            openingText.setText(texts.get(o.key(), o.name()));
            progress.setProgress(o.progress());
        });
    }

    private void showNotice(Optional<Notice> now) {
        show(notice, now.isPresent());
        notice.getChildren().clear();
        now.ifPresent(this::fill);
    }

    private void fill(Notice told) {
        for (Notice.Level level : Notice.Level.values()) {
            notice.pseudoClassStateChanged(PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                    level == told.level());
        }
        FontIcon icon = new FontIcon(switch (told.level()) {
            case DONE -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case PARTLY -> MaterialDesignA.ALERT_OUTLINE;
            case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
        });
        Label title = wrapped(texts.get(told.key(), told.args().toArray()));
        title.getStyleClass().add("notice-title");
        VBox words = new VBox(title);
        words.getStyleClass().add("notice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!told.detail().isEmpty()) {
            Label detail = wrapped(texts.said(told.detail()));
            detail.getStyleClass().add("notice-detail");
            words.getChildren().add(detail);
        }
        notice.getChildren().addAll(icon, words);
        actions.find(told.actionId()).ifPresent(action -> {
            ActionButton button = new ActionButton(action, texts);
            button.setMinWidth(Region.USE_PREF_SIZE);
            notice.getChildren().add(button);
        });
        Button dismiss = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        dismiss.setId("dismiss-notice");
        dismiss.getStyleClass().add("dismiss");
        dismiss.setAccessibleText(texts.get("watch.dismiss"));
        dismiss.setTooltip(new Tooltip(texts.get("watch.dismiss")));
        dismiss.setOnAction(_ -> desk.dismiss());
        notice.getChildren().add(dismiss);
    }

    private static void show(HBox row, boolean visible) {
        row.setVisible(visible);
        row.setManaged(visible);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
