package dev.baton.app.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.api.FaultKind;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Proof;
import dev.baton.app.drill.Underway;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.source.ClusterSource;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Snapshot;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Stage;
import dev.baton.drill.Subject;
import dev.baton.drill.Verdict;

/// A failover test from one click to its verdict. It belongs to what is watched, so it outlives the screen that shows it,
/// and a test goes on while another screen is shown. JavaFX thread.
public final class FailoverViewModel {
    /// How long the first Escape counts.
    static final Duration ARMED_FOR = Duration.ofSeconds(3);
    /// How often the nodes are asked again while the screen is shown and nothing is tested: what was green may not be.
    static final Duration ASK_AGAIN = Duration.ofSeconds(4);
    /// How many earlier tests are listed.
    static final int MOST_PAST = 1_000;

    private final ClusterSource source;
    private final Tasks tasks;
    private final Optional<Tester> tester;
    private final DrillDesk desk;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<FailoverState> state = new ReadOnlyObjectWrapper<>(this, "state",
            FailoverState.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Job.Now>> running = new ReadOnlyObjectWrapper<>(this, "running",
            Optional.empty());
    private final ReadOnlyObjectWrapper<List<DrillResult>> history = new ReadOnlyObjectWrapper<>(this, "history",
            List.of());
    private final ReadOnlyObjectWrapper<Optional<Cluster>> cluster = new ReadOnlyObjectWrapper<>(this, "cluster",
            Optional.empty());
    private final Tasks.Lane<Survey> asking;
    private final Tasks.Lane<List<DrillResult>> remembering;
    private final Tasks.Lane<List<Tester.Left>> looking;
    private final Tasks.Lane<String> putting;
    private final Latest<Job.Now> latest;
    private final Subscriptions held = new Subscriptions();
    private final Subscription watching;
    private Optional<Job> job = Optional.empty();
    private long armedNanos;
    private boolean isClosed;

    /// @param tester empty: nothing can be tested on what is watched
    FailoverViewModel(ClusterSource source, Pulse pulse, Tasks tasks, Optional<Tester> tester, DrillDesk desk,
            LongSupplier clock) {
        this.source = source;
        this.tasks = tasks;
        this.tester = tester;
        this.desk = desk;
        this.clock = clock;
        asking = tasks.lane(this::asked, e -> troubled(String.valueOf(e.getMessage())));
        remembering = tasks.lane(this::remembered, e -> troubled(String.valueOf(e.getMessage())));
        looking = tasks.lane(told -> state.set(state.get().interrupted(told)),
                e -> troubled(String.valueOf(e.getMessage())));
        putting = tasks.lane(this::putBack, e -> troubled(String.valueOf(e.getMessage())));
        latest = new Latest<>(pulse, this::ran);
        watching = source.snapshot().subscribe(this::follow);
        remember();
        tester.ifPresent(t -> looking.submit(t::interrupted));
    }

    private void troubled(String why) {
        state.set(state.get().troubled(why));
    }

    /// How things are.
    ReadOnlyObjectProperty<FailoverState> state() {
        return state.getReadOnlyProperty();
    }

    /// The test that goes on; changes at most once a frame. Empty: none does, and none has since a choice was made.
    ReadOnlyObjectProperty<Optional<Job.Now>> running() {
        return running.getReadOnlyProperty();
    }

    /// All earlier tests, the latest first.
    ReadOnlyObjectProperty<List<DrillResult>> history() {
        return history.getReadOnlyProperty();
    }

    /// The cluster that is tested, as it is now.
    ReadOnlyObjectProperty<Optional<Cluster>> cluster() {
        return cluster.getReadOnlyProperty();
    }

    /// When the cluster of [#cluster] was as it is, on the clock of what is watched.
    long atNanos() {
        return source.snapshot().get().atNanos();
    }

    /// Whether anything can be tested on what is watched.
    boolean isPossible() {
        return tester.isPresent();
    }

    /// The screen is shown: the nodes are asked, and again every few seconds.
    void open() {
        held.clear();
        held.add(tasks.every(ASK_AGAIN, () -> {
            if (state.get().phase() == FailoverState.Phase.READY) {
                ask();
            }
        }));
        chooseFirst();
        ask();
    }

    /// The screen is hidden. A test goes on.
    void rest() {
        held.clear();
    }

    private void follow(Snapshot now) {
        List<Subject> subjects = now.clusters().stream().map(Cluster::key)
                .map(key -> new Subject(key.network(), key.family(), key.vrid())).distinct().toList();
        if (!subjects.equals(state.get().subjects())) {
            state.set(state.get().subjects(tester.isPresent() ? subjects : List.of()));
            chooseFirst();
        }
        cluster.set(state.get().subject().flatMap(subject -> find(now, subject)));
    }

    private static Optional<Cluster> find(Snapshot now, Subject subject) {
        return now.clusters().stream().filter(c -> c.key().vrid() == subject.vrid()
                && c.key().family() == subject.family() && c.key().network().equals(subject.network())).findFirst();
    }

    private void chooseFirst() {
        FailoverState now = state.get();
        if (now.subject().isEmpty() && !now.subjects().isEmpty()) {
            choose(now.subjects().getFirst());
        }
    }

    /// Another virtual router is to be tested.
    void choose(Subject subject) {
        FailoverState now = state.get();
        if (tester.isPresent() && !now.isRunning()
                && (!now.subject().equals(Optional.of(subject)) || now.phase() == FailoverState.Phase.RESULT)) {
            asking.cancel();
            running.set(Optional.empty());
            state.set(now.subject(subject));
            cluster.set(find(source.snapshot().get(), subject));
            ask();
        }
    }

    /// Another fault is to be tried.
    void choose(FaultKind fault) {
        FailoverState now = state.get();
        if (!now.isRunning() && now.subject().isPresent() && !now.fault().equals(Optional.of(fault))) {
            state.set(now.fault(fault));
            ask();
        }
    }

    /// It is to be done otherwise.
    void wish(Wishes wishes) {
        FailoverState now = state.get();
        if (!now.isRunning() && !now.wishes().equals(wishes)) {
            state.set(now.wishes(wishes));
            ask();
        }
    }

    /// Asks the nodes again.
    void ask() {
        FailoverState now = state.get();
        if (tester.isPresent() && now.subject().isPresent() && !now.isRunning() && !isClosed) {
            state.set(now.asking());
            Tester nodes = tester.get();
            DrillOrder order = order(now);
            asking.submit(() -> nodes.survey(order));
        }
    }

    private static DrillOrder order(FailoverState now) {
        return now.wishes().order(now.subject().orElseThrow(), now.fault().orElse(FaultKind.HAND_OVER));
    }

    /// Until somebody chooses, the safest fault that is possible is chosen; the plan for it is asked for if another was.
    private void asked(Survey survey) {
        FailoverState now = state.get();
        if (now.isRunning()) {
            return;
        }
        Optional<FaultKind> chosen = now.fault().or(survey::safest)
                .or(() -> survey.plan().map(p -> p.order().fault()));
        state.set(now.survey(survey, chosen));
        boolean isOther = chosen.isPresent() && !survey.plan().map(p -> p.order().fault()).equals(chosen);
        if (isOther && survey.trouble().isEmpty()) {
            ask();
        }
    }

    /// Why the test cannot begin, as a key of a text; empty: it can.
    String whyNot() {
        FailoverState now = state.get();
        if (now.isRunning()) {
            return "failover.not.running";
        }
        if (!source.live().get()) {
            return "failover.not.paused";
        }
        if (!now.trouble().isEmpty()) {
            return "failover.not.trouble";
        }
        if (now.plan().isEmpty()) {
            return now.isAsking() ? "failover.not.asking" : "failover.not.choice";
        }
        boolean isPossible = now.survey().stream().flatMap(s -> s.choices().stream())
                .filter(c -> now.fault().equals(Optional.of(c.kind()))).allMatch(FaultChoice::isPossible);
        if (!isPossible) {
            return "failover.not.fault";
        }
        return now.plan().get().preflight().isGood() ? "" : "failover.not.preflight";
    }

    /// Begins.
    void start() {
        if (whyNot().isEmpty()) {
            begin(false);
        }
    }

    /// Does the same in the lab, on a copy of the cluster.
    void rehearse() {
        if (!state.get().isRunning() && state.get().subject().isPresent()) {
            begin(true);
        }
    }

    private void begin(boolean isRehearsal) {
        FailoverState now = state.get();
        asking.cancel();
        Job begun = new Job(tester.orElseThrow(), new Job.Task(order(now), isRehearsal ? 1 : now.wishes().repeat(),
                now.wishes().isRehearsed(), isRehearsal), latest::offer);
        job = Optional.of(begun);
        running.set(Optional.of(new Job.Now(1, isRehearsal, Optional.empty(), List.of(), false, "")));
        state.set(now.begun());
        tell(Stage.PREFLIGHT, 1);
        begun.start();
    }

    private void tell(Stage stage, int number) {
        job.ifPresent(j -> desk.tell(Optional.of(new Underway(j.task().order().subject(), stage, number,
                j.task().tests(), this::stop))));
    }

    /// Escape was pressed: once it is asked about, the second time soon after it stops.
    ///
    /// @return whether it meant something here
    boolean escape() {
        FailoverState now = state.get();
        if (!now.isRunning() || now.isStopping()) {
            return false;
        }
        if (now.isStopArmed() && clock.getAsLong() - armedNanos <= ARMED_FOR.toNanos()) {
            stop();
        } else {
            armedNanos = clock.getAsLong();
            state.set(now.armed(true));
        }
        return true;
    }

    /// A first Escape is forgotten after a while.
    void beat() {
        if (state.get().isStopArmed() && clock.getAsLong() - armedNanos > ARMED_FOR.toNanos()) {
            state.set(state.get().armed(false));
        }
    }

    /// Ends the test that goes on; the cluster is put back.
    void stop() {
        if (state.get().isRunning() && !state.get().isStopping()) {
            state.set(state.get().stopping());
            job.ifPresent(Job::stop);
        }
    }

    private void ran(Job.Now now) {
        if (!state.get().isRunning()) {
            return;
        }
        if (now.isOver()) {
            job = Optional.empty();
            desk.tell(Optional.empty());
            running.set(Optional.empty());
            state.set(state.get().ended(now.results(), now.trouble()));
            remember();
            return;
        }
        Optional<Stage> before = running.get().flatMap(Job.Now::progress).map(DrillProgress::stage);
        Optional<Stage> after = now.progress().map(DrillProgress::stage);
        boolean isNext = now.number() != running.get().map(Job.Now::number).orElse(0);
        running.set(Optional.of(now));
        if (isNext || !before.equals(after)) {
            after.ifPresent(stage -> tell(stage, now.number()));
        }
        if (now.results().size() != state.get().series().size()) {
            state.set(state.get().came(now.results()));
        }
    }

    /// Has what an interrupted test left put back.
    void putBack(Tester.Left left) {
        tester.ifPresent(t -> putting.submit(() -> t.putBack(left.id())));
    }

    private void putBack(String told) {
        state.set(state.get().interrupted(told.isEmpty() ? List.of() : List.of(new Tester.Left("", told, true))));
        ask();
    }

    /// Back to choosing; what was chosen stays chosen.
    void again() {
        if (!state.get().isRunning()) {
            running.set(Optional.empty());
            state.set(state.get().back());
            ask();
        }
    }

    /// Looks at a result: an earlier one, or one of the series that was just done.
    void look(DrillResult result) {
        if (!state.get().isRunning()) {
            state.set(state.get().past(result));
        }
    }

    private void remember() {
        tester.ifPresent(t -> remembering.submit(() -> t.history().stream().limit(MOST_PAST).toList()));
    }

    private void remembered(List<DrillResult> all) {
        history.set(all);
        desk.tell(proofs());
    }

    /// When each was last proven: by a test that passed, of what is watched itself.
    Map<Subject, Proof> proofs() {
        return tester.map(t -> proofs(history.get().stream().filter(t::isOfItself).toList())).orElse(Map.of());
    }

    private static Map<Subject, Proof> proofs(List<DrillResult> latestFirst) {
        Map<Subject, Proof> proofs = new LinkedHashMap<>();
        latestFirst.stream().filter(result -> result.verdict() == Verdict.PASSED).forEach(result -> proofs.putIfAbsent(
                result.plan().order().subject(), new Proof(result.startMillis(), gap(result))));
        return proofs;
    }

    static OptionalLong gap(DrillResult result) {
        return result.measured().map(Measured::gapNanos).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /// The earlier tests of what is chosen, the latest first.
    List<DrillResult> past() {
        Optional<Subject> subject = state.get().subject();
        List<DrillResult> mine = new ArrayList<>();
        for (DrillResult result : history.get()) {
            if (subject.equals(Optional.of(result.plan().order().subject()))) {
                mine.add(result);
            }
        }
        return mine;
    }

    /// The reports of what is shown: of the whole series, if there is one.
    List<DrillResult> reported() {
        FailoverState now = state.get();
        return now.isPast() || now.series().isEmpty() ? now.shown().stream().toList() : now.series();
    }

    /// Where reports are made.
    Optional<Tester> tester() {
        return tester;
    }

    /// Ends with what is watched. A test that goes on is stopped, so that the cluster is put back.
    void close() {
        isClosed = true;
        job.ifPresent(Job::stop);
        desk.tell(Optional.empty());
        rest();
        watching.unsubscribe();
        asking.cancel();
        remembering.cancel();
        looking.cancel();
        putting.cancel();
        latest.close();
        tester.ifPresent(Tester::close);
    }
}
