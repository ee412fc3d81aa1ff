package dev.baton.bench;

import java.util.Locale;

/// The parts of the bench, in the order in which they run.
enum Part {
    START(1, "Start-up"),
    TAKEOVER(2, "Takeover and planned hand-over"),
    LOAD(3, "Load: processor, memory, jitter"),
    BOGUS(4, "Bogus advertisements"),
    SOAK(5, "10 ms adverts with busy cores");

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
