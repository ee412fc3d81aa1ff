package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

import dev.baton.config.NotifyRule.Event;

/// The keywords that name scripts to be told.
final class Notify {
    private static final String BECOMES = "`notify`: the script by its name in the policy's script folder";

    static final Keyword<String> MASTER = Keyword.changed("notify_master", Accepts.COMMAND, BECOMES);
    static final Keyword<String> BACKUP = Keyword.changed("notify_backup", Accepts.COMMAND, BECOMES);
    static final Keyword<String> FAULT = Keyword.changed("notify_fault", Accepts.COMMAND, BECOMES);
    static final Keyword<String> STOP = Keyword.changed("notify_stop", Accepts.COMMAND, BECOMES);
    static final Keyword<String> ALL = Keyword.changed("notify", Accepts.COMMAND, BECOMES + ", for all four states");

    private Notify() {}

    /// Those of an instance and of a group.
    static List<Keyword<String>> scripts() {
        return List.of(MASTER, BACKUP, FAULT, STOP, ALL);
    }

    static List<Keyword<?>> instance() {
        List<Keyword<?>> keywords = new ArrayList<>(scripts());
        keywords.add(Keyword.lost("notify_deleted", Accepts.form("[command]"), "",
                "A router that is removed is stopped, and tells 'stop'."));
        keywords.add(Keyword.lost("notify_master_rx_lower_pri", Accepts.COMMAND, "",
                "Nodes tell of a rival as a finding: on: [finding]."));
        return keywords;
    }

    /// The events that a keyword is about.
    static List<Event> events(Keyword<String> keyword) {
        if (keyword.equals(MASTER)) {
            return List.of(Event.MASTER);
        }
        if (keyword.equals(BACKUP)) {
            return List.of(Event.BACKUP);
        }
        if (keyword.equals(FAULT)) {
            return List.of(Event.FAULT);
        }
        return keyword.equals(STOP)
                ? List.of(Event.STOP)
                : List.of(Event.MASTER, Event.BACKUP, Event.FAULT, Event.STOP);
    }
}
