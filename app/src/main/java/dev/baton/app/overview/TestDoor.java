package dev.baton.app.overview;

import java.util.Optional;

import dev.baton.app.control.Durations;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Proof;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.Target;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.drill.Subject;

/// The way from a cluster to its failover test, and when it was last proven.
final class TestDoor {
    private final Texts texts;
    private final Durations durations;
    private final Crossing crossing;
    private final DrillDesk drills;
    private final SourceKind kind;
    private final boolean isPast;

    /// @param isPast whether the past is shown, which cannot be tested
    TestDoor(Texts texts, Crossing crossing, DrillDesk drills, SourceKind kind, boolean isPast) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.crossing = crossing;
        this.drills = drills;
        this.kind = kind;
        this.isPast = isPast;
    }

    /// Why nothing can be tested, as the last part of a key; empty: it can.
    String whyNot() {
        if (isPast) {
            return "past";
        }
        return kind == SourceKind.LAB || kind == SourceKind.NODES ? "" : "kind";
    }

    static Subject subject(Cluster cluster) {
        return new Subject(cluster.key().network(), cluster.key().family(), cluster.key().vrid());
    }

    /// Leads to the test of a cluster.
    void open(Cluster cluster) {
        if (whyNot().isEmpty()) {
            crossing.go("failover", new Target.Failover(Optional.of(subject(cluster))));
        }
    }

    /// When it was last proven, in words; empty: nobody can tell.
    ///
    /// @param isOld whether that is too long ago, or never
    record Proven(String words, boolean isOld) {
        static final Proven UNKNOWN = new Proven("", false);
    }

    Proven proven(Cluster cluster, long nowMillis) {
        if (!drills.isKnown().get() || !whyNot().isEmpty()) {
            return Proven.UNKNOWN;
        }
        Optional<Proof> proof = Optional.ofNullable(drills.proofs().get().get(subject(cluster)));
        return proof.map(p -> proven(p, nowMillis)).orElseGet(() -> new Proven(texts.get("overview.proof.never"),
                true));
    }

    private Proven proven(Proof proof, long nowMillis) {
        String ago = durations.since(proof.age(nowMillis).toNanos());
        if (proof.isOld(nowMillis)) {
            return new Proven(texts.get("overview.proof.old", ago), true);
        }
        return new Proven(proof.gapNanos().isPresent()
                ? texts.get("overview.proof.ago", ago, durations.exact(proof.gapNanos().getAsLong()))
                : texts.get("overview.proof.no-gap", ago), false);
    }
}
