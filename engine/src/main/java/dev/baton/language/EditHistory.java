package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.language.EditedText.Change;

/// What was done to a text, so that it can be taken back: typing in words, everything else as it was done.
public final class EditHistory {
    /// How many steps can be taken back; the oldest go first.
    public static final int MAX_STEPS = 2_000;
    /// How many characters all steps together may hold; the oldest go first.
    public static final long MAX_CHARACTERS = 32L * 1024 * 1024;
    /// How long a pause ends a word.
    public static final long PAUSE_NANOS = 1_500_000_000L;
    private static final int MAX_TYPED = 200;

    /// Changes that are taken back together.
    ///
    /// @param changes in the order in which they were made
    /// @param caret   where the caret was before them
    public record Step(List<Change> changes, int caret) {
        public Step {
            changes = List.copyOf(changes);
        }

        long characters() {
            return changes.stream().mapToLong(c -> (long) c.removed().length() + c.inserted().length()).sum();
        }
    }

    private final List<Step> past = new ArrayList<>();
    private final List<Step> future = new ArrayList<>();
    private long characters;
    private long lastNanos;
    private boolean isOpen;

    /// A change was made. One that goes on typing or deleting where the last one ended becomes part of its step.
    ///
    /// @param caret where the caret was before it
    public void add(Change change, int caret, long nowNanos) {
        future.clear();
        boolean joins = isOpen && nowNanos - lastNanos < PAUSE_NANOS && !past.isEmpty()
                && continues(past.getLast().changes().getLast(), change)
                && past.getLast().changes().size() < MAX_TYPED;
        lastNanos = nowNanos;
        isOpen = true;
        if (joins) {
            Step last = past.removeLast();
            List<Change> changes = new ArrayList<>(last.changes());
            changes.add(change);
            characters -= last.characters();
            push(new Step(changes, last.caret()));
        } else {
            push(new Step(List.of(change), caret));
        }
    }

    /// Changes were made that belong together.
    ///
    /// @param caret where the caret was before them
    public void add(List<Change> changes, int caret) {
        if (!changes.isEmpty()) {
            future.clear();
            isOpen = false;
            push(new Step(changes, caret));
        }
    }

    /// The next change begins a step of its own.
    public void close() {
        isOpen = false;
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /// The step to take back, from its last change to its first.
    public Optional<Step> undo() {
        if (past.isEmpty()) {
            return Optional.empty();
        }
        isOpen = false;
        Step step = past.removeLast();
        characters -= step.characters();
        future.add(step);
        return Optional.of(step);
    }

    /// The step to make again.
    public Optional<Step> redo() {
        if (future.isEmpty()) {
            return Optional.empty();
        }
        isOpen = false;
        Step step = future.removeLast();
        past.add(step);
        characters += step.characters();
        return Optional.of(step);
    }

    private void push(Step step) {
        past.add(step);
        characters += step.characters();
        while (past.size() > 1 && (past.size() > MAX_STEPS || characters > MAX_CHARACTERS)) {
            characters -= past.removeFirst().characters();
        }
    }

    /// Typing goes on within a word and the spaces behind it; deleting goes on one by one.
    private static boolean continues(Change before, Change now) {
        boolean types = now.removed().isEmpty() && before.removed().isEmpty() && now.inserted().length() == 1
                && before.inserted().length() == 1 && now.start() == before.start() + 1 && !isBreak(now.inserted())
                && !isBreak(before.inserted())
                && (now.inserted().isBlank() || !before.inserted().isBlank());
        boolean deletes = now.inserted().isEmpty() && before.inserted().isEmpty() && now.removed().length() == 1
                && before.removed().length() == 1
                && (now.start() == before.start() || now.start() == before.start() - 1);
        return types || deletes;
    }

    private static boolean isBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
