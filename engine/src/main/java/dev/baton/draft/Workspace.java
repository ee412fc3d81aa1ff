package dev.baton.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.baton.config.Change;
import dev.baton.config.NodeConfig;
import dev.baton.whatif.Fleet;

/// The configurations of several nodes while they are edited together. Immutable: every edit gives another workspace.
///
/// An edit that continues the one before it (a slider being dragged, a word being typed) replaces it: one undo takes all
/// of it back. What runs can change meanwhile ([#rebased]): what nobody has edited follows, and what somebody has edited
/// stays as it is, with a [Conflict] to decide. Undo goes back to what was edited, never to what ran then.
public final class Workspace {
    /// How many edits can be taken back; the oldest go first.
    public static final int MAX_UNDO = 500;
    /// How long the texts may be together that can be gone back to.
    public static final long MAX_HISTORY_CHARACTERS = 16L * 1024 * 1024;
    /// How many edits are listed; of more the oldest are not.
    public static final int MAX_EDITS = 500;

    /// Nothing to edit.
    public static final Workspace EMPTY = of(List.of());

    /// The last step while it may go on.
    ///
    /// @param edit the last edit of it
    /// @param from what the node's configuration meant before it
    private record Going(Edit edit, Optional<NodeConfig> from) {}

    private final Map<String, Draft> plain;
    private final Map<String, Draft> drafts;
    private final List<Edit> edits;
    private final History history;
    private final Optional<Going> going;
    private final Map<String, Conflict> conflicts;
    private @Nullable List<NodeChange> changes;

    private Workspace(Map<String, Draft> plain, Map<String, Draft> drafts, List<Edit> edits, History history,
            Optional<Going> going, Map<String, Conflict> earlier) {
        this.plain = plain;
        this.drafts = drafts;
        this.edits = settled(edits, drafts);
        this.history = history;
        this.going = going;
        this.conflicts = conflicts(earlier);
    }

    /// Edits of configurations that are as they were again are none; hand-overs go with the node.
    private static List<Edit> settled(List<Edit> edits, Map<String, Draft> drafts) {
        List<Edit> left = edits.stream().filter(edit -> Optional.ofNullable(drafts.get(edit.node()))
                .filter(draft -> draft.isEdited() || edit instanceof Edit.HandOver).isPresent()).toList();
        return left.subList(Math.max(0, left.size() - MAX_EDITS), left.size());
    }

