package dev.baton.app.priority;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

import dev.baton.app.draft.Bases;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.whatif.Subject;
import dev.baton.cluster.Snapshot;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Workspace;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.VirtualRouterId;

/// The scales, and what is done to them: dragging asks the engine at every step and is staged when the thumb is let go.
/// Follows what is staged and seen between [#start] and [#stop]. JavaFX thread.
final class PrioritiesViewModel {
    /// How often what is seen is looked at.
    static final Duration BEAT = Duration.ofMillis(250);
    /// How many configurations that are left out are told of at once.
    static final int MAX_NOTICES = 3;

    /// What the screen is for now.
    enum Mode {
        /// There is nothing to show.
        EMPTY,
        /// The engine is working on the first answer.
        WORKING,
        /// Thumbs can be dragged.
        EDIT,
        /// What was heard is shown.
        HEARD
    }

    /// A router of which a key changes the priority, until the frame is over.
    private record Keyed(RouterRef ref, int priority) {}

    private final Texts texts;
    private final Staging staging;
    private final ClusterSource source;
    private final Tasks tasks;
    private final PriorityWords words;
    private final ScaleMaker maker;
    private final Forecaster forecaster = new Forecaster();
    private final Tasks.Lane<Forecast> asking;
    private final Tasks.Lane<Map<VirtualRouterId, List<CheckReach>>> reaching;
    private final Latest<Keyed> keyed;
    private final Subscriptions held = new Subscriptions();

    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(this, "mode", Mode.EMPTY);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private final ReadOnlyIntegerWrapper faultCount = new ReadOnlyIntegerWrapper(this, "faultCount", 0);
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>(this, "subject", Subject.NONE);
    private final ReadOnlyIntegerWrapper answers = new ReadOnlyIntegerWrapper(this, "answers", 0);
    private final ScaleModels scales = new ScaleModels();
    private final Set<Change> faults = new LinkedHashSet<>();
    private final Map<RouterRef, VirtualRouterId> ids = new LinkedHashMap<>();

    private Optional<Forecast> forecast = Optional.empty();
    private Optional<Change.Priority> dragged = Optional.empty();
    private Optional<RouterRef> lastKeyed = Optional.empty();
    private Map<VirtualRouterId, List<CheckReach>> reaches = Map.of();
    private LiveStates live = LiveStates.NONE;

    PrioritiesViewModel(Staging staging, ClusterSource source, Tasks tasks, Pulse pulse, Texts texts) {
        this.texts = texts;
        this.staging = staging;
        this.source = source;
        this.tasks = tasks;
        words = new PriorityWords(texts);
        maker = new ScaleMaker(texts, words);
        asking = tasks.lane(this::answered, e -> {
            throw e;
        });
        reaching = tasks.lane(this::reached, e -> {
            throw e;
        });
        keyed = new Latest<>(pulse, this::stageKeyed);
    }

    /// Begins to follow.
    void start() {
        held.clear();
        beat();
        if (isEditable()) {
            held.follow(staging.workspace(), _ -> ask());
        }
        held.add(tasks.every(BEAT, this::beat));
    }

    /// Lets go. What is being dragged stays where it was.
    void stop() {
        held.clear();
        asking.cancel();
        reaching.cancel();
        dragged = Optional.empty();
    }

    private boolean isEditable() {
        return staging.bases().isPresent();
    }

    private boolean isWatched() {
        return staging.bases().filter(b -> b.kind() != Bases.Kind.FILES).isPresent();
    }

    /// Looks at what is seen.
    void beat() {
        Snapshot snapshot = source.snapshot().get();
        if (!isEditable()) {
            hear(snapshot);
            return;
        }
        LiveStates now = isWatched() ? LiveStates.of(snapshot) : LiveStates.NONE;
        if (!now.equals(live)) {
            boolean isOther = !now.already().equals(live.already());
            live = now;
            show();
            if (isOther) {
                ask();
            }
        }
    }

    private void hear(Snapshot snapshot) {
        String why = texts.get(switch (source.kind()) {
            case LIVE, FILE -> "priority.read-only.heard";
            case NONE, LAB, CONFIGS, NODES -> "priority.read-only.unknown";
        });
        mode.set(snapshot.clusters().isEmpty() ? Mode.EMPTY : Mode.HEARD);
        notice.set(snapshot.clusters().isEmpty() ? "" : why);
        scales.settle(maker.heard(snapshot, why));
    }

