package dev.baton.app.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Track;
import dev.baton.history.Turn;
import dev.baton.vrrp.Reason;
import dev.baton.wire.Family;

/// What the Timeline says in the language of the window.
final class TimelineWords {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private final Texts texts;
    private final ClusterWords words;
    private final Durations durations;
    private final boolean isWall;
    private final DateTimeFormatter exact;
    private final DateTimeFormatter second;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;
    private final DateTimeFormatter full;
    private final DateTimeFormatter date;

    /// @param kind a lab counts from its start, everything else has date and time
    TimelineWords(Texts texts, SourceKind kind, ZoneId zone) {
        this.texts = texts;
        words = new ClusterWords(texts);
        durations = new Durations(texts);
        isWall = kind != SourceKind.LAB;
        exact = format("HH:mm:ss.SSS", zone);
        second = format("HH:mm:ss", zone);
        minute = format("HH:mm", zone);
        day = format("MM-dd HH:mm", zone);
        date = format("MM-dd", zone);
        full = format("uuuu-MM-dd HH:mm:ss.SSSSSSXXX", zone);
    }

    private static DateTimeFormatter format(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }

    private static Instant instant(long nanos) {
        long seconds = Math.floorDiv(nanos, SECOND);
        return Instant.ofEpochSecond(seconds, nanos - TimeUnit.SECONDS.toNanos(seconds));
    }

    /// An instant to the millisecond: "14:03:07.123", "23.169 s".
    String time(long atNanos) {
        return isWall ? exact.format(instant(atNanos)) : durations.instant(atNanos);
    }

    /// An instant to the millisecond, with its day where that is not the day of `other`.
    String stamp(long atNanos, long other) {
        boolean isSameDay = !isWall || date.format(instant(atNanos)).equals(date.format(instant(other)));
        return isSameDay ? time(atNanos) : date.format(instant(atNanos)) + " " + time(atNanos);
    }

    /// An instant in full, for a file.
    String exactTime(long atNanos) {
        return isWall
                ? full.format(instant(atNanos))
                : String.format(Locale.ROOT, "%d.%09d", atNanos / SECOND, Math.floorMod(atNanos, SECOND));
    }

    /// A mark on the axis, as fine as the step asks for.
    String mark(long atNanos, long stepNanos) {
        if (!isWall) {
            return stepNanos >= SECOND
                    ? texts.get("timeline.axis.seconds", Long.toString(atNanos / SECOND))
                    : durations.instant(atNanos);
        }
        if (stepNanos < SECOND) {
            return exact.format(instant(atNanos));
        }
        if (stepNanos < 60 * SECOND) {
            return second.format(instant(atNanos));
        }
        return (stepNanos >= DAY / 4 ? day : minute).format(instant(atNanos));
    }

    /// How long something lasted.
    String length(long nanos) {
        return nanos < 60 * SECOND ? durations.exact(nanos) : durations.since(nanos);
    }

    /// "VRID 51 · lan · 10.0.0.100 (+2)".
    String title(Track track) {
        String name = name(track.key());
        List<String> addresses = track.addresses();
        if (addresses.isEmpty()) {
            return name;
        }
        String first = addresses.getFirst().replaceFirst("/.*", "");
        return name + " · " + (addresses.size() == 1
                ? first
                : texts.get("control.address.more", first, Integer.toString(addresses.size() - 1)));
    }

    /// "VRID 51 · lan", with the family where it is IPv6.
    String name(ClusterKey key) {
        String vrid = texts.get("control.vrid", Integer.toString(key.vrid()));
        return vrid + " · " + key.network() + (key.family() == Family.IPV6 ? " · IPv6" : "");
    }

    /// "n2 became MASTER: no advert from n1 for 3.609 s (3 × 1 s + skew 0.609 s)".
    String sentence(Turn turn, Snapshot then) {
        return texts.get("timeline.turn", turn.node(), turn.to().name(), why(turn, then));
    }

    /// Why a router changed its state, with the numbers.
    String why(Turn turn, Snapshot then) {
        return switch (turn) {
            case Turn.Told(var moved) -> words.reason(cluster(then, turn.key()), moved.transition());
            case Turn.Inferred inferred -> why(inferred);
        };
    }

    private static Cluster cluster(Snapshot then, ClusterKey key) {
        return then.cluster(key).orElseGet(() -> new Cluster(key, 0, 0, "", List.of(), List.of(),
                dev.baton.cluster.Health.UNKNOWN, 0));
    }

