package dev.baton.app.tour;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The hand of somebody who sits before the window: presses what can be pressed, and types where keys go. JavaFX thread.
final class Hand {
    private final Program program;

    Hand(Program program) {
        this.program = program;
    }

    private Scene scene() {
        return program.scene();
    }

    /// What is shown with this id. Ids may have dots in them, so this is no style sheet's selector.
    Optional<Node> find(String id) {
        return first(node -> id.equals(node.getId()));
    }

    /// Whether something with this style class is shown.
    boolean isShown(String styleClass) {
        return first(node -> node.getStyleClass().contains(styleClass)).isPresent();
    }

    private Optional<Node> first(Predicate<Node> wanted) {
        Deque<Node> left = new ArrayDeque<>();
        left.push(scene().getRoot());
        while (!left.isEmpty()) {
            Node node = left.pop();
            if (node.isVisible() && wanted.test(node)) {
                return Optional.of(node);
            }
            if (node.isVisible() && node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(left::push);
            }
        }
        return Optional.empty();
    }

    /// Whether a button is shown and can be pressed.
    boolean canPress(String id) {
        return find(id).filter(node -> node instanceof ButtonBase && !node.isDisabled()).isPresent();
    }

    /// Presses a button, if it is there and can be pressed.
    void press(String id) {
        find(id).filter(node -> !node.isDisabled()).filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast)
                .ifPresent(ButtonBase::fire);
    }

    /// Chooses an entry of a menu button, if it is there and can be chosen.
    void choose(String menu, String entry) {
        find(menu).filter(MenuButton.class::isInstance).map(MenuButton.class::cast).stream()
                .flatMap(button -> button.getItems().stream())
                .filter(item -> entry.equals(item.getId()) && !item.isDisable()).findFirst().ifPresent(MenuItem::fire);
    }

    /// Gives the focus to something, types into what has it then, and presses Enter there.
    void type(Node at, String text) {
        at.requestFocus();
        text.codePoints().mapToObj(Character::toString).forEach(character -> key(new KeyEvent(KeyEvent.KEY_TYPED,
                character, "", KeyCode.UNDEFINED, false, false, false, false)));
        key(new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", KeyCode.ENTER, false, false, false, false));
    }

    private void key(KeyEvent event) {
        Optional.ofNullable(scene().getFocusOwner()).ifPresent(owner -> Event.fireEvent(owner, event));
    }

    /// The words in everything with this style class, for whoever has to be told why something did not come.
    String words(String styleClass) {
        return scene().getRoot().lookupAll("." + styleClass).stream().flatMap(node -> node.lookupAll(".label").stream())
                .filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank()).distinct().collect(Collectors.joining(" · "));
    }
}
