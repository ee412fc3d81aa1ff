package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketFeed;
import dev.baton.cluster.Snapshot;
import dev.baton.dissect.Filter;
import dev.baton.dissect.FilterException;
import dev.baton.finding.Finding;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// What the Traffic screen shows: the rows of the table, the filter, what is selected, and whether it stands still.
/// JavaFX thread.
final class TrafficViewModel {
    /// How often the table takes in what has come, at most.
    static final long BATCH_NANOS = 100_000_000L;
    /// How many filters are remembered.
    static final int HISTORY = 20;

    private final ClusterSource source;
    private final Optional<PacketFeed> feed;
    private final PacketRows rows;
    private final PacketSorter sorter;
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final ObjectProperty<Optional<Packet>> selected = new SimpleObjectProperty<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FilterException>> mistake = new ReadOnlyObjectWrapper<>(this,
            "mistake", Optional.empty());
    private final ReadOnlyStringWrapper applied = new ReadOnlyStringWrapper(this, "applied", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 1);
    private final List<String> history = new ArrayList<>();
    private final Tasks.Lane<PacketSearch> searching;
    private final Subscriptions subscriptions = new Subscriptions();
    private Optional<PacketSearch> search = Optional.empty();
    private long shownNanos;
    private long searchedTo;
    private boolean isSearching;

    TrafficViewModel(ClusterSource source, Tasks tasks) {
        this.source = source;
        this.feed = source.packets();
        this.rows = new PacketRows(feed.map(PacketFeed::store).orElseGet(() -> new PacketStore(1, 1)));
        this.sorter = new PacketSorter(rows, tasks, System::nanoTime);
        this.searching = tasks.lane(this::searched, e -> {
            isSearching = false;
            throw e;
        });
    }

    /// Begins to take in what comes.
    void start() {
        sorter.show(sorter.wanted());
        refresh(Long.MAX_VALUE);
    }

    /// Lets go of everything.
    void stop() {
        subscriptions.clear();
        searching.cancel();
        isSearching = false;
        sorter.stop();
    }

    /// Whether there is anything to look at from here.
    boolean hasPackets() {
        return feed.isPresent();
    }

    PacketRows rows() {
        return rows;
    }

    /// Puts the rows in order.
    PacketSorter sorter() {
        return sorter;
    }

    /// Whether the table stays at its end.
    BooleanProperty following() {
        return following;
    }

    /// Whether the lanes and the table stand still; packets are taken in all the same.
    BooleanProperty paused() {
        return paused;
    }

    /// The packet whose fields are shown.
    ObjectProperty<Optional<Packet>> selected() {
        return selected;
    }

    /// What is wrong with the filter as it is typed.
    ReadOnlyObjectProperty<Optional<FilterException>> mistake() {
        return mistake.getReadOnlyProperty();
    }

    /// The filter that the table shows; empty: none.
    ReadOnlyStringProperty applied() {
        return applied.getReadOnlyProperty();
    }

    /// How much has been looked at for the filter, 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// The filters of before, the last first.
    List<String> history() {
        return List.copyOf(history);
    }

    FeedState state() {
        return feed.map(f -> f.state().get()).orElse(FeedState.LIVE);
    }

    Optional<PacketStore> store() {
        return feed.map(PacketFeed::store);
    }

    long lastNumber() {
        return feed.map(f -> f.lastNumber().get()).orElse(0L);
    }

    List<SourceCard> cards() {
        return feed.map(PacketFeed::cards).orElse(List.of());
    }

    List<Finding> findings() {
        return feed.map(PacketFeed::findings).orElse(List.of());
    }

    /// Whether a packet is there and not dropped.
    boolean isKept(long number) {
        return store().flatMap(store -> store.atNanos(number)).isPresent();
    }

    Snapshot snapshot() {
        return source.snapshot().get();
    }

    boolean isLive() {
        return source.live().get();
    }

    /// Reads what is typed; a filter that makes no sense is told of and changes nothing.
    ///
    /// @return whether it could be read
    boolean type(String text) {
        try {
            if (!text.isBlank()) {
                Filter.parse(text);
            }
            mistake.set(Optional.empty());
            return true;
        } catch (FilterException e) {
            mistake.set(Optional.of(e));
            return false;
        }
    }

    /// Shows only what this filter lets through; an empty one shows everything.
    void apply(String text) {
        if (!type(text) || text.strip().equals(applied.get())) {
            return;
        }
        applied.set(text.strip());
        searching.cancel();
        isSearching = false;
        if (applied.get().isEmpty()) {
            search = Optional.empty();
            progress.set(1);
        } else {
            history.remove(applied.get());
            history.addFirst(applied.get());
            if (history.size() > HISTORY) {
                history.removeLast();
            }
            search = store().map(store -> PacketSearch.of(store, Filter.parse(applied.get())));
            searchedTo = lastNumber();
            search.ifPresent(s -> sorter.show(Shown.found(s.store(), s.found(), 0)));
        }
        shownNanos = 0;
        refresh(Long.MAX_VALUE);
    }

    /// Stops a search: what was found stays, and only what comes from now on is looked at.
    void cancelSearch() {
        searching.cancel();
        isSearching = false;
        search = search.map(s -> s.from(lastNumber() + 1));
        searchedTo = 0;
        progress.set(1);
    }

    /// A frame: takes in what has come since the last batch.
    void refresh(long nowNanos) {
        sorter.catchUp();
        if (feed.isEmpty() || (paused.get() && shownNanos != 0)
                || (nowNanos != Long.MAX_VALUE && nowNanos - shownNanos < BATCH_NANOS)) {
            return;
        }
        shownNanos = nowNanos == Long.MAX_VALUE ? 0 : nowNanos;
        PacketStore store = feed.get().store();
        if (search.isEmpty()) {
            Shown all = Shown.all(store, lastNumber());
            if (!all.equals(sorter.wanted())) {
                sorter.show(all);
            }
            return;
        }
        boolean isBack = search.get().next() > lastNumber() + 1;
        if (isBack || !search.get().store().equals(store)) {
            search = Optional.of(PacketSearch.of(store, search.get().filter()));
        }
        further();
    }

    private void further() {
        PacketSearch now = search.orElseThrow();
        long last = lastNumber();
        if (!isSearching && !now.isDone(last)) {
            isSearching = true;
            searching.submit(() -> now.further(last));
        }
    }

    private void searched(PacketSearch result) {
        isSearching = false;
        search = Optional.of(result);
        sorter.show(Shown.found(result.store(), result.found(), result.count()));
        long total = Math.max(1, lastNumber() - result.store().firstNumber() + 1);
        progress.set(result.isDone(lastNumber())
                ? 1
                : Math.clamp((double) (result.next() - result.store().firstNumber()) / total, 0, 1));
        if (!result.isDone(searchedTo) || lastNumber() - result.next() > PacketSearch.STRETCH) {
            further();
        }
    }

    /// Shows the fields of the packet in this row.
    void select(int row) {
        if (row >= 0 && row < rows.size()) {
            store().flatMap(store -> store.packet(rows.number(row))).ifPresent(p -> selected.set(Optional.of(p)));
        }
    }

    /// Calls `listener` when the source's state changes.
    Subscription onState(Runnable listener) {
        return feed.map(f -> f.state().subscribe(_ -> listener.run())).orElse(Subscription.EMPTY);
    }
}
