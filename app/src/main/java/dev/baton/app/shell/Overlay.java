package dev.baton.app.shell;

import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One card at a time over everything else; Esc or a click beside it closes it and gives the focus back.
public final class Overlay extends StackPane {
    private Optional<Node> before = Optional.empty();

    public Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /// Shows a card instead of the one shown, if any.
    public void open(Region card) {
        if (!isVisible()) {
            before = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
        }
        card.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(true);
        card.requestFocus();
    }

    /// Closes the card that is shown, if any.
    public void close() {
        setVisible(false);
        getChildren().clear();
        before.ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    /// The card that is shown.
    public Optional<Node> card() {
        return getChildren().stream().findFirst();
    }

    /// Whether a card is shown.
    public boolean isOpen() {
        return isVisible();
    }
}
