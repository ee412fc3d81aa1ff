package dev.baton.app.draft;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Change;
import dev.baton.draft.Edit;
import dev.baton.draft.Made;
import dev.baton.draft.NodeChange;
import dev.baton.draft.Outlook;

/// Staged changes and what comes of them, in words.
public final class StagedWords {
    /// A gap below this is none that anybody notices.
    private static final long NOTICEABLE_NANOS = 5_000_000L;

    private final Texts texts;
    private final Durations durations;

    public StagedWords(Texts texts) {
        this.texts = texts;
        durations = new Durations(texts);
    }

    /// "2 edits".
    public String count(int edits) {
        return edits == 1 ? texts.get("draft.count-one") : texts.get("draft.count", edits);
    }

    /// One thing that is predicted.
    public String line(Outlook.Line line) {
        return switch (line) {
            case Outlook.Unreadable(String node, int at, String message) ->
                texts.get("draft.outlook.unreadable", node, Integer.toString(at), texts.said(message));
            case Outlook.Undecided(String node) -> texts.get("draft.outlook.undecided", node);
            case Outlook.Nobody(var _, String address) -> texts.get("draft.outlook.nobody", address);
            case Outlook.Several(var _, String address, List<String> nodes) ->
                texts.get("draft.outlook.several", address, String.join(", ", nodes));
            case Outlook.Flaps(var _, String address) -> texts.get("draft.outlook.flaps", address);
            case Outlook.Moves moves -> moves(moves);
            case Outlook.HandsOver(var _, String address, String from, String to) -> from.equals(to)
                    ? texts.get("draft.outlook.held", address, to)
                    : texts.get("draft.outlook.hands-over", address, from.isEmpty() ? "–" : from, to);
            case Outlook.Appears(var _, String address, String holder) ->
                texts.get("draft.outlook.appears", address, holder);
            case Outlook.Goes(var _, String address) -> texts.get("draft.outlook.goes", address);
        };
    }

    private String moves(Outlook.Moves moves) {
        String from = moves.from().isEmpty() ? "–" : moves.from();
        if (moves.afterNanos() == 0) {
            return texts.get("draft.outlook.moves", moves.address(), from, moves.to());
        }
        String after = durations.exact(moves.afterNanos());
        return moves.gapNanos() < NOTICEABLE_NANOS
                ? texts.get("draft.outlook.moves-in", moves.address(), from, moves.to(), after)
                : texts.get("draft.outlook.moves-gap", moves.address(), from, moves.to(), after,
                        durations.exact(moves.gapNanos()));
    }

    /// What is different on a node: "n1/VI_1 priority 150 → 90", or that its text is no good.
    public List<String> changes(NodeChange change) {
        return switch (change.kind()) {
            case CHANGED -> change.changes().stream().map(one -> change(change.node(), one)).toList();
            case WORDING -> List.of(texts.get("draft.change.wording", change.node()));
            case BROKEN -> List.of(texts.get("draft.change.broken", change.node()));
            case ADDED -> List.of(texts.get("draft.change.new", change.node()));
        };
    }

    /// One difference, with its node.
    public String change(String node, Change change) {
        String where = change.key().isEmpty() ? change.name() : change.name() + " " + change.key().get();
        String place = node + "/" + where;
        return switch (change.kind()) {
            case ADDED -> texts.get("draft.change.added", place, change.after().orElse("")).strip();
            case REMOVED -> texts.get("draft.change.removed", place, change.before().orElse("")).strip();
            case CHANGED -> change.before().isPresent() && change.after().isPresent()
                    ? texts.get("draft.change.set", place, change.before().get(), change.after().get())
                    : texts.get("draft.change.changed", place);
        };
    }

    /// What undo would take back.
    public String undo(Optional<Made> made) {
        return made.map(m -> texts.get("draft.undo", made(m))).orElse(texts.get("draft.undo.nothing"));
    }

    /// What redo would make again.
    public String redo(Optional<Made> made) {
        return made.map(m -> texts.get("draft.redo", made(m))).orElse(texts.get("draft.redo.nothing"));
    }

    private String made(Made made) {
        return switch (made) {
            case Made.ByEdit(Edit edit, List<Change> changes, int total) -> total == 0
                    ? edit(edit)
                    : total == 1
                            ? change(edit.node(), changes.getFirst())
                            : texts.get("draft.made.more", change(edit.node(), changes.getFirst()), total - 1);
            case Made.Discarded _ -> texts.get("draft.made.discard");
            case Made.Restored _ -> texts.get("draft.made.restore");
            case Made.Decided(String node, var _) -> texts.get("draft.made.decide", node);
        };
    }

    private String edit(Edit edit) {
        return switch (edit) {
            case Edit.HandOver(String node, String router) -> texts.get("draft.made.hand-over", router, node);
            case Edit.Added(String node, var _, String _) -> texts.get("draft.change.new", node);
            case Edit.Typed _,Edit.InYaml _,Edit.InConf _,Edit.Priority _,Edit.Preempt _ ->
                texts.get("draft.made.text", edit.node());
        };
    }

    /// What is told of keeping and saving.
    String told(Staging.Told told) {
        return switch (told) {
            case Staging.Told.Restored(Instant at) -> texts.get("draft.told.restored", DateTimeFormatter
                    .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(texts.locale())
                    .format(at.atZone(ZoneId.systemDefault())));
            case Staging.Told.Damaged(var file) -> texts.get("draft.told.damaged", file.toString());
            case Staging.Told.NotKept(String reason) -> texts.get("draft.told.not-kept", texts.said(reason));
            case Staging.Told.Elsewhere _ -> texts.get("draft.told.elsewhere");
            case Staging.Told.Saved(int files) -> files == 1
                    ? texts.get("draft.told.saved-one")
                    : texts.get("draft.told.saved", files);
            case Staging.Told.NotSaved(String sentence) -> texts.get("draft.told.not-saved", texts.said(sentence));
        };
    }
}
