package dev.baton.app.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.i18n.Texts;
import dev.baton.draft.Base;
import dev.baton.draft.Conflict;
import dev.baton.draft.LineDiff;

/// One configuration that has changed under an edit: what changed meanwhile, what the edits change, and the choices.
final class ConflictRow extends VBox {
    /// How many lines of a difference are shown.
    static final int MAX_LINES = 40;

    private final Texts texts;

    ConflictRow(Texts texts, Conflict conflict, Consumer<Conflict.Choice> decide) {
        this.texts = texts;
        getStyleClass().add("conflict");
        boolean isGone = conflict.now().isEmpty();
        Label title = wrapped(texts.get(isGone ? "draft.conflict.gone" : "draft.conflict.title", conflict.node()));
        title.setGraphic(new FontIcon(MaterialDesignS.SOURCE_BRANCH));
        title.getStyleClass().add("conflict-title");
        ToggleButton details = new ToggleButton(texts.get("draft.conflict.details"));
        details.setId("conflict-details");
        FlowPane buttons = new FlowPane(
                button("mine", texts.get("draft.conflict.mine"), () -> decide.accept(Conflict.Choice.KEEP_MINE)),
                button("theirs", texts.get("draft.conflict.theirs"), () -> decide.accept(Conflict.Choice.TAKE_THEIRS)),
                merge(conflict, decide), details);
        buttons.getStyleClass().add("conflict-buttons");
        VBox difference = difference(conflict);
        difference.visibleProperty().bind(details.selectedProperty());
        difference.managedProperty().bind(difference.visibleProperty());
        getChildren().addAll(title, buttons, difference);
    }

    private Button merge(Conflict conflict, Consumer<Conflict.Choice> decide) {
        Button merge = button("merge", texts.get("draft.conflict.merge"), () -> {
            if (conflict.merged().isPresent()) {
                decide.accept(Conflict.Choice.MERGED);
            }
        });
        boolean isPossible = conflict.merged().isPresent();
        merge.pseudoClassStateChanged(PseudoClass.getPseudoClass("unavailable"), !isPossible);
        String why = texts.get(isPossible ? "draft.conflict.merge.why" : "draft.conflict.merge.not");
        merge.setTooltip(new Tooltip(why));
        merge.setAccessibleHelp(why);
        return merge;
    }

    private static Button button(String id, String text, Runnable command) {
        Button button = new Button(text);
        button.setId("conflict-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.run());
        return button;
    }

    private VBox difference(Conflict conflict) {
        VBox box = new VBox();
        box.getStyleClass().add("conflict-difference");
        String before = conflict.before().text();
        box.getChildren().add(heading(texts.get("draft.conflict.meanwhile")));
        conflict.now().map(Base::text).ifPresentOrElse(now -> lines(before, now).forEach(box.getChildren()::add),
                () -> box.getChildren().add(wrapped(texts.get("draft.conflict.no-file"))));
        box.getChildren().add(heading(texts.get("draft.conflict.yours")));
        lines(before, conflict.mine().text()).forEach(box.getChildren()::add);
        return box;
    }

    private static Label heading(String text) {
        Label heading = wrapped(text);
        heading.getStyleClass().add("conflict-heading");
        return heading;
    }

    private List<Label> lines(String before, String after) {
        List<String> old = LineDiff.lines(before);
        List<String> now = LineDiff.lines(after);
        List<Label> labels = new ArrayList<>();
        for (LineDiff.Hunk hunk : LineDiff.between(old, now)) {
            old.subList(hunk.from(), hunk.to()).forEach(line -> labels.add(line("−", line, "removed")));
            now.subList(hunk.newFrom(), hunk.newTo()).forEach(line -> labels.add(line("+", line, "added")));
        }
        if (labels.size() <= MAX_LINES) {
            return labels;
        }
        List<Label> some = new ArrayList<>(labels.subList(0, MAX_LINES));
        some.add(wrapped(texts.get("draft.conflict.more", labels.size() - MAX_LINES)));
        return some;
    }

    private static Label line(String sign, String text, String styleClass) {
        Label label = new Label(sign + " " + text.stripTrailing());
        label.getStyleClass().addAll("conflict-line", styleClass);
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