    /// Asks what becomes of everything that is staged and tried.
    private void ask() {
        Workspace workspace = staging.workspace().get();
        show();
        if (forecast.isEmpty()) {
            mode.set(workspace.drafts().isEmpty() ? Mode.EMPTY : Mode.WORKING);
        }
        List<String> leftOut = workspace.drafts().stream().filter(d -> d.lastGood().isEmpty())
                .map(d -> texts.get("priority.left-out", d.node(), ScaleMaker.problem(d))).toList();
        notice.set(leftOut.stream().limit(MAX_NOTICES).collect(Collectors.joining("\n")));
        if (!workspace.drafts().isEmpty()) {
            asking.submit(question(workspace, Optional.empty()));
        }
    }

    private Supplier<Forecast> question(Workspace workspace, Optional<VirtualRouterId> only) {
        Question question = new Question(workspace, live.already(), List.copyOf(faults), dragged, only);
        return () -> forecaster.ask(question);
    }

    private void answered(Forecast answer) {
        take(answer);
        answers.set(answers.get() + 1);
    }

    private void take(Forecast answer) {
        if (!answer.isWhole()) {
            forecast = forecast.map(f -> f.with(answer));
            answer.question().only().ifPresent(this::show);
            return;
        }
        forecast = Optional.of(answer);
        ids.clear();
        answer.scales().forEach(row -> row.places().forEach(place -> ids.put(place.ref(), row.id())));
        mode.set(answer.scales().isEmpty() ? Mode.EMPTY : Mode.EDIT);
        List<Change> already = new ArrayList<>(answer.already());
        answer.faults().stream().filter(f -> !already.contains(f)).forEach(already::add);
        subject.set(new Subject(answer.after().nodes(), already, answer.question().workspace().drafts().stream()
                .filter(d -> d.lastGood().isEmpty()).map(Draft::node).toList()));
        show();
        if (dragged.isEmpty()) {
            reaching.submit(() -> reaches(answer));
        }
    }

    /// Slow; on another thread.
    private static Map<VirtualRouterId, List<CheckReach>> reaches(Forecast answer) {
        Map<VirtualRouterId, List<CheckReach>> found = new TreeMap<>();
        Predictor.of(answer.after(), answer.already()).checks()
                .forEach(reach -> found.computeIfAbsent(reach.id(), _ -> new ArrayList<>()).add(reach));
        return found;
    }

    private void reached(Map<VirtualRouterId, List<CheckReach>> found) {
        reaches = found;
        show();
    }

    private void show() {
        forecast.ifPresent(f -> scales.settle(f.scales().stream().map(row -> maker.scale(row, matter(f))).toList()));
    }

    private void show(VirtualRouterId id) {
        forecast.ifPresent(f -> f.scales().stream().filter(row -> row.id().equals(id)).findFirst()
                .ifPresent(row -> scales.show(maker.scale(row, matter(f)))));
    }

    private ScaleMaker.Matter matter(Forecast now) {
        return new ScaleMaker.Matter(staging.workspace().get(), now, dragged, faults, live,
                dragged.isEmpty() ? reaches : Map.of());
    }

    /// Shows only what has `wanted` in its name, its addresses or the names of its nodes and routers.
    void filter(String wanted) {
        scales.filter(wanted);
    }

    private Optional<Thumb> thumb(RouterRef ref) {
        return Optional.ofNullable(ids.get(ref)).flatMap(id -> scales.thumb(id, ref));
    }

    private boolean isMovable(RouterRef ref) {
        Optional<Thumb> thumb = thumb(ref);
        thumb.filter(Thumb::isLocked).ifPresent(t -> said.set(t.locked()));
        return thumb.filter(t -> !t.isLocked()).isPresent();
    }

    /// A thumb is at `priority` now; nothing is staged yet.
    void drag(RouterRef ref, int priority) {
        int bounded = Math.clamp(priority, Thumb.MIN, Thumb.MAX);
        boolean isSame = thumb(ref).filter(t -> t.staged() == bounded).isPresent();
        if (!isMovable(ref) || isSame) {
            return;
        }
        said.set("");
        dragged = Optional.of(new Change.Priority(ref.node(), ref.router(), bounded));
        VirtualRouterId id = Optional.ofNullable(ids.get(ref)).orElseThrow();
        reaching.cancel();
        show(id);
        asking.submit(question(staging.workspace().get(), Optional.of(id)));
    }