    private String why(Turn.Inferred turn) {
        String peer = turn.peer().orElse("");
        String mine = Integer.toString(turn.priority());
        String theirs = Integer.toString(turn.peerPriority());
        return switch (turn.sign()) {
            case FIRST_ADVERT -> texts.get("timeline.sign.first-advert", mine);
            case AFTER_SILENCE -> texts.get("timeline.sign.after-silence", mine, peer,
                    durations.exact(turn.silentNanos()));
            case AFTER_RESIGNATION -> texts.get("timeline.sign.after-resignation", mine, peer);
            case OVER_MASTER -> texts.get("timeline.sign.over-master", mine, peer, theirs);
            case RESIGNED -> texts.get("timeline.sign.resigned");
            case YIELDED -> texts.get("timeline.sign.yielded", peer, theirs, mine);
        };
    }

    /// The section of RFC 9568 that asks for such a change; empty where it is of no RFC.
    static Optional<String> section(Turn turn) {
        return switch (turn) {
            case Turn.Told(var moved) -> section(moved.transition().reason());
            case Turn.Inferred inferred -> switch (inferred.sign()) {
                case FIRST_ADVERT, AFTER_SILENCE, AFTER_RESIGNATION, OVER_MASTER -> Optional.of("6.4.2");
                case RESIGNED, YIELDED -> Optional.of("6.4.3");
            };
        };
    }

    private static Optional<String> section(Reason reason) {
        return switch (reason) {
            case OWNER_STARTED, STARTED -> Optional.of("6.4.1");
            case MASTER_SILENT, MASTER_RESIGNED, PREEMPTED_LOWER -> Optional.of("6.4.2");
            case HIGHER_PRIORITY, HIGHER_ADDRESS, SHUTDOWN -> Optional.of("6.4.3");
            case STALLED, FAULT_RAISED, FAULT_CLEARED, GROUP_PROMOTED, GROUP_DEMOTED, HANDED_OVER, RESIGNED ->
                Optional.empty();
        };
    }

    /// "Two masters: n1, n2 · 3.2 s".
    String trouble(Trouble trouble) {
        String length = length(trouble.toNanos() - trouble.fromNanos());
        String nodes = String.join(", ", trouble.nodes());
        return switch (trouble.kind()) {
            case SPLIT -> texts.get("timeline.trouble.split", nodes, length);
            case NO_MASTER -> texts.get("timeline.trouble.no-master", length);
            case FAULT -> texts.get("timeline.trouble.fault", nodes, length);
        };
    }

    /// "check nginx fails on n1".
    String event(Event event) {
        return switch (event.kind()) {
            case PUSH -> pushed(event);
            case CONFIG -> texts.get("timeline.event.config", event.node(), event.part(0), event.part(1));
            case CHECK_PASSES -> detailed("timeline.event.check-passes", event);
            case CHECK_FAILS -> detailed("timeline.event.check-fails", event);
            case PRIORITY -> texts.get("timeline.event.priority", event.node(), event.text());
            case PRIORITY_SET -> steered("timeline.event.priority-set", event);
            case HAND_OVER -> steered("timeline.event.hand-over", event);
            case MAINTENANCE -> steered("timeline.event.maintenance", event);
            case TEST -> texts.get("timeline.event.test", texts.said(event.text()));
            case NOTE -> texts.get("timeline.event.note", event.text());
            case NODE_LOST -> texts.get("timeline.event.node-lost", event.node());
        };
    }

    /// "Push to n1 confirmed by admin: revision 12 (3fa9c1d2)".
    private String pushed(Event event) {
        String key = "timeline.event.push." + event.part(0).toLowerCase(Locale.ROOT).replace('_', '-');
        if (!texts.has(key)) {
            return texts.get("timeline.event.push", event.node(), texts.said(event.text()));
        }
        String told = texts.get(key, event.node(), event.part(1), event.part(2), event.part(3));
        return event.part(4).isEmpty() ? told : texts.get("timeline.event.with", told, texts.said(event.part(4)));
    }

    private String detailed(String key, Event event) {
        String told = texts.get(key, event.node(), event.part(0));
        return event.part(1).isEmpty() ? told : texts.get("timeline.event.with", told, texts.said(event.part(1)));
    }

    private String steered(String key, Event event) {
        String told = texts.get(key, event.node(), event.part(0));
        return event.part(1).isEmpty() ? told : texts.get("timeline.event.by", told, event.part(1));
    }
}
