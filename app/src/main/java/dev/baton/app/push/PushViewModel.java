package dev.baton.app.push;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.draft.Bases;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.source.ClusterSource;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Workspace;
import dev.baton.push.PushEnd;
import dev.baton.push.PushFile;
import dev.baton.push.Revision;

/// A push from what is staged to what has come of it. It belongs to what is watched, so it outlives the screen that shows
/// it. JavaFX thread.
public final class PushViewModel {
    /// How long a node waits for the confirmation, in seconds.
    public static final int SHORTEST_SECONDS = 30;
    public static final int LONGEST_SECONDS = 3_600;
    public static final int DEFAULT_SECONDS = 120;
    /// By how much the undo of a node is put off.
    public static final int EXTENSION_SECONDS = 60;
    /// How long the reason may be.
    public static final int LONGEST_REASON = 500;
    private static final int RANDOM_END = 10_000;

    /// The steps of a push.
    public enum Step {
        DIFF, CHECKS, PLAN, RUN, END
    }

    /// What is asked for before a push begins.
    ///
    /// @param isAgreed whether the warnings were read
    /// @param seconds  how long a node waits for the confirmation
    /// @param keeps    whether it is kept by itself once every node has passed the gates
    public record Wishes(boolean isAgreed, int seconds, String reason, boolean keeps) {}

    /// How things are.
    ///
    /// @param step       what is shown
    /// @param isAsking   whether the nodes are being asked
    /// @param prepared   what is known of the push
    /// @param trouble    why it could not be prepared, or something else not be done; empty: nothing
    /// @param run        the push, once it was begun
    /// @param measured   what was seen of the clusters meanwhile
    /// @param interrupted pushes of an earlier run that have not ended
    public record State(Step step, boolean isAsking, Optional<Prepared> prepared, String trouble, Wishes wishes,
            Optional<RunState> run, Measured measured, List<PushFile> interrupted) {
        public State {
            interrupted = List.copyOf(interrupted);
        }

        /// Whether a push is being done.
        public boolean isRunning() {
            return run.filter(r -> r.end().isEmpty()).isPresent();
        }

        State with(Step next) {
            return new State(next, isAsking, prepared, trouble, wishes, run, measured, interrupted);
        }

        State troubled(String why) {
            return new State(step, false, prepared, why, wishes, run, measured, interrupted);
        }

        State with(Wishes next) {
            return new State(step, isAsking, prepared, trouble, next, run, measured, interrupted);
        }

        State asking() {
            return new State(step, true, prepared, "", wishes, run, measured, interrupted);
        }

        State with(Prepared known) {
            return new State(step, false, Optional.of(known), "", wishes, run, measured, interrupted);
        }

        State with(RunState now, Step shown, Measured seen) {
            return new State(shown, false, prepared, trouble, wishes, Optional.of(now), seen, interrupted);
        }

        State with(List<PushFile> open) {
            return new State(step, isAsking, prepared, trouble, wishes, run, measured, open);
        }
    }

    private static final Wishes FIRST_WISHES = new Wishes(false, DEFAULT_SECONDS, "", true);

