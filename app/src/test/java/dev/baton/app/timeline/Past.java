package dev.baton.app.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.util.Subscription;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.NoSource;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.history.Note;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A source of which only the past is looked at.
record Past(Chronicle chronicleOf, SourceKind kind, Optional<Instant> recorded, ClusterSource other)
        implements
            ClusterSource {
    static final ClusterKey KEY = new ClusterKey("local", "eth0", Family.IPV4, 51);
    static final long SECOND = 1_000_000_000L;
    /// 2026-11-27 14:00 UTC.
    static final long WALL = 1_795_788_000L * SECOND;

    Past(Chronicle chronicle, SourceKind kind) {
        this(chronicle, kind, kind == SourceKind.FILE ? Optional.of(Instant.EPOCH) : Optional.empty(), new NoSource());
    }

    /// Two minutes of a lab in which much goes wrong.
    static Chronicle eventfulLab(LabPreset preset) {
        Chronicle chronicle = new Chronicle();
        Lab lab = Lab.of(preset, OptionalInt.empty(), 7);
        for (String step : List.of("", "kill n1", "start n1", "cut n1 n2", "cut n2 n1", "heal", "end n1", "start n1",
                "link down n2", "link up n2")) {
            if (!step.isEmpty()) {
                lab.perform(LabCommand.parse(step));
            }
            for (int i = 0; i < 12; i++) {
                lab.advance(SECOND, event -> take(chronicle, event));
            }
        }
        chronicle.watched(lab.nowNanos());
        return chronicle;
    }

    private static void take(Chronicle chronicle, LabEvent event) {
        switch (event) {
            case LabEvent.Seen(var sighting) -> chronicle.add(sighting);
            case LabEvent.Performed(long at, LabCommand command) ->
                chronicle.note(new Note(at, Note.Kind.TEST, "", command.text()));
            case LabEvent.Noticed _,LabEvent.Dropped _ -> {
            }
        }
    }

    static Sighting.AdvertSeen advert(long atNanos, int node, int priority) {
        return new Sighting.AdvertSeen(KEY, atNanos, "eth0", IpAddress.parse("10.0.0." + node), 3, priority, SECOND,
                List.of(IpAddress.parse("10.0.0.100")), Optional.empty());
    }

    static Sighting.RouterReported report(long atNanos, int node, Role role) {
        return new Sighting.RouterReported(KEY, atNanos, "n" + node, "VI_51", "eth0",
                IpAddress.parse("10.0.0." + node), 3, role, EffectivePriority.of(100 + node), SECOND, true, List.of(),
                role == Role.MASTER);
    }

    static Sighting.Transitioned moved(long atNanos, int node, Role from, Role to) {
        return new Sighting.Transitioned(KEY, atNanos, "n" + node, "VI_51", new Transition(from, to,
                to == Role.MASTER ? Reason.MASTER_SILENT : Reason.HIGHER_PRIORITY,
                new Evidence(101, Optional.of(IpAddress.parse("10.0.0.1")), 150, 3_609_000_000L, SECOND, 3,
                        609_000_000L, Optional.empty()),
                atNanos));
    }

    /// A capture: 10.0.0.1 is master, falls silent after a minute, 10.0.0.2 takes over; later both are.
    static Chronicle capture() {
        Chronicle chronicle = new Chronicle();
        for (long s = 0; s < 60; s++) {
            chronicle.add(advert(WALL + s * SECOND, 1, 150));
        }
        for (long s = 0; s < 120; s++) {
            chronicle.add(advert(WALL + 62 * SECOND + 609_000_000L + s * SECOND, 2, 100));
            if (s > 60 && s < 80) {
                chronicle.add(advert(WALL + 62 * SECOND + 700_000_000L + s * SECOND, 1, 150));
            }
        }
        return chronicle;
    }

    /// A week in which masters change ten thousand times.
    static Chronicle busyWeek() {
        Chronicle chronicle = new Chronicle();
        chronicle.add(report(WALL, 1, Role.MASTER));
        chronicle.add(report(WALL, 2, Role.BACKUP));
        for (int i = 0; i < 5_000; i++) {
            long at = WALL + i * 120L * SECOND;
            chronicle.add(moved(at, 1 + i % 2, Role.BACKUP, Role.MASTER));
            chronicle.add(moved(at + 1_000_000L, 2 - i % 2, Role.MASTER, Role.BACKUP));
            chronicle.add(report(at + SECOND, 1, i % 2 == 0 ? Role.MASTER : Role.BACKUP));
            chronicle.add(report(at + SECOND, 2, i % 2 == 0 ? Role.BACKUP : Role.MASTER));
        }
        chronicle.watched(WALL + 7L * 86_400 * SECOND);
        return chronicle;
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return kind == SourceKind.CONFIGS || kind == SourceKind.NONE ? Optional.empty() : Optional.of(chronicleOf);
    }

    @Override
    public String nameKey() {
        return other.nameKey();
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return other.snapshot();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return other.transitions();
    }

    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return other.onAdverts(listener);
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return other.live();
    }
}
