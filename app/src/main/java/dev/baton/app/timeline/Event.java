package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.Sighting;
import dev.baton.history.History;
import dev.baton.history.NodeNotes;
import dev.baton.history.Note;
import dev.baton.history.Span;
import dev.baton.track.Contribution;

/// Something that happened beside the election, for the strip above the bars.
///
/// @param atNanos when
/// @param kind    what sort of thing
/// @param node    the node it was on; empty: none
/// @param text    what it is about: a check's name, a command, what a person wrote
record Event(long atNanos, Kind kind, String node, String text) {
    /// A check that turned is told of with its event, and shows in the report that follows.
    private static final long SAME_NANOS = 3_000_000_000L;

    /// The sorts of things.
    enum Kind {
        PUSH, CONFIG, CHECK_PASSES, CHECK_FAILS, PRIORITY, PRIORITY_SET, HAND_OVER, MAINTENANCE, TEST, NOTE, NODE_LOST
    }

    /// A part of the text, where it has parts; empty: there is none.
    String part(int place) {
        String[] parts = text.split(NodeNotes.BETWEEN, -1);
        return place < parts.length ? parts[place] : "";
    }

    /// Everything of a history, oldest first: what was noted, and what the nodes' reports show beside their states.
    static List<Event> of(History history) {
        List<Event> events = new ArrayList<>();
        Map<String, String> running = new LinkedHashMap<>();
        history.notes().stream().sorted(Comparator.comparingLong(Note::atNanos)).filter(note -> note
                .kind() != Note.Kind.CONFIG || !note.text().equals(running.put(note.node(), note.text())))
                .forEach(note -> events.add(new Event(note.atNanos(), switch (note.kind()) {
                    case PUSH -> Kind.PUSH;
                    case CHECK, CHECK_FAILS -> Kind.CHECK_FAILS;
                    case CHECK_PASSES -> Kind.CHECK_PASSES;
                    case CONFIG -> Kind.CONFIG;
                    case HAND_OVER -> Kind.HAND_OVER;
                    case PRIORITY -> Kind.PRIORITY_SET;
                    case MAINTENANCE -> Kind.MAINTENANCE;
                    case TEST -> Kind.TEST;
                    case NOTE -> Kind.NOTE;
                }, note.node(), note.text())));
        Map<List<Object>, Sighting.RouterReported> last = new LinkedHashMap<>();
        List<Span> inTime = new ArrayList<>(history.spans());
        inTime.sort(Comparator.comparingLong(Span::fromNanos));
        for (Span span : inTime) {
            switch (span.first()) {
                case Sighting.NodeLost lost -> {
                    Event event = new Event(lost.atNanos(), Kind.NODE_LOST, lost.node(), "");
                    if (events.isEmpty() || !events.getLast().equals(event)) {
                        events.add(event);
                    }
                }
                case Sighting.RouterReported report -> {
                    Sighting.@Nullable RouterReported before = last.put(
                            List.of(report.key(), report.node(), report.router()), report);
                    if (before != null) {
                        compare(before, report, events);
                    }
                }
                case Sighting.AdvertSeen _,Sighting.Transitioned _,Sighting.AddressAnnounced _ -> {
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::atNanos));
        return List.copyOf(events);
    }

    /// Whether the node itself told of the same.
    private boolean isToldBy(Event other) {
        return other.kind == kind && other.node.equals(node) && other.part(0).equals(part(0))
                && Math.abs(other.atNanos - atNanos) <= SAME_NANOS;
    }

    private static void compare(Sighting.RouterReported before, Sighting.RouterReported now, List<Event> events) {
        for (Contribution check : now.priority().contributions()) {
            for (Contribution old : before.priority().contributions()) {
                if (old.check().equals(check.check()) && old.passing() != check.passing()) {
                    Event turned = new Event(now.atNanos(), check.passing() ? Kind.CHECK_PASSES : Kind.CHECK_FAILS,
                            now.node(), check.check());
                    if (events.stream().noneMatch(turned::isToldBy)) {
                        events.add(turned);
                    }
                }
            }
        }
        if (before.priority().base() != now.priority().base()) {
            events.add(new Event(now.atNanos(), Kind.PRIORITY, now.node(),
                    before.priority().base() + " → " + now.priority().base()));
        }
    }
}
