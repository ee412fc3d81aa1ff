package dev.baton.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.NodeConfig;
import dev.baton.whatif.Fleet;

/// The configurations of several nodes while they are edited together. Immutable: every edit gives another workspace.
///
/// An edit that continues the one before it (a slider being dragged, a word being typed) replaces it: one undo takes all
/// of it back.
public final class Workspace {
    /// How many edits can be taken back; the oldest go first.
    public static final int MAX_UNDO = 500;

    /// Nothing to edit.
    public static final Workspace EMPTY = new Workspace(new LinkedHashMap<>(), List.of(), List.of(), List.of());

    /// A state that can be gone back to.
    private record Step(Map<String, Draft> drafts, List<Edit> edits) {}

    private final Map<String, Draft> drafts;
    private final List<Edit> edits;
    private final List<Step> past;
    private final List<Step> future;

    private Workspace(Map<String, Draft> drafts, List<Edit> edits, List<Step> past, List<Step> future) {
        this.drafts = drafts;
        this.edits = List.copyOf(edits);
        this.past = List.copyOf(past);
        this.future = List.copyOf(future);
    }

    /// A workspace in which nothing was edited.
    ///
    /// @param bases with unique names of nodes
    public static Workspace of(List<Base> bases) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        bases.forEach(base -> drafts.put(base.node(), Texts.draft(base)));
        return new Workspace(drafts, List.of(), List.of(), List.of());
    }

    /// The configurations, in order.
    public List<Draft> drafts() {
        return List.copyOf(drafts.values());
    }

    /// One of them.
    public Optional<Draft> draft(String node) {
        return Optional.ofNullable(drafts.get(node));
    }

    /// The edits that were made and not taken back, oldest first.
    public List<Edit> edits() {
        return edits;
    }

    /// Whether something is staged.
    public boolean isEdited() {
        return drafts.values().stream().anyMatch(Draft::isEdited)
                || edits.stream().anyMatch(Edit.HandOver.class::isInstance);
    }

    /// The workspace after an edit.
    ///
    /// @param continues whether it goes on with the last edit, if that is of the same kind and place
    /// @throws EditRefused if it cannot be made
    public Workspace with(Edit edit, boolean continues) {
        Draft draft = draft(edit.node()).orElseThrow(() -> new EditRefused("There is no configuration of "
                + edit.node() + " here."));
        String text = Texts.edited(draft, edit);
        Map<String, Draft> changed = new LinkedHashMap<>(drafts);
        changed.put(edit.node(), Texts.draft(draft.base(), text, draft.lastGood()));
        boolean replaces = continues && !edits.isEmpty() && isSamePlace(edits.getLast(), edit);
        List<Edit> made = new ArrayList<>(replaces ? edits.subList(0, edits.size() - 1) : edits);
        made.add(edit);
        List<Step> before = new ArrayList<>(past);
        if (!replaces) {
            before.add(new Step(drafts, edits));
        }
        return new Workspace(changed, made, before.subList(Math.max(0, before.size() - MAX_UNDO), before.size()),
                List.of());
    }

    private static boolean isSamePlace(Edit before, Edit now) {
        return switch (now) {
            case Edit.Priority(String node, String router, int _) -> before instanceof Edit.Priority b
                    && b.node().equals(node) && b.router().equals(router);
            case Edit.Typed(String node, String _) -> before instanceof Edit.Typed b && b.node().equals(node);
            case Edit.Preempt _,Edit.InYaml _,Edit.HandOver _ -> false;
        };
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /// The workspace before the last edit; the same one if there is none.
    public Workspace undone() {
        if (past.isEmpty()) {
            return this;
        }
        List<Step> next = new ArrayList<>(future);
        next.add(new Step(drafts, edits));
        Step step = past.getLast();
        return new Workspace(step.drafts(), step.edits(), past.subList(0, past.size() - 1), next);
    }

    /// The workspace before the last [#undone]; the same one if there is none.
    public Workspace redone() {
        if (future.isEmpty()) {
            return this;
        }
        List<Step> before = new ArrayList<>(past);
        before.add(new Step(drafts, edits));
        Step step = future.getLast();
        return new Workspace(step.drafts(), step.edits(), before, future.subList(0, future.size() - 1));
    }

    /// The workspace without any edit; that can be undone too.
    public Workspace discarded() {
        Map<String, Draft> plain = new LinkedHashMap<>();
        drafts.forEach((node, draft) -> plain.put(node, draft.isEdited() ? Texts.draft(draft.base()) : draft));
        List<Step> before = new ArrayList<>(past);
        before.add(new Step(drafts, edits));
        return new Workspace(plain, List.of(), before, List.of());
    }

    /// What the bases mean; those that are no good configurations are left out.
    public Fleet before() {
        List<NodeConfig> nodes = new ArrayList<>();
        drafts.values().forEach(draft -> Texts.draft(draft.base()).config().ifPresent(nodes::add));
        return new Fleet(nodes);
    }

    /// What the drafts mean; of those that are no good configuration now, the last good one.
    public Fleet after() {
        List<NodeConfig> nodes = new ArrayList<>();
        drafts.values().forEach(draft -> draft.lastGood().ifPresent(nodes::add));
        return new Fleet(nodes);
    }
}
