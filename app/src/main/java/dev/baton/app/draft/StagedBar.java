package dev.baton.app.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.draft.Conflict;
import dev.baton.draft.Outlook;
import dev.baton.draft.Workspace;

/// Under the top bar on every screen, while something is staged: the edits, what would come of them, what can be done
/// with them, and what has to be decided. Takes no room while there is nothing to tell.
public final class StagedBar extends VBox {
    /// How many lines of what is predicted are shown; all of them are told when pointing at them.
    static final int MAX_LINES = 3;
    /// Below this width the buttons go under the words.
    private static final double NARROW = 900;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    private final Texts texts;
    private final StagedViewModel model;
    private final StagedWords words;
    private final HBox told = new HBox();
    private final VBox conflicts = new VBox();
    private final VBox bar = new VBox();
    private final HBox first = new HBox();
    private final Label count = new Label();
    private final Label outlook = new Label();
    private final Tooltip all = new Tooltip();
    /// Beside the words, in one row.
    private final HBox beside = new HBox();
    /// Under the words, in as many rows as it takes.
    private final FlowPane under = new FlowPane();
    private final List<Node> buttons;
    private final ActionButton undo;
    private final ActionButton redo;
    private List<Conflict> shown = List.of();

    public StagedBar(Texts texts, StagedViewModel model, ActionTable actions, Subscriptions subscriptions) {
        this.texts = texts;
        this.model = model;
        this.words = new StagedWords(texts);
        getStyleClass().add("staged-bar");
        setId("staged-bar");
        undo = new ActionButton(actions.action(StagedActions.UNDO), texts).iconOnly();
        redo = new ActionButton(actions.action(StagedActions.REDO), texts).iconOnly();
        boolean isOfFiles = model.staging().bases().flatMap(Bases::saving).isPresent();
        ActionButton out = button(actions, isOfFiles ? StagedActions.SAVE : StagedActions.PUSH);
        out.getStyleClass().add("accent");
        buttons = List.of(undo, redo, button(actions, StagedActions.DIFF), button(actions, StagedActions.SIMULATE),
                out, button(actions, StagedActions.DISCARD));
        beside.getStyleClass().add("staged-buttons");
        beside.setMinWidth(Region.USE_PREF_SIZE);
        under.getStyleClass().add("staged-buttons");
        fill();
        getChildren().addAll(told, conflicts, bar);
        subscriptions.follow(model.staging().workspace(), this::show);
        subscriptions.follow(model.predicted(), this::predicted);
        subscriptions.follow(model.staging().told(), this::tell);
        subscriptions.add(widthProperty().subscribe(width -> arrange(width.doubleValue() < NARROW)));
    }

    private ActionButton button(ActionTable actions, String id) {
        ActionButton button = new ActionButton(actions.action(id), texts);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId(id.replace('.', '-'));
        return button;
    }

