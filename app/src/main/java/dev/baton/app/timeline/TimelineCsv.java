package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.baton.cluster.Snapshot;
import dev.baton.history.Track;
import dev.baton.history.Turn;
import dev.baton.vrrp.Evidence;

/// What happened in a range, as CSV (RFC 4180): changes of state, problems and events by time. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
final class TimelineCsv {
    private static final List<String> HEADER = List.of("time", "nanoseconds", "kind", "site", "network", "family",
            "vrid", "node", "from", "to", "reason", "own_priority", "peer", "peer_priority", "silent_ms", "duration_ms",
            "text");
    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";
    private static final double MILLI = 1e6;

    private final TimelineWords words;

    TimelineCsv(TimelineWords words) {
        this.words = words;
    }

    /// Everything of `content` within `range`.
    String of(Content content, Range range) {
        TreeMap<Long, List<List<String>>> rows = new TreeMap<>(Comparator.naturalOrder());
        for (Track track : content.tracks()) {
            track.turns().stream().filter(t -> range.contains(t.atNanos()))
                    .forEach(t -> add(rows, t.atNanos(), turn(t)));
        }
        content.troubles().stream().filter(t -> range.contains(t.fromNanos()))
                .forEach(t -> add(rows, t.fromNanos(), trouble(t)));
        content.events().stream().filter(e -> range.contains(e.atNanos()))
                .forEach(e -> add(rows, e.atNanos(), event(e)));
        StringBuilder csv = new StringBuilder(line(HEADER));
        for (Map.Entry<Long, List<List<String>>> entry : rows.entrySet()) {
            entry.getValue().forEach(row -> csv.append(line(row)));
        }
        return csv.toString();
    }

    private static void add(Map<Long, List<List<String>>> rows, long at, List<String> row) {
        rows.computeIfAbsent(at, _ -> new ArrayList<>()).add(row);
    }

    private List<String> start(long atNanos, String kind, Optional<dev.baton.cluster.ClusterKey> key, String node) {
        List<String> row = new ArrayList<>(List.of(words.exactTime(atNanos), Long.toString(atNanos), kind));
        row.addAll(key.map(k -> List.of(k.site(), k.network(), k.family().name(), Integer.toString(k.vrid())))
                .orElseGet(() -> List.of("", "", "", "")));
        row.add(node);
        return row;
    }

    private List<String> turn(Turn turn) {
        List<String> row = start(turn.atNanos(), "transition", Optional.of(turn.key()), turn.node());
        switch (turn) {
            case Turn.Told(var moved) -> {
                Evidence e = moved.transition().evidence();
                row.addAll(List.of(moved.transition().from().name(), turn.to().name(),
                        moved.transition().reason().name(), Integer.toString(e.ownPriority()),
                        e.peer().map(Object::toString).orElse(""), number(e.peerPriority()), millis(e.silentNanos())));
            }
            case Turn.Inferred t -> row.addAll(List.of("", turn.to().name(), "HEARD_" + t.sign().name(),
                    number(t.priority()), t.peer().orElse(""), number(t.peerPriority()), millis(t.silentNanos())));
        }
        row.add("");
        row.add(words.why(turn, Snapshot.EMPTY));
        return row;
    }

    private List<String> trouble(Trouble trouble) {
        List<String> row = start(trouble.fromNanos(), "problem", Optional.of(trouble.key()),
                String.join(" ", trouble.nodes()));
        row.addAll(List.of("", trouble.kind().name(), "", "", "", "", "",
                millis(trouble.toNanos() - trouble.fromNanos()), words.trouble(trouble)));
        return row;
    }

    private List<String> event(Event event) {
        List<String> row = start(event.atNanos(), "event", Optional.empty(), event.node());
        row.addAll(List.of("", event.kind().name(), "", "", "", "", "", "", words.event(event)));
        return row;
    }

    private static String number(int value) {
        return value < 0 ? "" : Integer.toString(value);
    }

    private static String millis(long nanos) {
        return nanos < 0 ? "" : Double.toString(nanos / MILLI);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TimelineCsv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean needsQuotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