    private final Staging staging;
    private final ClusterSource source;
    private final PushHome home;
    /// Whether what was pushed is being taken out of what is staged.
    private boolean isSettling;
    /// What was still staged when the push was over.
    private List<Edit> left = List.of();
    private final Tasks.Lane<Prepared> preparing;
    private final Tasks.Lane<List<PushFile>> looking;
    private final Tasks.Lane<String> calls;
    private final Tasks.Lane<List<Revision>> remembering;
    private final Latest<RunState> latest;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State(Step.DIFF,
            false, Optional.empty(), "", FIRST_WISHES, Optional.empty(), Measured.NOTHING, List.of()));
    private final ReadOnlyObjectWrapper<List<Revision>> revisions = new ReadOnlyObjectWrapper<>(this, "revisions",
            List.of());
    private final Witness witness;
    private Optional<PushJob> job = Optional.empty();
    private Subscription staged = Subscription.EMPTY;
    private Optional<Workspace> shown = Optional.empty();
    private String pushId = "";

    public PushViewModel(Staging staging, ClusterSource source, Pulse pulse, Tasks tasks, PushHome home) {
        this.staging = staging;
        this.source = source;
        this.home = home;
        preparing = tasks.lane(this::prepared, e -> state.set(state.get().troubled(words(e))));
        looking = tasks.lane(open -> state.set(state.get().with(open)), e -> state.set(state.get().troubled(words(e))));
        calls = tasks.lane(_ -> {}, e -> state.set(state.get().troubled(words(e))));
        remembering = tasks.lane(revisions::set, e -> state.set(state.get().troubled(words(e))));
        latest = new Latest<>(pulse, this::ran);
        witness = new Witness(source);
    }

    private static String words(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    /// How things are.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What was pushed to the node that [#remember] asked for, the latest first.
    public ReadOnlyObjectProperty<List<Revision>> revisions() {
        return revisions.getReadOnlyProperty();
    }

    /// The nodes whose configurations are known.
    public List<String> nodes() {
        return staging.workspace().get().drafts().stream().map(d -> d.node()).toList();
    }

    /// Whether what is staged can be sent to somebody; otherwise it is saved into files.
    public boolean isPush() {
        return staging.bases().filter(b -> b.kind() != Bases.Kind.FILES).isPresent();
    }

    /// Whether there is anything that can be edited here.
    public boolean isPossible() {
        return staging.bases().isPresent();
    }

    /// Whether something is staged.
    public boolean isStaged() {
        return staging.workspace().get().isEdited();
    }

    /// The screen is shown: what is staged is looked at, and again whenever it changes while no push is being done.
    public void open() {
        staged.unsubscribe();
        staged = staging.workspace().subscribe(this::changed);
        looking.submit(home::open);
    }

    /// The screen is hidden. A push goes on.
    public void rest() {
        staged.unsubscribe();
        staged = Subscription.EMPTY;
    }

    private void changed(Workspace now) {
        boolean isNew = shown.filter(w -> w == now).isEmpty();
        boolean isOver = state.get().run().flatMap(RunState::end).isPresent();
        boolean isOfPush = isSettling || (isOver && (!now.isEdited() || now.edits().equals(left)));
        if (isNew && !state.get().isRunning() && !isOfPush) {
            shown = Optional.of(now);
            review(state.get().run().isPresent() ? Step.DIFF : state.get().step());
        }
    }

    /// Looks at what is staged anew, and forgets the push before.
    public void review(Step step) {
        if (state.get().isRunning()) {
            return;
        }
        Workspace now = staging.workspace().get();
        shown = Optional.of(now);
        job = Optional.empty();
        Wishes wishes = new Wishes(false, state.get().wishes().seconds(), state.get().wishes().reason(),
                state.get().wishes().keeps());
        state.set(new State(step, false, Optional.empty(), "", wishes, Optional.empty(), Measured.NOTHING,
                state.get().interrupted()));
        boolean isLive = source.live().get() || !isPush();
        if (now.isEdited() && staging.bases().isPresent()) {
            Bases bases = staging.bases().get();
            state.set(state.get().asking());
            preparing.submit(() -> Preparing.of(now, bases, isLive));
        } else {
            preparing.cancel();
        }
    }

    private void prepared(Prepared known) {
        if (!state.get().isRunning()) {
            state.set(state.get().with(known));
        }
    }

    /// Shows another step. What has not been come to is not shown.
    public void go(Step step) {
        boolean isAfter = step == Step.RUN || step == Step.END;
        boolean isThere = step == Step.END
                ? state.get().run().flatMap(RunState::end).isPresent()
                : !isAfter || state.get().run().isPresent();
        if (isThere) {
            state.set(state.get().with(step));
        }
    }

    /// The warnings were read, or not.
    public void agree(boolean isAgreed) {
        Wishes now = state.get().wishes();
        state.set(state.get().with(new Wishes(isAgreed, now.seconds(), now.reason(), now.keeps())));
    }

    /// How long a node waits for the confirmation, clamped to what nodes take.
    public void waitFor(int seconds) {
        Wishes now = state.get().wishes();
        state.set(state.get().with(new Wishes(now.isAgreed(), Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS),
                now.reason(), now.keeps())));
    }

    /// Why it is pushed, for the audit logs; cut to what nodes take.
    public void because(String reason) {
        Wishes now = state.get().wishes();
        state.set(state.get().with(new Wishes(now.isAgreed(), now.seconds(),
                reason.substring(0, Math.min(LONGEST_REASON, reason.length())), now.keeps())));
    }

    /// Whether it is kept by itself once every node has passed the gates.
    public void keepByItself(boolean keeps) {
        Wishes now = state.get().wishes();
        state.set(state.get().with(new Wishes(now.isAgreed(), now.seconds(), now.reason(), keeps)));
    }

    /// Why the push cannot begin, as a key of a text; empty: it can.
    public String whyNot() {
        State now = state.get();
        if (now.isRunning()) {
            return "push.not.running";
        }
        if (now.isAsking()) {
            return "push.not.asking";
        }
        if (!now.trouble().isEmpty()) {
            return "push.not.trouble";
        }
        if (now.prepared().filter(Prepared::isBlocked).isPresent()) {
            return "push.not.blocked";
        }
        if (now.prepared().isEmpty() || now.prepared().get().isEmpty()) {
            return "push.not.nothing";
        }
        return now.prepared().get().isDoubtful() && !now.wishes().isAgreed() ? "push.not.agreed" : "";
    }

    /// Begins.
    public void start() {
        if (isPush() && whyNot().isEmpty()) {
            Prepared prepared = state.get().prepared().orElseThrow();
            Wishes wishes = state.get().wishes();
            Instant now = Instant.now();
            pushId = id(now);
            Optional<PushFile> file = prepared.push().filter(_ -> !prepared.plan().steps().isEmpty())
                    .map(p -> p.file(pushId, now, wishes.reason(), wishes.seconds()));
            begin(new PushJob.Order(file, prepared.handOvers(), wishes.reason(), wishes.keeps()));
        }
    }

    private static String id(Instant now) {
        return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC).format(now) + "-"
                + ThreadLocalRandom.current().nextInt(RANDOM_END);
    }

    /// Goes on with a push that an earlier run of the program has begun.
    public void resume(PushFile file) {
        if (!state.get().isRunning() && isPush()) {
            pushId = file.id();
            begin(new PushJob.Order(Optional.of(file), List.of(), file.reason(), true));
        }
    }

    private void begin(PushJob.Order order) {
        Bases bases = staging.bases().orElseThrow();
        witness.begin();
        PushJob begun = new PushJob(order, bases::nodes,
                new NodesTime(System::nanoTime, bases.clock()), home::eyes, home.store(), latest::offer);
        job = Optional.of(begun);
        state.set(state.get().with(begun.state(), Step.RUN, Measured.NOTHING));
        begun.start();
    }

    private void ran(RunState now) {
        boolean wasRunning = state.get().isRunning();
        boolean isOver = now.end().isPresent();
        Step step = isOver && wasRunning ? Step.END : state.get().step();
        state.set(state.get().with(now, step, witness.measured()));
        if (isOver && wasRunning) {
            over(now);
        }
    }

    /// What has come of it stays on the screen until somebody edits again, however much less is staged now.
    private void over(RunState now) {
        isSettling = true;
        settle(now);
        isSettling = false;
        left = staging.workspace().get().edits();
    }

    private void settle(RunState now) {
        witness.end();
        looking.submit(home::open);
        keep(now);
        now.end().ifPresent(end -> end.nodes().stream()
                .filter(n -> n.has() == PushEnd.Has.NEW && isAsPushed(n.node()))
                .forEach(n -> now.lanes().stream().filter(l -> l.node().equals(n.node()))
                        .forEach(l -> staging.done(List.of(l.node()), l.after()))));
        if (now.isGood()) {
            List<String> heirs = staging.workspace().get().edits().stream().filter(Edit.HandOver.class::isInstance)
                    .map(Edit::node).filter(this::isAsPushed).toList();
            staging.done(heirs, pushId);
        }
    }

    /// Whether nothing more was edited on a node since its push was made ready: that would not run there.
    private boolean isAsPushed(String node) {
        Optional<String> pushed = shown.flatMap(w -> w.draft(node)).map(Draft::text);
        return pushed.isPresent() && pushed.equals(staging.workspace().get().draft(node).map(Draft::text));
    }

    private void keep(RunState now) {
        State known = state.get();
        List<Revision> made = Remembering.of(known, now, pushId, home.author(), Instant.now());
        Optional<Bases> bases = staging.bases();
        if (!made.isEmpty() && bases.isPresent()) {
            remembering.submit(() -> {
                List<Revision> kept = new ArrayList<>(Remembering.found(known, made, home.revisions()));
                kept.addAll(Remembering.asked(made, bases.get().nodes(), home));
                home.revisions().keep(kept);
                return home.revisions().of(made.getFirst().node());
            });
        }
    }

    /// Keeps what every node runs now.
    public void keep() {
        job.ifPresent(PushJob::keep);
    }

    /// Undoes the push everywhere.
    public void revert() {
        job.ifPresent(PushJob::revert);
    }

    /// Has a node wait longer before it undoes the push by itself.
    public void extend(String node) {
        job.ifPresent(running -> calls.submit(() -> {
            running.extend(node, EXTENSION_SECONDS);
            return node;
        }));
    }

    /// Asks for what was pushed to a node; [#revisions] has it soon.
    public void remember(String node) {
        remembering.submit(() -> home.revisions().of(node));
    }

    /// Stages a configuration that was pushed before, to be pushed again by an ordinary plan.
    public void goBack(Revision revision) {
        try {
            staging.stage(new Edit.Typed(revision.node(), revision.text()));
            review(Step.DIFF);
        } catch (EditRefused e) {
            state.set(state.get().troubled(String.valueOf(e.getMessage())));
        }
    }

    /// Ends with what is watched. A push that is being done goes on until its end, or is found by the next run.
    public void close() {
        rest();
        witness.end();
        latest.close();
    }
}
