package dev.baton.app.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.Replay;
import dev.baton.app.source.ReplaySource;
import dev.baton.app.source.TravelWish;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.history.Failover;
import dev.baton.history.History;
import dev.baton.history.Note;
import dev.baton.history.Recall;
import dev.baton.history.Track;
import dev.baton.history.Turn;

/// What the Timeline shows: the clusters over time, the stretch looked at, the cursor and what was known there. What
/// takes a while is worked out in the background; the latest wish wins. JavaFX thread.
public final class TimelineViewModel {
    /// The stretches to choose from.
    static final List<Long> SPANS = List.of(60L, 300L, 3_600L, 86_400L, 604_800L);
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_SPAN = 60 * SECOND;
    /// Between two workings-out there is at least this many times the time that one takes.
    private static final int REST = 4;

    /// What was known at an instant.
    ///
    /// @param atNanos  the instant
    /// @param snapshot what was known
    record Moment(long atNanos, Snapshot snapshot) {}

    private record Made(Content content, Optional<Chronicle> of, long revision, long tookNanos) {}

    private final ClusterSource source;
    private final Tasks.Lane<Made> making;
    private final Tasks.Lane<Moment> recalling;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(this, "content", Content.NONE);
    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(this, "range",
            new Range(0, FIRST_SPAN));
    private final ReadOnlyObjectWrapper<Optional<Long>> cursor = new ReadOnlyObjectWrapper<>(this, "cursor",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(this, "moment",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Turn>> selected = new ReadOnlyObjectWrapper<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ClusterKey>> cluster = new ReadOnlyObjectWrapper<>(this, "cluster",
            Optional.empty());
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following", true);
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>(this, "problem", "");
    private final Optional<Replay> replay;
    private final Subscriptions travelling = new Subscriptions();
    private final EarlierSessions earlier;
    private Optional<Chronicle> shownOf = Optional.empty();
    private long madeRevision = -1;
    private long madeNanos;
    private long tookNanos;
    private boolean isMaking;
    private History pastMade = History.EMPTY;

    /// @param recording where earlier sessions come from
    public TimelineViewModel(ClusterSource source, Recording recording, Tasks tasks) {
        this.source = source;
        making = tasks.lane(this::made, e -> {
            isMaking = false;
            throw e;
        });
        recalling = tasks.lane(m -> moment.set(Optional.of(m)), e -> {
            throw e;
        });
        earlier = new EarlierSessions(recording, tasks, () -> {
            madeRevision = -1;
            tookNanos = 0;
        }, problem::set);
        replay = source.replay();
        replay.ifPresent(past -> {
            following.set(false);
            cursor.set(Optional.of(past.wanted().get()));
        });
    }

    ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Range> range() {
        return range.getReadOnlyProperty();
    }

    /// The instant looked at; empty: the end.
    ReadOnlyObjectProperty<Optional<Long>> cursor() {
        return cursor.getReadOnlyProperty();
    }

    /// What was known at the cursor; empty until it is worked out.
    ReadOnlyObjectProperty<Optional<Moment>> moment() {
        return moment.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Turn>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// The cluster that is looked at; empty: the first.
    ReadOnlyObjectProperty<Optional<ClusterKey>> cluster() {
        return cluster.getReadOnlyProperty();
    }

    /// Whether the end stays in sight as time goes on.
    ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Why earlier sessions could not be read; empty: they could.
    ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    ClusterSource source() {
        return source;
    }

    /// Whether what is shown can still grow.
    boolean isOpenEnded() {
        return source.recorded().isEmpty();
    }

    /// To be called a few times a second: looks whether something new was seen.
    ///
    /// @param nowNanos this machine's nanoseconds, as `System.nanoTime`
    void refresh(long nowNanos) {
        if (replay.isPresent()) {
            refreshPast(replay.get());
            return;
        }
        Optional<Chronicle> now = source.chronicle();
        if (!now.equals(shownOf)) {
            restart(now);
        }
        earlier.look(range.get());
        boolean isDue = nowNanos - madeNanos >= REST * tookNanos || tookNanos == 0;
        if (now.isEmpty() || isMaking || !isDue || now.get().revision() == madeRevision) {
            return;
        }
        isMaking = true;
        Chronicle chronicle = now.get();
        Optional<Recording.Earlier.Part> before = earlier.part();
        making.submit(() -> {
            long began = System.nanoTime();
            long revision = chronicle.revision();
            History seen = before.map(part -> part.history().and(chronicle.history()))
                    .orElseGet(chronicle::history);
            Content next = Content.of(seen, before);
            return new Made(next, Optional.of(chronicle), revision, System.nanoTime() - began);
        });
    }

    /// The past is worked out once, and again when something is written down in it.
    private void refreshPast(Replay past) {
        History history = past.history().get();
        if (isMaking || history.equals(pastMade)) {
            return;
        }
        isMaking = true;
        pastMade = history;
        making.submit(() -> new Made(Content.of(history), Optional.empty(), 0, 0));
    }

    /// Follows what is gone through, while the screen is shown.
    void show() {
        replay.ifPresent(past -> {
            travelling.follow(past.wanted(), at -> cursor.set(Optional.of(at.longValue())));
            travelling.follow(source.snapshot(), now -> {
                if (now.atNanos() == past.at().get()) {
                    moment.set(Optional.of(new Moment(now.atNanos(), now)));
                    keepInSight(now.atNanos());
                }
            });
        });
    }

    /// Lets go of it.
    void hide() {
        travelling.clear();
    }

    /// While the past plays the range goes with it.
    private void keepInSight(long at) {
        Range now = range.get();
        if (replay.filter(past -> past.playing().get()).isPresent() && !now.contains(at)) {
            range.set(new Range(at - now.nanos() / 10, at - now.nanos() / 10 + now.nanos()));
        }
    }

    private void restart(Optional<Chronicle> now) {
        shownOf = now;
        madeRevision = -1;
        tookNanos = 0;
        isMaking = false;
        making.cancel();
        recalling.cancel();
        content.set(Content.NONE);
        cursor.set(Optional.empty());
        moment.set(Optional.empty());
        selected.set(Optional.empty());
        following.set(true);
    }

    /// Since when all that was seen in the range is shown; empty: all of it is.
    Optional<Long> shownSince() {
        return earlier.shownSince(range.get());
    }

    private void made(Made made) {
        isMaking = false;
        if (replay.isEmpty() && !made.of().equals(shownOf)) {
            return;
        }
        boolean isFirst = content.get().equals(Content.NONE);
        madeRevision = made.revision();
        madeNanos = System.nanoTime();
        tookNanos = made.tookNanos();
        content.set(made.content());
        if (replay.isPresent()) {
            pastMade(isFirst);
            return;
        }
        if (isFirst && !isOpenEnded()) {
            showAll();
            following.set(false);
        } else if (following.get()) {
            range.set(range.get().endingAt(made.content().history().toNanos(), range.get().nanos()));
        }
        if (cursor.get().isEmpty()) {
            recall();
        }
    }

    private void pastMade(boolean isFirst) {
        if (isFirst) {
            range.set(source instanceof ReplaySource past
                    ? new Range(past.wish().fromNanos(), past.wish().toNanos())
                    : content.get().whole());
        }
    }

    private void recall() {
        Content now = content.get();
        if (cursor.get().isEmpty()) {
            recalling.cancel();
            moment.set(Optional.of(new Moment(now.history().toNanos(), source.snapshot().get())));
            return;
        }
        long at = cursor.get().get();
        Supplier<Moment> work = () -> new Moment(at, Recall.at(now.history(), at));
        recalling.submit(work);
    }

    /// Shows a stretch of this length, ending as now, or round the cursor if there is one.
    void span(long seconds) {
        long nanos = seconds * SECOND;
        if (following.get() || cursor.get().isEmpty()) {
            range.set(range.get().endingAt(content.get().history().toNanos(), nanos));
        } else {
            long middle = cursor.get().get();
            range.set(new Range(middle - nanos / 2, middle + nanos / 2));
        }
    }

    /// Shows everything.
    void showAll() {
        Range whole = content.get().whole();
        long margin = Math.max(whole.nanos() / 50, Range.SHORTEST_NANOS);
        range.set(new Range(whole.fromNanos() - margin, whole.toNanos() + margin));
        following.set(false);
    }

    /// Keeps the end in sight, and looks at it.
    void follow() {
        if (replay.isPresent()) {
            look(replay.get().toNanos());
            return;
        }
        following.set(true);
        cursor.set(Optional.empty());
        selected.set(Optional.empty());
        range.set(range.get().endingAt(content.get().history().toNanos(), range.get().nanos()));
        recall();
    }

    /// Shows another stretch.
    void show(Range next) {
        Range whole = content.get().whole();
        long from = Math.clamp(next.fromNanos(), whole.fromNanos() - next.nanos() + next.nanos() / 4,
                Math.max(whole.fromNanos() - next.nanos() + next.nanos() / 4, whole.toNanos() - next.nanos() / 4));
        Range kept = new Range(from, from + next.nanos());
        following.set(following.get() && kept.contains(whole.toNanos()) && kept.equals(next));
        range.set(kept);
    }

    /// Makes the stretch longer, or shorter below 1.
    void zoom(double factor, OptionalLong pivot) {
        long stays = following.get()
                ? range.get().toNanos()
                : pivot.orElse(
                        cursor.get().filter(range.get()::contains)
                                .orElse(range.get().fromNanos() + range.get().nanos() / 2));
        range.set(range.get().zoomed(factor, stays));
    }

    /// Looks at an instant.
    void look(long atNanos) {
        Range whole = content.get().whole();
        long at = Math.clamp(atNanos, whole.fromNanos(), whole.toNanos());
        following.set(false);
        cursor.set(Optional.of(at));
        replay.ifPresent(past -> {
            past.pause();
            past.seek(at);
        });
        if (!range.get().contains(at)) {
            long half = range.get().nanos() / 2;
            range.set(new Range(at - half, at + half));
        }
        if (replay.isEmpty()) {
            recall();
        }
    }

    /// The whole window at the cursor, or at the end.
    TravelWish wish() {
        History history = content.get().history();
        return new TravelWish(history, cursor.get().orElse(history.toNanos()), range.get().fromNanos(),
                range.get().toNanos());
    }

    /// Looks at a cluster.
    void choose(ClusterKey key) {
        cluster.set(Optional.of(key));
    }

    /// Shows why a router changed its state, and looks at that instant.
    void select(Turn turn) {
        selected.set(Optional.of(turn));
        cluster.set(Optional.of(turn.key()));
        look(turn.atNanos());
    }

    /// Goes to the next problem after the cursor, or the last one before it.
    ///
    /// @return whether there is one
    boolean goToTrouble(boolean isForward) {
        long at = cursor.get().orElse(isForward ? Long.MIN_VALUE : Long.MAX_VALUE);
        List<Trouble> all = content.get().troubles();
        Optional<Trouble> found = isForward
                ? all.stream().filter(t -> t.fromNanos() > at).findFirst()
                : all.reversed().stream().filter(t -> t.fromNanos() < at).findFirst();
        found.ifPresent(trouble -> {
            selected.set(Optional.empty());
            cluster.set(Optional.of(trouble.key()));
            look(trouble.fromNanos());
            selected.set(nearestTurn(trouble.key(), trouble.fromNanos()));
        });
        return found.isPresent();
    }

    /// Goes to the next change of state of the cluster looked at, or the one before.
    boolean goToTurn(boolean isForward) {
        long at = cursor.get().orElse(isForward ? Long.MIN_VALUE : Long.MAX_VALUE);
        Optional<Turn> found = track().stream().flatMap(track -> track.turns().stream())
                .filter(t -> isForward ? t.atNanos() > at : t.atNanos() < at)
                .min(Comparator.comparingLong(t -> Math.abs(t.atNanos() / 2 - at / 2)));
        found.ifPresent(this::select);
        return found.isPresent();
    }

    /// The cluster looked at, as it was at the instant looked at.
    Optional<Cluster> clusterThen() {
        return moment.get().map(Moment::snapshot).flatMap(then -> cluster.get().isPresent()
                ? cluster.get().flatMap(then::cluster)
                : track().flatMap(track -> then.cluster(track.key())));
    }

    /// The take-over that is selected; empty: something else is.
    Optional<Failover> takeOver() {
        return selected.get().flatMap(turn -> Failover.of(content.get().history(), turn));
    }

    /// The cluster looked at, over time.
    Optional<Track> track() {
        List<Track> tracks = content.get().tracks();
        return cluster.get().flatMap(key -> tracks.stream().filter(t -> t.key().equals(key)).findFirst())
                .or(() -> tracks.stream().findFirst());
    }

    /// The change of state at an instant, if there is one within a hundredth of what is shown.
    Optional<Turn> nearestTurn(ClusterKey key, long atNanos) {
        long near = range.get().nanos() / 100;
        return content.get().tracks().stream().filter(t -> t.key().equals(key)).flatMap(t -> t.turns().stream())
                .filter(t -> Math.abs(t.atNanos() - atNanos) <= near)
                .min(Comparator.comparingLong(t -> Math.abs(t.atNanos() - atNanos)));
    }

    /// Writes something down at the cursor, or at the end.
    void note(String text) {
        long at = cursor.get().orElse(content.get().history().toNanos());
        source.note(new Note(at, Note.Kind.NOTE, "", text.strip()));
    }
}
