package dev.baton.app.lab;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.control.LogEntry;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// What the lab screen shows and does. It follows the session only between [#show()] and [#hide()]. JavaFX thread.
public final class LabViewModel {
    /// The most loss that can be set.
    public static final double MAX_LOSS = 0.5;
    /// The longest delay that can be set.
    public static final long MAX_DELAY_NANOS = 500_000_000L;
    /// The most duplication that can be set.
    public static final double MAX_DUPLICATION = 0.2;
    /// Up to this many nodes are all shown; of more only those of the chosen cluster.
    public static final int MAX_NODES_SHOWN = 6;
    /// Seeds made up here are below this, so that they can be read out.
    private static final long SEED_BOUND = 1_000_000;

    private final LabSession session;
    private final Texts texts;
    private final LabWords words;
    private final ReadOnlyObjectWrapper<LabSetup> setup;
    private final ReadOnlyObjectWrapper<LabFaults> faults;
    private final ReadOnlyObjectWrapper<List<LabCommand.Cut>> cuts = new ReadOnlyObjectWrapper<>(this, "cuts",
            List.of());
    private final ReadOnlyObjectWrapper<Double> speed = new ReadOnlyObjectWrapper<>(this, "speed", 1.0);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper(this, "clock", "");
    private final ReadOnlyStringWrapper behind = new ReadOnlyStringWrapper(this, "behind", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<LabHint> hint = new ReadOnlyObjectWrapper<>(this, "hint", new LabHint.None());
    private final ObservableList<NodeModel> nodes = FXCollections.observableArrayList();
    private final ObservableList<NodeModel> nodesSeen = FXCollections.unmodifiableObservableList(nodes);
    private final ObservableList<ClusterKey> clusters = FXCollections.observableArrayList();
    private final ObservableList<ClusterKey> clustersSeen = FXCollections.unmodifiableObservableList(clusters);
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot",
            Snapshot.EMPTY);
    private final ObservableList<LogEntry> log = FXCollections.observableArrayList();
    private final ObservableList<LogEntry> logSeen = FXCollections.unmodifiableObservableList(log);
    private final ReadOnlyObjectWrapper<Optional<ClusterKey>> chosen = new ReadOnlyObjectWrapper<>(this, "chosen",
            Optional.empty());
    private boolean choseByHand;
    private String refused = "";
    private int run;
    private Subscription following = Subscription.EMPTY;

    public LabViewModel(LabSession session, Texts texts) {
        this.session = session;
        this.texts = texts;
        words = new LabWords(texts);
        LabState first = session.state().get();
        setup = new ReadOnlyObjectWrapper<>(this, "setup", first.setup());
        faults = new ReadOnlyObjectWrapper<>(this, "faults", first.faults());
        take(first);
    }

    /// Follows the session from now on.
    public void show() {
        following.unsubscribe();
        following = session.state().subscribe(this::take);
    }

    /// Follows it no longer.
    public void hide() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    public ReadOnlyObjectProperty<LabSetup> setup() {
        return setup.getReadOnlyProperty();
    }

    /// The faults of the segment as the user set them; the lab follows with its next turn.
    public ReadOnlyObjectProperty<LabFaults> faults() {
        return faults.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<LabCommand.Cut>> cuts() {
        return cuts.getReadOnlyProperty();
    }

    /// Virtual time per real time as the user set it.
    public ReadOnlyObjectProperty<Double> speed() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /// Virtual time since the run began.
    public ReadOnlyStringProperty clock() {
        return clock.getReadOnlyProperty();
    }

    /// What the lab really runs at, where the machine cannot keep the speed; empty where it can.
    public ReadOnlyStringProperty behind() {
        return behind.getReadOnlyProperty();
    }

    /// Why the last thing asked for could not be done; empty if it could.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What a stranger could try next.
    public ReadOnlyObjectProperty<LabHint> hint() {
        return hint.getReadOnlyProperty();
    }

    /// The nodes that have a card: all, or those of the chosen cluster if there are many.
    public ObservableList<NodeModel> nodes() {
        return nodesSeen;
    }

    /// All clusters, sorted by key; changes only when one comes or goes.
    public ObservableList<ClusterKey> clusters() {
        return clustersSeen;
    }

    /// What is known of the clusters.
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// The cluster that is drawn large; empty until there is one.
    public ReadOnlyObjectProperty<Optional<ClusterKey>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The last lines of the log, newest first.
    public ObservableList<LogEntry> log() {
        return logSeen;
    }

    /// The adverts of each frame, as [LabSession#onAdverts] has them.
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return session.onAdverts(listener);
    }

    LabWords words() {
        return words;
    }

    /// Draws this cluster large.
    public void choose(ClusterKey key) {
        choseByHand = true;
        chosen.set(Optional.of(key));
        take(session.state().get());
    }

    public void setLoss(double loss) {
        set(faults.get().withLoss(Math.clamp(loss, 0, MAX_LOSS)));
    }

    public void setDelay(long nanos) {
        set(faults.get().withDelayNanos(Math.clamp(nanos, 0L, MAX_DELAY_NANOS)));
    }

    public void setDuplication(double part) {
        set(faults.get().withDuplication(Math.clamp(part, 0, MAX_DUPLICATION)));
    }

    /// What `from` sends no longer reaches `to`, or does again.
    public void setHears(String from, String to, boolean hears) {
        session.perform(hears ? new LabCommand.Heal(from, to) : new LabCommand.Cut(from, to));
    }

    /// Everybody hears everybody, and nothing is lost, late or doubled.
    public void heal() {
        session.perform(new LabCommand.HealAll());
        set(LabFaults.NONE);
    }

    public void setSpeed(double newSpeed) {
        speed.set(Math.clamp(newSpeed, Pacer.MIN_SPEED, Pacer.MAX_SPEED));
        session.setSpeed(speed.get());
    }

