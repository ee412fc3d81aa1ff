package dev.baton.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// The cards of the first start, one at a time in a corner: they say what is on the screen and what could be done next.
/// They cover nothing that is worked with, and are never seen again once they were read or closed.
final class FirstCards extends VBox {
    /// One card.
    ///
    /// @param key    its texts are `shell.first.<key>.title` and `.text`
    /// @param action what it offers to do
    record Card(String key, Ikon icon, String action) {}

    static final List<Card> CARDS = List.of(new Card("lab", MaterialDesignF.FLASK_OUTLINE, "go.overview"),
            new Card("shape", MaterialDesignT.TUNE_VERTICAL, "go.priorities"),
            new Card("watch", MaterialDesignS.SERVER_NETWORK, "source.capture"));

    private final Texts texts;
    private final ActionTable actions;
    private final Runnable read;
    private int shown;

    /// @param read called once when they were read or closed
    FirstCards(Texts texts, ActionTable actions, Runnable read) {
        this.texts = texts;
        this.actions = actions;
        this.read = read;
        getStyleClass().addAll("overlay-card", "first-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        show();
    }

    private void show() {
        Card card = CARDS.get(shown);
        Label title = new Label(texts.get("shell.first." + card.key() + ".title"), new FontIcon(card.icon()));
        title.getStyleClass().add("first-title");
        title.setWrapText(true);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().add("icon-menu");
        close.setAccessibleText(texts.get("shell.first.close"));
        close.setOnAction(_ -> end());
        HBox head = new HBox(title, gap(), close);
        head.getStyleClass().add("first-head");
        Label text = new Label(texts.get("shell.first." + card.key() + ".text"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Label step = new Label(texts.get("shell.first.step", shown + 1, CARDS.size()));
        step.getStyleClass().add("muted");
        boolean isLast = shown == CARDS.size() - 1;
        Button next = new Button(texts.get(isLast ? "shell.first.done" : "shell.first.next"));
        next.setOnAction(_ -> {
            if (isLast) {
                end();
            } else {
                shown++;
                show();
            }
        });
        HBox foot = new HBox(step, gap());
        foot.getStyleClass().add("first-foot");
        Optional.of(card.action()).flatMap(actions::find).filter(a -> a.possible())
                .ifPresent(a -> foot.getChildren().add(new ActionButton(a, texts)));
        foot.getChildren().add(next);
        getChildren().setAll(head, text, foot);
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private void end() {
        setVisible(false);
        setManaged(false);
        read.run();
    }
}