    /// A workspace in which nothing was edited.
    ///
    /// @param bases with unique names of nodes
    public static Workspace of(List<Base> bases) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        bases.forEach(base -> drafts.put(base.node(), Texts.draft(base)));
        return new Workspace(drafts, drafts, List.of(), History.NONE, Optional.empty(), new LinkedHashMap<>());
    }

    /// The configurations, in order.
    public List<Draft> drafts() {
        return List.copyOf(drafts.values());
    }

    /// One of them.
    public Optional<Draft> draft(String node) {
        return Optional.ofNullable(drafts.get(node));
    }

    /// What runs on a node or stands in its file, as it was last heard; empty: nothing.
    public Optional<Draft> running(String node) {
        return Optional.ofNullable(plain.get(node));
    }

    /// The edits that were made and not taken back, oldest first. Those that later ones have overwritten are left out.
    public List<Edit> edits() {
        return edits;
    }

    /// The hand-overs among them.
    public List<Edit.HandOver> handOvers() {
        return edits.stream().filter(Edit.HandOver.class::isInstance).map(Edit.HandOver.class::cast).toList();
    }

    /// Whether something is staged.
    public boolean isEdited() {
        return drafts.values().stream().anyMatch(Draft::isEdited) || !handOvers().isEmpty();
    }

    /// What has changed under an edit and must be decided before anything is pushed or saved.
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts.values());
    }

    /// What is different on each node that is edited.
    public List<NodeChange> changes() {
        List<NodeChange> known = changes;
        if (known == null) {
            known = drafts.values().stream().filter(Draft::isEdited).map(this::change).toList();
            changes = known;
        }
        return known;
    }

    private NodeChange change(Draft draft) {
        return Meaning.change(draft, running(draft.node()).filter(now -> now.base().isSame(draft.base()))
                .orElseGet(() -> Texts.draft(draft.base())));
    }

    /// How many edits that are, as a person counts them: what is different, and hand-overs.
    public int editCount() {
        return changes().stream().mapToInt(NodeChange::count).sum() + handOvers().size();
    }

    /// The workspace after an edit; the same one if it changes nothing.
    ///
    /// @param continues whether it goes on with the last edit, if that is of the same kind and place
    /// @throws EditRefused if it cannot be made
    public Workspace with(Edit edit, boolean continues) {
        Draft draft = edit instanceof Edit.Added added
                ? fresh(added)
                : draft(edit.node())
                        .orElseThrow(() -> new EditRefused(
                                "There is no configuration of " + edit.node() + " here. Open it, or"
                                        + " wait until the node was heard."));
        requireRouter(edit, draft);
        String text = Texts.edited(draft, edit);
        boolean goesOn = continues && going.filter(g -> Places.isSame(g.edit(), edit)).isPresent();
        if (text.equals(draft.text()) && (!(edit instanceof Edit.HandOver) || edits.contains(edit)) && !goesOn) {
            return this;
        }
        Map<String, Draft> changed = new LinkedHashMap<>(drafts);
        changed.put(edit.node(), text.equals(draft.text()) ? draft : of(draft, text));
        List<Edit> made = new ArrayList<>(edits);
        if (goesOn) {
            made.remove(going.orElseThrow().edit());
        }
        made.removeIf(old -> Places.isOverwritten(old, edit, this::draft));
        made.add(edit);
        Going next = new Going(edit, goesOn ? going.orElseThrow().from() : draft.config());
        History steps = goesOn
                ? history.continued(new Made.ByEdit(edit, List.of(), 0))
                : told().with(state(), new Made.ByEdit(edit, List.of(), 0));
        return new Workspace(plain, changed, made, steps, Optional.of(next), conflicts);
    }

    /// The workspace after several edits that are one to whoever takes them back.
    ///
    /// @throws EditRefused if one of them cannot be made
    public Workspace with(List<Edit> together) {
        Workspace made = this;
        for (Edit edit : together) {
            made = made.with(edit, false);
        }
        if (made.drafts.equals(drafts) && made.edits.equals(edits)) {
            return this;
        }
        Edit last = together.getLast();
        History steps = told().with(state(), new Made.ByEdit(last, List.of(), 0));
        return new Workspace(plain, made.drafts, made.edits, steps,
                Optional.of(new Going(last, draft(last.node()).flatMap(Draft::config))), conflicts);
    }

    /// A text that is what runs needs not be read again.
    private Draft of(Draft draft, String text) {
        return running(draft.node()).filter(now -> now.base().isSame(draft.base()) && now.text().equals(text))
                .orElseGet(() -> Texts.draft(draft.base(), text, draft.lastGood()));
    }

    private Draft fresh(Edit.Added added) {
        if (drafts.containsKey(added.node())) {
            throw new EditRefused(
                    "There is a configuration of " + added.node() + " already. Choose another name, or edit"
                            + " that one.");
        }
        if (added.node().isBlank() || added.text().isBlank()) {
            throw new EditRefused("A new configuration needs the name of a node and a text.");
        }
        return new Draft(Base.none(added.node(), added.form()), "", Optional.empty(), Optional.empty(), List.of());
    }

    private void requireRouter(Edit edit, Draft draft) {
        Optional<String> router = switch (edit) {
            case Edit.Priority(String _, String name, int _) -> Optional.of(name);
            case Edit.Preempt(String _, String name, boolean _) -> Optional.of(name);
            case Edit.HandOver(String _, String name) -> Optional.of(name);
            case Edit.InYaml _,Edit.InConf _,Edit.Typed _,Edit.Added _ -> Optional.empty();
        };
        router.filter(name -> draft.lastGood().flatMap(config -> config.router(name)).isEmpty()).ifPresent(name -> {
            throw new EditRefused(
                    draft.node() + " has no router " + name + " in its configuration. Add it there first.");
        });
    }

    public boolean canUndo() {
        return !history.past().isEmpty();
    }

    public boolean canRedo() {
        return !history.future().isEmpty();
    }

    /// What [#undone] would take back.
    public Optional<Made> undoable() {
        return told().last();
    }

    /// What [#redone] would make again.
    public Optional<Made> redoable() {
        return history.next();
    }

    /// The history with the last step in words, which is done when it is over: it would cost too much while it goes on.
    private History told() {
        return told(history);
    }

    private History told(History steps) {
        return going.map(g -> steps.told(made(g))).orElse(steps);
    }

    private Made made(Going last) {
        List<Change> all = Meaning.between(last.from(), draft(last.edit().node()).flatMap(Draft::config));
        return new Made.ByEdit(last.edit(), all.stream().limit(Made.MAX_CHANGES).toList(), all.size());
    }

    private History.State state() {
        Map<String, History.Kept> edited = new LinkedHashMap<>();
        drafts.values().stream().filter(draft -> draft.isEdited() || !plain.containsKey(draft.node()))
                .forEach(draft -> edited.put(draft.node(), new History.Kept(draft.base(), draft.text())));
        return new History.State(edited, edits);
    }

    /// The workspace before the last edit; the same one if there is none.
    public Workspace undone() {
        return canUndo() ? at(history.past().getLast().state(), told().undone(state())) : this;
    }

    /// The workspace before the last [#undone]; the same one if there is none.
    public Workspace redone() {
        return canRedo() ? at(history.future().getLast().state(), history.redone(state())) : this;
    }

    private Workspace at(History.State state, History steps) {
        Map<String, Draft> then = new LinkedHashMap<>(plain);
        state.edited().forEach((node, kept) -> then.put(node, restored(node, kept)));
        return new Workspace(plain, then, state.edits(), steps, Optional.empty(), conflicts);
    }

    private Draft restored(String node, History.Kept kept) {
        Optional<Draft> now = running(node);
        Base base = now.map(Draft::base).filter(running -> running.isSame(kept.base())).orElse(kept.base());
        return now.filter(running -> running.text().equals(kept.text()))
                .or(() -> draft(node).filter(d -> d.base().isSame(kept.base()) && d.text().equals(kept.text())))
                .orElseGet(() -> Texts.draft(base, kept.text(), now.flatMap(Draft::lastGood)));
    }

    /// What is staged, to be kept for [#restored].
    public Saved saved() {
        return new Saved(state().edited().values().stream().map(kept -> new Saved.Entry(kept.base(), kept.text()))
                .toList(), handOvers());
    }

    /// The workspace with what was kept of an earlier run; that can be undone too. What is edited already stays, and what
    /// was made of something else than what runs now is a conflict.
    public Workspace restored(Saved saved) {
        Map<String, Draft> then = new LinkedHashMap<>(drafts);
        List<Edit> made = new ArrayList<>(edits);
        for (Saved.Entry entry : saved.texts()) {
            String node = entry.base().node();
            if (draft(node).filter(Draft::isEdited).isEmpty()) {
                then.put(node, restored(node, new History.Kept(entry.base(), entry.text())));
                made.add(new Edit.Typed(node, entry.text()));
            }
        }
        saved.handOvers().stream().filter(edit -> !made.contains(edit)).forEach(made::add);
        Workspace next = new Workspace(plain, then, made, told().with(state(), new Made.Restored()), Optional.empty(),
                conflicts);
        return next.isEdited() ? next : this;
    }

    /// The workspace without any edit; that can be undone too.
    public Workspace discarded() {
        if (!isEdited()) {
            return this;
        }
        return new Workspace(plain, plain, List.of(), told().with(state(), new Made.Discarded()), Optional.empty(),
                new LinkedHashMap<>());
    }

    /// The workspace once other configurations run: nothing is lost of what was edited, and nothing of it is taken to be
    /// an edit of what runs now.
    ///
    /// @param bases all that run now, with unique names of nodes
    public Workspace rebased(List<Base> bases) {
        Map<String, Draft> running = new LinkedHashMap<>();
        for (Base base : bases) {
            running.put(base.node(), running(base.node()).filter(draft -> draft.base().isSame(base))
                    .orElseGet(() -> Texts.draft(base)));
        }
        boolean isSame = running.size() == plain.size() && running.entrySet().stream()
                .allMatch(entry -> Objects.equals(plain.get(entry.getKey()), entry.getValue()));
        return isSame ? this : on(running);
    }

    private Workspace on(Map<String, Draft> running) {
        Map<String, Draft> next = new LinkedHashMap<>(running);
        drafts.forEach((node, draft) -> {
            Optional<Draft> now = Optional.ofNullable(running.get(node));
            boolean isMine = draft.isEdited() && now.filter(n -> n.text().equals(draft.text())).isEmpty();
            boolean isAwaited = now.isEmpty() && handOvers().stream().anyMatch(h -> h.node().equals(node));
            if (isMine || isAwaited) {
                next.put(node, draft);
            }
        });
        return new Workspace(running, next, edits, told(), Optional.empty(), conflicts);
    }

    private Map<String, Conflict> conflicts(Map<String, Conflict> earlier) {
        Map<String, Conflict> found = new LinkedHashMap<>();
        drafts.forEach((node, draft) -> {
            Optional<Draft> now = running(node);
            boolean isMet = now.map(n -> !draft.base().isSame(n.base())).orElse(!draft.base().isNone());
            if (isMet) {
                found.put(node, Optional.ofNullable(earlier.get(node))
                        .filter(c -> c.mine().equals(draft) && c.now().equals(now.map(Draft::base)))
                        .orElseGet(() -> new Conflict(node, draft.base(), now.map(Draft::base), draft,
                                now.flatMap(n -> Texts.merged(Texts.draft(draft.base()), n, draft)))));
            }
        });
        return found;
    }

    /// The workspace once a conflict is decided; that can be undone too. The same one if there is no such conflict.
    ///
    /// @throws EditRefused if the two are to be merged and cannot be
    public Workspace decided(String node, Conflict.Choice choice) {
        Optional<Conflict> conflict = Optional.ofNullable(conflicts.get(node));
        if (conflict.isEmpty()) {
            return this;
        }
        Conflict found = conflict.get();
        Base base = found.now().orElseGet(() -> Base.none(node, found.before().form()));
        Map<String, Draft> next = new LinkedHashMap<>(drafts);
        switch (choice) {
            case KEEP_MINE -> next.put(node, Texts.draft(base, found.mine().text(), found.mine().lastGood()));
            case MERGED -> next.put(node, Texts.draft(base, found.merged().orElseThrow(() -> new EditRefused(
                    "Both changes of " + node + " meet. Choose one of them, or bring them together in the text.")),
                    found.mine().lastGood()));
            case TAKE_THEIRS -> running(node).ifPresentOrElse(now -> next.put(node, now), () -> next.remove(node));
        }
        return new Workspace(plain, next, edits, told().with(state(), new Made.Decided(node, choice)), Optional.empty(),
                conflicts);
    }

    /// The workspace once what was staged on some nodes runs there: it is no edit any more and cannot be undone here.
    ///
    /// @param revision what the new configurations are known by until the nodes tell of them
    public Workspace done(Collection<String> nodes, String revision) {
        Map<String, Draft> running = new LinkedHashMap<>(plain);
        Map<String, Draft> next = new LinkedHashMap<>(drafts);
        for (String node : nodes) {
            draft(node).filter(Draft::isEdited).ifPresent(draft -> {
                Base base = new Base(node, draft.base().form(), draft.text(), revision, draft.base().around());
                Draft now = new Draft(base, draft.text(), draft.config(), draft.lastGood(), draft.problems());
                running.put(node, now);
                next.put(node, now);
            });
        }
        List<Edit> left = edits.stream().filter(edit -> !nodes.contains(edit.node())).toList();
        History.State now = state().without(nodes);
        return new Workspace(running, next, left, told().without(nodes, now), Optional.empty(), conflicts);
    }

    /// What the bases mean; those that are no good configurations are left out. Nodes go by the names that they have here.
    public Fleet before() {
        return Meaning.fleet(plain.values(), Draft::config);
    }

    /// What the drafts mean; of those that are no good configuration now, the last good one. Nodes go by the names that
    /// they have here.
    public Fleet after() {
        return Meaning.fleet(drafts.values(), Draft::lastGood);
    }
}
