package dev.baton.bench;

import java.util.Locale;

/// The parts of the bench, in the order in which they run.
enum Part {
    START(1, "Start-up"),
    TAKEOVER(2, "Takeover and planned hand-over"),
    LOAD(3, "Load: processor, memory, jitter"),
    BOGUS(4, "Bogus advertisements"),
    SOAK(5, "10 ms adverts with busy cores"),
    AGENT(6, "A node that serves clients"),
    RECEIVERS(7, "Takeover while receivers of notifications hang"),
    WINDOW(8, "A window that follows 30 nodes"),
    PROBE(9, "Probes every millisecond");

    private final int place;
    private final String title;

    Part(int place, String title) {
        this.place = place;
        this.title = title;
    }

    /// Its place in the report.
    int place() {
        return place;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
