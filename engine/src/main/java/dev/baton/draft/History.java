package dev.baton.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be taken back and made again. Immutable. Only texts are kept, not what they mean; the oldest steps go first
/// once there are too many or their texts are too long together.
///
/// @param past   steps that can be taken back, the last one last
/// @param future steps that were taken back, the last one last
record History(List<Step> past, List<Step> future) {
    /// Nothing was done yet.
    static final History NONE = new History(List.of(), List.of());

    History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /// A text and what it was made of.
    record Kept(Base base, String text) {}

    /// What was edited at some time.
    ///
    /// @param edited the texts that differ from their bases, by node
    /// @param edits  the edits that were made
    record State(Map<String, Kept> edited, List<Edit> edits) {
        State {
            edited = Collections.unmodifiableMap(new LinkedHashMap<>(edited));
            edits = List.copyOf(edits);
        }

        /// Without some nodes.
        State without(Collection<String> nodes) {
            Map<String, Kept> left = new LinkedHashMap<>(edited);
            left.keySet().removeAll(nodes);
            return new State(left, edits.stream().filter(edit -> !nodes.contains(edit.node())).toList());
        }
    }

    /// A state on the other side of a step.
    ///
    /// @param state what to go to
    /// @param made  what lies between
    record Step(State state, Made made) {}

    /// After another step.
    ///
    /// @param before what was edited before it
    History with(State before, Made made) {
        List<Step> steps = new ArrayList<>(past);
        steps.add(new Step(before, made));
        return new History(bounded(steps), List.of());
    }

    /// The last step has gone on; what was taken back before cannot be made again.
    History continued(Made made) {
        return new History(told(made).past(), List.of());
    }

    /// The same with the last step told in other words.
    History told(Made made) {
        if (past.isEmpty()) {
            return this;
        }
        List<Step> steps = new ArrayList<>(past);
        steps.add(new Step(steps.removeLast().state(), made));
        return new History(steps, future);
    }

    /// After the last step was taken back.
    ///
    /// @param now what was edited until then
    History undone(State now) {
        List<Step> next = new ArrayList<>(future);
        next.add(new Step(now, past.getLast().made()));
        return new History(past.subList(0, past.size() - 1), next);
    }

    /// After the last one that was taken back was made again.
    ///
    /// @param now what was edited until then
    History redone(State now) {
        List<Step> before = new ArrayList<>(past);
        before.add(new Step(now, future.getLast().made()));
        return new History(before, future.subList(0, future.size() - 1));
    }

    /// As if nothing had ever been edited on some nodes.
    History without(Collection<String> nodes, State now) {
        return new History(without(past, nodes, now), without(future, nodes, now));
    }

    /// Steps that lead nowhere any more are left out.
    private static List<Step> without(List<Step> steps, Collection<String> nodes, State now) {
        List<Step> left = new ArrayList<>();
        State next = now;
        for (Step step : steps.reversed()) {
            State state = step.state().without(nodes);
            if (!state.equals(next)) {
                left.add(new Step(state, step.made()));
                next = state;
            }
        }
        return left.reversed();
    }

    Optional<Made> last() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast().made());
    }

    Optional<Made> next() {
        return future.isEmpty() ? Optional.empty() : Optional.of(future.getLast().made());
    }

    private static List<Step> bounded(List<Step> steps) {
        Map<String, String> counted = new LinkedHashMap<>();
        long characters = 0;
        int from = steps.size();
        while (from > 0 && steps.size() - from < Workspace.MAX_UNDO) {
            for (Map.Entry<String, Kept> edited : steps.get(from - 1).state().edited().entrySet()) {
                String text = edited.getValue().text();
                if (!text.equals(counted.put(edited.getKey(), text))) {
                    characters += text.length();
                }
            }
            if (characters > Workspace.MAX_HISTORY_CHARACTERS) {
                break;
            }
            from--;
        }
        return steps.subList(from, steps.size());
    }
}