    private void fill() {
        undo.setId("draft-undo");
        redo.setId("draft-redo");
        count.setGraphic(new FontIcon(MaterialDesignP.PLAYLIST_EDIT));
        count.getStyleClass().add("staged-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        outlook.getStyleClass().add("staged-outlook");
        outlook.setWrapText(true);
        outlook.setMinWidth(0);
        outlook.setMinHeight(Region.USE_PREF_SIZE);
        outlook.setMaxWidth(Double.MAX_VALUE);
        outlook.setTooltip(all);
        all.setWrapText(true);
        HBox.setHgrow(outlook, Priority.ALWAYS);
        first.getStyleClass().add("staged-words");
        bar.getStyleClass().add("staged");
        bar.setAccessibleRole(AccessibleRole.PARENT);
        conflicts.getStyleClass().add("conflicts");
        told.getStyleClass().add("notice");
        arrange(false);
    }

    private void arrange(boolean narrow) {
        List<Node> row = narrow ? List.of(count, outlook) : List.of(count, outlook, beside);
        if (!first.getChildren().equals(row)) {
            beside.getChildren().clear();
            under.getChildren().clear();
            (narrow ? under : beside).getChildren().setAll(buttons);
            first.getChildren().setAll(row);
            bar.getChildren().setAll(narrow ? List.of(first, under) : List.of(first));
        }
        under.setPrefWrapLength(Math.max(1, getWidth()));
    }

    private void show(Workspace now) {
        setShown(bar, now.isEdited());
        count.setText(words.count(now.editCount()));
        String details = now.changes().stream().flatMap(change -> words.changes(change).stream())
                .collect(Collectors.joining("\n"));
        count.setTooltip(new Tooltip(details.isEmpty()
                ? texts.get("draft.kept")
                : details + "\n\n"
                        + texts.get("draft.kept")));
        name(undo, model.undoName());
        name(redo, model.redoName());
        if (!now.conflicts().equals(shown)) {
            shown = now.conflicts();
            conflicts.getChildren().setAll(shown.stream().map(conflict -> new ConflictRow(texts, conflict,
                    choice -> model.staging().decide(conflict.node(), choice))).toList());
        }
        setShown(conflicts, !shown.isEmpty());
        setShown(this, isShown());
    }

    private static void name(ActionButton button, String sentence) {
        button.setAccessibleText(sentence);
        button.getTooltip().setText(sentence + button.action().shortcut().map(keys -> "  " + keys.getDisplayText())
                .orElse(""));
    }

    private boolean isShown() {
        return bar.isVisible() || conflicts.isVisible() || told.isVisible();
    }

    private static void setShown(Region part, boolean isShown) {
        part.setVisible(isShown);
        part.setManaged(isShown);
    }

    private void predicted(StagedViewModel.Predicted now) {
        Optional<Outlook> known = now.outlook();
        List<Outlook.Line> foreseen = known.map(Outlook::lines).orElse(List.of()).stream()
                .filter(line -> !(line instanceof Outlook.Undecided)).toList();
        List<String> lines = foreseen.stream().map(words::line).toList();
        String some = lines.stream().limit(MAX_LINES).collect(Collectors.joining(" · "));
        String more = lines.size() > MAX_LINES ? " · " + texts.get("draft.outlook.more", lines.size() - MAX_LINES) : "";
        outlook.setText(known.isEmpty()
                ? texts.get("draft.outlook.working")
                : texts.get("draft.outlook.predicted", lines.isEmpty()
                        ? texts.get("draft.outlook.nothing")
                        : some + more));
        all.setText(String.join("\n", lines.isEmpty() ? List.of(outlook.getText()) : lines));
        boolean isBad = foreseen.stream().anyMatch(Outlook.Line::isBad);
        outlook.setGraphic(isBad ? new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE) : null);
        bar.pseudoClassStateChanged(BAD, isBad);
        outlook.pseudoClassStateChanged(OLD, !now.isFresh());
        bar.setAccessibleText(count.getText() + ", " + outlook.getText());
    }

    private void tell(Optional<Staging.Told> now) {
        setShown(told, now.isPresent());
        told.getChildren().clear();
        now.ifPresent(message -> {
            Level level = Level.of(message);
            for (Level each : Level.values()) {
                told.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                        each == level);
            }
            Label sentence = new Label(words.told(message));
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            sentence.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            Button dismiss = new Button("", new FontIcon(MaterialDesignC.CLOSE));
            dismiss.setId("dismiss-told");
            dismiss.getStyleClass().add("dismiss");
            dismiss.setAccessibleText(texts.get("draft.dismiss"));
            dismiss.setTooltip(new Tooltip(texts.get("draft.dismiss")));
            dismiss.setOnAction(_ -> model.staging().dismiss());
            told.getChildren().addAll(new FontIcon(level == Level.FAILED
                    ? MaterialDesignA.ALERT_CIRCLE_OUTLINE
                    : MaterialDesignC.CHECK_CIRCLE_OUTLINE), sentence, dismiss);
        });
        setShown(this, isShown());
    }

    private enum Level {
        PLAIN, DONE, FAILED;

        static Level of(Staging.Told told) {
            return switch (told) {
                case Staging.Told.Restored _ -> PLAIN;
                case Staging.Told.Saved _ -> DONE;
                case Staging.Told.Damaged _,Staging.Told.NotKept _,Staging.Told.Elsewhere _,Staging.Told.NotSaved _ ->
                    FAILED;
            };
        }
    }
}