    public void setPaused(boolean newPaused) {
        paused.set(newPaused);
        session.setPaused(newPaused);
    }

    /// Starts another preset with its own number of nodes, healthy.
    public void startPreset(LabPreset preset) {
        restart(new LabSetup(preset, LabSetup.of(preset).nodes(), setup.get().seed()));
    }

    /// Starts the same again: the same seed gives the same run.
    public void restart() {
        restart(setup.get());
    }

    /// Starts again from the seed that was typed.
    public void restart(String seed) {
        try {
            restart(setup.get().withSeed(Long.parseLong(seed.strip())));
        } catch (NumberFormatException e) {
            refused = texts.get("lab.problem.seed", seed.strip());
            problem.set(refused);
        }
    }

    /// Starts again from a seed made up now.
    public void restartFromNewSeed() {
        restart(setup.get().withSeed(ThreadLocalRandom.current().nextLong(1, SEED_BOUND)));
    }

    /// Follows the hint: kills, starts or heals what it names.
    public void tryHint() {
        switch (hint.get()) {
            case LabHint.TryKill(String master, String _, long _) -> session.perform(Verb.KILL.on(master));
            case LabHint.TookOver(String gone, String _, long _, boolean _) -> session.perform(Verb.START.on(gone));
            case LabHint.Stopped(String node) -> session.perform(Verb.CONTINUE.on(node));
            case LabHint.Split _ -> heal();
            case LabHint.None _,LabHint.Waiting _ -> {
            }
        }
    }

    /// Does `verb` to the master of the chosen cluster, or of the first one; nothing if it has none.
    public void performOnMaster(Verb verb) {
        master(session.state().get()).ifPresent(name -> session.perform(verb.on(name)));
    }

    /// Why nothing can be done to the master: there is none; empty while there is one.
    ObservableValue<String> noMaster() {
        return session.state().map(state -> master(state).isPresent() ? "" : texts.get("lab.whyNot.noMaster"));
    }

    /// Starts every node that is gone and continues every one that is stopped.
    public void revive() {
        for (LabNode node : session.state().get().nodes()) {
            switch (node.status()) {
                case RUNNING -> {
                }
                case STOPPED -> session.perform(Verb.CONTINUE.on(node.name()));
                case KILLED, ENDED -> session.perform(Verb.START.on(node.name()));
            }
        }
    }

    /// Why nobody can be revived: all run; empty while somebody can.
    ObservableValue<String> nobodyGone() {
        return session.state().map(state -> state.nodes().stream()
                .allMatch(n -> n.status() == LabNode.Status.RUNNING) ? texts.get("lab.whyNot.allRun") : "");
    }

    private Optional<String> master(LabState state) {
        return chosen.get().flatMap(state.snapshot()::cluster)
                .or(() -> state.snapshot().clusters().stream().findFirst())
                .flatMap(cluster -> cluster.masters().stream().map(Member::node).findFirst());
    }

    private void restart(LabSetup next) {
        refused = "";
        session.restart(next);
    }

    private void set(LabFaults next) {
        refused = "";
        faults.set(next);
        session.setFaults(next);
    }

    private void take(LabState state) {
        if (state.run() != run) {
            begin(state);
        }
        List<ClusterKey> keys = state.snapshot().clusters().stream().map(Cluster::key).toList();
        if (!clusters.equals(keys)) {
            clusters.setAll(keys);
        }
        choose(state);
        cuts.set(state.cuts());
        clock.set(words.time(state.nowNanos()));
        behind.set(state.pace().isBehind() ? texts.get("lab.pace.behind", words.speed(state.pace().reached())) : "");
        problem.set(state.problem().orElse(refused));
        takeNodes(state);
        takeLog(state);
        snapshot.set(state.snapshot());
        hint.set(chosen.get().map(key -> LabHint.of(state, key)).orElseGet(LabHint.None::new));
    }

    private void begin(LabState state) {
        run = state.run();
        setup.set(state.setup());
        faults.set(state.faults());
        paused.set(state.pace().paused());
        chosen.set(Optional.empty());
        choseByHand = false;
        log.clear();
        nodes.clear();
    }

    private void choose(LabState state) {
        boolean there = chosen.get().flatMap(state.snapshot()::cluster).isPresent();
        if (!there || !choseByHand) {
            choseByHand = false;
            chosen.set(state.snapshot().clusters().stream().map(Cluster::key).findFirst());
        }
    }

    private void takeNodes(LabState state) {
        List<LabNode> shown = state.nodes().size() <= MAX_NODES_SHOWN
                ? state.nodes()
                : state.nodes().stream().filter(n -> n.routers().stream()
                        .anyMatch(r -> chosen.get().filter(r.key()::equals).isPresent())).toList();
        List<String> names = shown.stream().map(LabNode::name).toList();
        if (!nodes.stream().map(NodeModel::name).toList().equals(names)) {
            nodes.setAll(shown.stream().map(n -> new NodeModel(session, texts, n)).toList());
        }
        for (int i = 0; i < shown.size(); i++) {
            nodes.get(i).show(shown.get(i));
        }
    }

    /// The session's log is oldest first and loses its oldest; ours is the other way round.
    private void takeLog(LabState state) {
        long known = log.isEmpty() ? -1 : log.getFirst().number();
        if (state.log().isEmpty() || state.log().getLast().number() == known) {
            return;
        }
        log.addAll(0, state.log().stream().filter(line -> line.number() > known)
                .map(line -> words.entry(line, state.snapshot())).toList().reversed());
        if (log.size() > LabRun.MAX_LOG_LINES) {
            log.remove(LabRun.MAX_LOG_LINES, log.size());
        }
    }
}
