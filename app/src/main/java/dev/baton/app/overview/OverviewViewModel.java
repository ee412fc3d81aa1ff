package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.LogEntry;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ClusterSource;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Health;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.cluster.Sighting.Transitioned;
import dev.baton.cluster.Snapshot;

/// What the Overview shows. It follows its source between [#start] and [#stop].
public final class OverviewViewModel {
    /// Up to this many clusters each have a card; more become rows of a list.
    public static final int MAX_CARDS = 6;
    /// How many problems the strip names; the rest is counted.
    public static final int MAX_PROBLEMS = 3;
    /// A table is read, not watched: it changes at most this often.
    static final long TABLE_STEP_NANOS = 250_000_000L;

    /// Broken clusters first, the worst of them first, then by VRID.
    static final Comparator<Cluster> ORDER = Comparator.<Cluster, Health>comparing(Cluster::health)
            .thenComparingInt(c -> c.key().vrid()).thenComparing(Cluster::key);

    /// How the clusters are shown.
    public enum Shape {
        /// Nothing is known yet.
        EMPTY,
        /// A card each.
        CARDS,
        /// A row each.
        ROWS,
        /// A table of all nodes.
        TABLE
    }

    /// What the user wants to look at.
    public enum Look {
        DRAWING, TABLE
    }

    private final ClusterSource source;
    private final OverviewWords words;
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>(this, "summary",
            Summary.of(Snapshot.EMPTY));
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyObjectWrapper<Shape> shape = new ReadOnlyObjectWrapper<>(this, "shape", Shape.EMPTY);
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(this, "look", Look.DRAWING);
    private final ObservableList<ClusterCard> cards = FXCollections.observableArrayList();
    private final ObservableList<ClusterCard> cardsView = FXCollections.unmodifiableObservableList(cards);
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<Problem> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ObservableList<NodeRow> rows = FXCollections.observableArrayList();
    private final ObservableList<NodeRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<LogEntry> log = FXCollections.observableArrayList();
    private final ObservableList<LogEntry> logView = FXCollections.unmodifiableObservableList(log);
    private final NodeRows nodeRows;
    private final ClusterWords clusterWords;
    private final LongSupplier clock;
    private final Map<ClusterKey, ClusterCard> byKey = new HashMap<>();
    private Subscription following = Subscription.EMPTY;
    private long rowsNanos;
    private List<Transitioned> told = List.of();

    public OverviewViewModel(ClusterSource source, Texts texts) {
        this(source, texts, System::nanoTime);
    }

    /// @param clock what the table's pace is measured with
    OverviewViewModel(ClusterSource source, Texts texts, LongSupplier clock) {
        this.source = source;
        this.clock = clock;
        this.words = new OverviewWords(texts);
        this.nodeRows = new NodeRows(texts);
        this.clusterWords = new ClusterWords(texts);
        look.subscribe(_ -> follow(source.snapshot().get()));
    }

    /// Begins to follow the source.
    public void start() {
        following.unsubscribe();
        following = Subscription.combine(source.wantPackets(), source.snapshot().subscribe(this::follow));
    }

    /// Lets go of the source.
    public void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    /// Calls `listener` with the adverts of each frame.
    public Subscription onAdverts(Consumer<List<AdvertSeen>> listener) {
        return source.onAdverts(listener);
    }

    private void follow(Snapshot snapshot) {
        List<Cluster> ordered = snapshot.clusters().stream().sorted(ORDER).toList();
        List<ClusterCard> wanted = new ArrayList<>(ordered.size());
        for (Cluster cluster : ordered) {
            ClusterCard.Moment moment = new ClusterCard.Moment(cluster, snapshot.atNanos());
            ClusterCard card = byKey.computeIfAbsent(cluster.key(), _ -> new ClusterCard(moment));
            card.update(moment);
            wanted.add(card);
        }
        if (!cards.equals(wanted)) {
            cards.setAll(wanted);
            byKey.values().retainAll(wanted);
        }
        summary.set(Summary.of(snapshot));
        sentence.set(words.sentence(snapshot, summary.get()));
        setIfChanged(problems, words.problems(snapshot, ordered));
        shape.set(shapeOf(ordered.size()));
        followTable(ordered, snapshot.atNanos());
        followLog(snapshot);
    }

    private void followLog(Snapshot snapshot) {
        List<Transitioned> moves = shape.get() == Shape.CARDS ? source.transitions().get() : List.of();
        if (moves.equals(told)) {
            return;
        }
        told = moves;
        List<LogEntry> entries = new ArrayList<>(moves.size());
        for (int i = moves.size() - 1; i >= 0; i--) {
            entries.add(clusterWords.moved(i, moves.get(i), snapshot));
        }
        log.setAll(entries);
    }

    private void followTable(List<Cluster> ordered, long atNanos) {
        if (shape.get() != Shape.TABLE) {
            rows.clear();
            return;
        }
        long now = clock.getAsLong();
        if (rows.isEmpty() || now - rowsNanos >= TABLE_STEP_NANOS) {
            rowsNanos = now;
            setIfChanged(rows, nodeRows.of(ordered, atNanos));
        }
    }

    private Shape shapeOf(int clusters) {
        if (clusters == 0) {
            return Shape.EMPTY;
        }
        if (look.get() == Look.TABLE) {
            return Shape.TABLE;
        }
        return clusters <= MAX_CARDS ? Shape.CARDS : Shape.ROWS;
    }

    private static <T> void setIfChanged(ObservableList<T> list, List<T> wanted) {
        if (list.size() != wanted.size()) {
            list.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!list.get(i).equals(wanted.get(i))) {
                list.set(i, wanted.get(i));
            }
        }
    }

    /// The fleet in four numbers.
    public ReadOnlyObjectProperty<Summary> summary() {
        return summary.getReadOnlyProperty();
    }

    /// The fleet in one sentence.
    public ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /// How the clusters are shown: it follows from how many there are and what the user wants to look at.
    public ReadOnlyObjectProperty<Shape> shape() {
        return shape.getReadOnlyProperty();
    }

    /// What the user wants to look at.
    public ObjectProperty<Look> look() {
        return look;
    }

    /// The clusters, the broken ones first.
    public ObservableList<ClusterCard> cards() {
        return cardsView;
    }

    /// All problems, worst first; the strip shows the first [#MAX_PROBLEMS].
    public ObservableList<Problem> problems() {
        return problemsView;
    }

    /// The nodes of all clusters as rows of a table; empty unless the table is shown.
    public ObservableList<NodeRow> rows() {
        return rowsView;
    }

    /// The last changes of state and why, newest first; empty while there are too many clusters for cards.
    public ObservableList<LogEntry> log() {
        return logView;
    }
}
