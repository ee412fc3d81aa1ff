package dev.baton.app.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;

import dev.baton.app.draft.Bases;
import dev.baton.app.drill.TestGround;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.link.NodeLinks;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.history.Note;

/// A place that clusters are watched from. Everything happens on the JavaFX thread.
public interface ClusterSource {
    /// The most changes of state that [#transitions] holds.
    int MAX_TRANSITIONS = 200;

    /// What kind of place it is.
    SourceKind kind();

    /// The key of the text that names it, such as `lab.source.name`; [#nameArgument] goes into its place.
    String nameKey();

    /// What goes into the name: the interfaces, the file; empty where the name has no place.
    default String nameArgument() {
        return "";
    }

    /// When the last of it was recorded; empty: it is happening now.
    default Optional<Instant> recorded() {
        return Optional.empty();
    }

    /// The packets, where there are any.
    default Optional<PacketFeed> packets() {
        return Optional.empty();
    }

    /// The configuration files, where those are what is looked at; changes when they change on disk.
    default Optional<ReadOnlyObjectProperty<OpenConfigs>> configs() {
        return Optional.empty();
    }

    /// What was seen since the watch began, for the Timeline; empty: nothing is seen here. Another one once another run
    /// begins.
    default Optional<Chronicle> chronicle() {
        return Optional.empty();
    }

    /// The configurations of what is watched, where they can be edited; empty: they are not known here, or nobody could
    /// be told.
    default Optional<Bases> bases() {
        return Optional.empty();
    }

    /// Where failover tests of what is watched run; empty: nobody there can be tested.
    default Optional<TestGround> tests() {
        return Optional.empty();
    }

    /// Everything known now; changes at most once a frame.
    ReadOnlyObjectProperty<Snapshot> snapshot();

    /// The last changes of state, oldest first, at most [#MAX_TRANSITIONS]; changes together with [#snapshot] and only
    /// when there is a new one.
    ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions();

    /// Calls `listener`, at most once a frame, with the adverts seen since the last frame. A burst is cut to a bound
    /// that the source names, the oldest first.
    Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener);

    /// Packets, and the adverts of [#onAdverts], are looked at until the subscription is ended. They always come in where
    /// that costs nothing; nodes are asked for theirs only while somebody looks.
    default Subscription wantPackets() {
        return Subscription.EMPTY;
    }

    /// The links to paired nodes, where those are watched.
    default Optional<NodeLinks> links() {
        return Optional.empty();
    }

    /// What goes through the past, where that is what is shown: then nothing can be changed from here.
    default Optional<Replay> replay() {
        return Optional.empty();
    }

    /// Writes something down where it is recorded, if it is.
    default void note(Note note) {
        chronicle().ifPresent(chronicle -> chronicle.note(note));
    }

    /// Whether time goes on there: false while it is paused or has ended.
    ReadOnlyBooleanProperty live();
}