    /// The thumb is let go: where it is is staged.
    void release() {
        lastKeyed = Optional.empty();
        dragged.ifPresent(d -> stage(new Edit.Priority(d.node(), d.router(), d.priority()), false));
    }

    /// The thumb goes back to where it was before the drag.
    void abandon() {
        dragged = Optional.empty();
        ask();
    }

    /// A key moves a thumb by `step`. What is staged changes at most once a frame, however fast the key repeats.
    void nudge(RouterRef ref, int step) {
        thumb(ref).ifPresent(t -> {
            drag(ref, t.staged() + step);
            dragged.ifPresent(d -> keyed.offer(new Keyed(ref, d.priority())));
        });
    }

    private void stageKeyed(Keyed now) {
        boolean continues = lastKeyed.filter(now.ref()::equals).isPresent();
        stage(new Edit.Priority(now.ref().node(), now.ref().router(), now.priority()), continues);
        lastKeyed = Optional.of(now.ref());
    }

    /// Somebody has typed a priority.
    ///
    /// @return whether it was one
    boolean type(RouterRef ref, String text) {
        String typed = text.strip();
        boolean isNumber = typed.matches("[0-9]{1,3}");
        int priority = isNumber ? Integer.parseInt(typed) : 0;
        if (priority < Thumb.MIN || priority > Thumb.MAX) {
            said.set(texts.get(priority == Thumb.OWNER ? "priority.typed.owner" : "priority.typed.wrong", typed));
            return false;
        }
        lastKeyed = Optional.empty();
        if (isMovable(ref) && thumb(ref).filter(t -> t.staged() != priority).isPresent()) {
            stage(new Edit.Priority(ref.node(), ref.router(), priority), false);
        }
        return true;
    }

    /// The thumb goes back to where it was before anything was staged.
    void reset(RouterRef ref) {
        lastKeyed = Optional.empty();
        dragged = Optional.empty();
        thumb(ref).filter(t -> isMovable(ref) && t.isEdited()).ifPresent(t -> staging.workspace().get()
                .draft(ref.node()).ifPresent(draft -> stage(Resets.edit(draft, ref, t.base()), false)));
        show();
    }

    /// The router begins or ceases to take over from a living master of lower priority: that is staged.
    void setPreempt(RouterRef ref, boolean preempt) {
        if (isMovable(ref)) {
            stage(new Edit.Preempt(ref.node(), ref.router(), preempt), false);
        }
    }

    private void stage(Edit edit, boolean continues) {
        dragged = Optional.empty();
        try {
            said.set("");
            if (continues) {
                staging.adjust(edit);
            } else {
                staging.stage(edit);
            }
        } catch (EditRefused e) {
            said.set(texts.get("priority.refused", edit.node(), texts.said(String.valueOf(e.getMessage()))));
            ask();
        }
    }

    /// Takes the last edit back.
    void undo() {
        lastKeyed = Optional.empty();
        staging.undo();
    }

    /// Makes again what was taken back last.
    void redo() {
        lastKeyed = Optional.empty();
        staging.redo();
    }

    /// A fault is tried, or no longer. Nothing is staged.
    void setFault(Change fault, boolean isOn) {
        boolean isOther = isOn ? faults.add(fault) : faults.remove(fault);
        if (isOther) {
            tried();
        }
    }

    /// No fault is tried any more.
    void clearFaults() {
        faults.clear();
        tried();
    }

    private void tried() {
        faultCount.set(faults.size());
        ask();
    }

    /// How many answers of the engine have been shown.
    ReadOnlyIntegerProperty answers() {
        return answers.getReadOnlyProperty();
    }

    /// What a thumb is, in words.
    PriorityWords words() {
        return words;
    }

    /// The scales that the filter lets through, in order.
    ObservableList<ScaleModel> scales() {
        return scales.visible();
    }

    ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    /// Why nothing can be dragged, or what is left out; empty: neither.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Why the last thing could not be done; empty: it could.
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /// How many faults are tried.
    ReadOnlyIntegerProperty faultCount() {
        return faultCount.getReadOnlyProperty();
    }

    /// What every single fault is asked of.
    ReadOnlyObjectProperty<Subject> subject() {
        return subject.getReadOnlyProperty();
    }
}
