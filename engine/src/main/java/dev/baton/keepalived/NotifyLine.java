package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

import dev.baton.config.NotifyRule.Event;

/// A script that is told of changes.
///
/// @param events the states it is told of
/// @param node   the statement
record NotifyLine(List<Event> events, Node node) {
    NotifyLine {
        events = List.copyOf(events);
    }

    static List<NotifyLine> all(Statements statements) {
        List<NotifyLine> lines = new ArrayList<>();
        for (Keyword<String> keyword : Notify.scripts()) {
            statements.first(keyword)
                    .ifPresent(given -> lines.add(new NotifyLine(Notify.events(keyword), given.node())));
        }
        return lines;
    }
}
