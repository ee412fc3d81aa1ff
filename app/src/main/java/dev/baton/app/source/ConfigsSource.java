package dev.baton.app.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.draft.Bases;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.fx.Tasks;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

/// Configuration files that are open: nothing is watched, and nothing is written until somebody saves. They are looked at every second
/// and read again when they have changed. JavaFX thread.
public final class ConfigsSource implements ClusterSource, AutoCloseable {
    /// How often the files are looked at.
    public static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final NoSource nothing = new NoSource();
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<OpenConfigs> configs;
    private final Tasks.Lane<OpenConfigs> reading;
    private final Subscription looking;
    private final FileBases bases;
    private Instant readAt;

    public ConfigsSource(OpenConfigs first, Tasks tasks) {
        this(first, tasks, InstantSource.system());
    }

    /// @param clock when files are read
    ConfigsSource(OpenConfigs first, Tasks tasks, InstantSource clock) {
        this.clock = clock;
        configs = new ReadOnlyObjectWrapper<>(this, "configs", first);
        readAt = clock.instant();
        reading = tasks.lane(this::show, e -> {
            throw e;
        });
        bases = new FileBases(first, this::look);
        looking = tasks.every(LOOK_EVERY, this::look);
    }

    private void look() {
        OpenConfigs now = configs.get();
        reading.submit(now::readAgain);
    }

    private void show(OpenConfigs next) {
        if (!next.equals(configs.get())) {
            readAt = clock.instant();
            configs.set(next);
            bases.show(next);
        }
    }

    /// The files are looked at no more.
    @Override
    public void close() {
        looking.unsubscribe();
        reading.cancel();
    }

    @Override
    public Optional<ReadOnlyObjectProperty<OpenConfigs>> configs() {
        return Optional.of(configs.getReadOnlyProperty());
    }

    @Override
    public Optional<Bases> bases() {
        return Optional.of(bases);
    }

    @Override
    public SourceKind kind() {
        return SourceKind.CONFIGS;
    }

    @Override
    public String nameKey() {
        return "watch.source.configs";
    }

    @Override
    public String nameArgument() {
        return configs.get().name();
    }

    @Override
    public Optional<Instant> recorded() {
        return Optional.of(readAt);
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return nothing.snapshot();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return nothing.transitions();
    }

    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return Subscription.EMPTY;
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return nothing.live();
    }
}
