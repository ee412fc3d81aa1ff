package dev.baton.app.traffic;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Tasks;

/// Keeps the rows in the order that was asked for. Sorting happens off the JavaFX thread; until it is done the rows stay as
/// they are. Packets that come while rows are sorted are merged in, a batch at a time. JavaFX thread.
final class PacketSorter {
    /// What takes longer shows its progress and can be stopped.
    static final long PATIENCE_NANOS = 500_000_000L;

    /// Later packets are merged in so much the less often the more rows there are: a million of them once a second.
    static final long NANOS_A_ROW = 1_000;

    private final PacketRows rows;
    private final LongSupplier clock;
    private final Tasks.Lane<PacketSort> lane;
    private final ReadOnlyObjectWrapper<Optional<PacketOrder>> order = new ReadOnlyObjectWrapper<>(this, "order",
            Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 1);
    private Shown wanted;
    private Optional<PacketSort> sort = Optional.empty();
    private Optional<PacketSort> finished = Optional.empty();
    private boolean isSorting;
    private long sinceNanos;
    private long mergedNanos = Long.MIN_VALUE / 2;

    /// @param clock as `System.nanoTime`
    PacketSorter(PacketRows rows, Tasks tasks, LongSupplier clock) {
        this.rows = rows;
        this.clock = clock;
        wanted = rows.shown();
        lane = tasks.lane(this::sorted, e -> {
            isSorting = false;
            throw e;
        });
    }

    /// The order that was asked for; empty: that of the capture.
    ReadOnlyObjectProperty<Optional<PacketOrder>> order() {
        return order.getReadOnlyProperty();
    }

    /// The packets that are shown as soon as they are in order.
    Shown wanted() {
        return wanted;
    }

    /// How much of a sort that takes long is done, 0 to 1; 1 while there is none.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Sorts the rows; empty: back to the order of the capture.
    void sort(Optional<PacketOrder> next) {
        if (next.equals(order.get())) {
            return;
        }
        lane.cancel();
        isSorting = false;
        progress.set(1);
        order.set(next);
        sort = next.map(asked -> finished.filter(known -> known.order().equals(asked))
                .orElseGet(() -> PacketSort.of(wanted.store(), asked)));
        sinceNanos = clock.getAsLong();
        if (sort.isPresent()) {
            further();
        } else {
            finished = Optional.empty();
            rows.show(wanted);
        }
    }

    /// Gives up a sort: the rows stay as they are, and so does the order they are in.
    void cancel() {
        sort(finished.map(PacketSort::order));
    }

    /// Ends all work; it goes on with the next [#show].
    void stop() {
        lane.cancel();
        isSorting = false;
        progress.set(1);
    }

    /// Shows these packets, in the order that was asked for.
    void show(Shown next) {
        boolean isOther = !next.store().equals(wanted.store())
                || next.found().isPresent() != wanted.found().isPresent() || next.last() < wanted.last();
        wanted = next;
        if (sort.isEmpty()) {
            rows.show(next);
            return;
        }
        if (isOther) {
            lane.cancel();
            isSorting = false;
            finished = Optional.empty();
            sort = order.get().map(asked -> PacketSort.of(next.store(), asked));
            sinceNanos = clock.getAsLong();
            rows.show(next);
        }
        further();
    }

    /// Merges in what has come and had to wait. For each frame.
    void catchUp() {
        if (sort.filter(now -> !now.isDone(wanted)).isPresent()) {
            further();
        }
    }

    private void further() {
        PacketSort now = sort.orElseThrow();
        Shown shown = wanted;
        if (isSorting || isTooEarly(now)) {
            return;
        }
        if (now.isDone(shown)) {
            show(now, shown);
        } else {
            isSorting = true;
            lane.submit(() -> now.further(shown));
        }
    }

    private boolean isTooEarly(PacketSort now) {
        if (!isMerging(now) || !now.isWhole() || now.isDone(wanted)) {
            return false;
        }
        long nowNanos = clock.getAsLong();
        if (nowNanos - mergedNanos < now.rows().count() * NANOS_A_ROW) {
            return true;
        }
        mergedNanos = nowNanos;
        return false;
    }

    private boolean isMerging(PacketSort now) {
        return finished.filter(known -> known.order().equals(now.order())).isPresent();
    }

    private void sorted(PacketSort result) {
        isSorting = false;
        sort = Optional.of(result);
        if (result.isWhole() && (isMerging(result) || result.isDone(wanted))) {
            show(result, wanted);
        } else if (clock.getAsLong() - sinceNanos > PATIENCE_NANOS) {
            progress.set((double) wanted.placeOf(result.next()) / Math.max(1, wanted.count()));
        }
        boolean isStillAsked = sort.filter(result::equals).isPresent();
        if (isStillAsked && !result.isDone(wanted)) {
            further();
        }
    }

    private void show(PacketSort result, Shown shown) {
        boolean isNew = finished.filter(result::equals).isEmpty();
        finished = Optional.of(result);
        progress.set(1);
        if (isNew) {
            rows.showSorted(shown, result.rows().numbers(), result.rows().count());
        }
    }
}
