package dev.baton.app.editor;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;

/// The margin beside a line: what is said of it, as an icon, and its number.
final class Margin implements IntFunction<Node> {
    private final Texts texts;
    private final FindingWords words;
    private final Page page;
    private final IntConsumer pressed;
    private final IntConsumer entered;
    private final Runnable left;

    /// @param pressed is given the line whose icon was pressed
    /// @param entered is given the line whose icon the mouse is on
    /// @param left    the mouse has left it
    Margin(Texts texts, Page page, IntConsumer pressed, IntConsumer entered, Runnable left) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        this.page = page;
        this.pressed = pressed;
        this.entered = entered;
        this.left = left;
    }

    @Override
    public Node apply(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("editor-number");
        StackPane icon = new StackPane();
        icon.getStyleClass().add("editor-mark");
        List<Spot> spots = line < page.lines() ? page.colours().spotsOn(line) : List.of();
        if (!spots.isEmpty()) {
            Spot worst = spots.getFirst();
            icon.getChildren().add(new FontIcon(FindingWords.icon(worst.severity())));
            icon.pseudoClassStateChanged(PseudoClass.getPseudoClass(worst.severity().word()), true);
            icon.setAccessibleRole(AccessibleRole.BUTTON);
            icon.setAccessibleText(texts.get("editor.mark", line + 1, words.severity(worst.severity()),
                    worst.message()));
            icon.setOnMousePressed(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    pressed.accept(line);
                    event.consume();
                }
            });
            icon.setOnMouseEntered(_ -> entered.accept(line));
            icon.setOnMouseExited(_ -> left.run());
        }
        HBox margin = new HBox(icon, number);
        margin.setAlignment(Pos.CENTER_RIGHT);
        margin.getStyleClass().add("editor-margin");
        return margin;
    }
}
