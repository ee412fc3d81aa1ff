package dev.baton.keepalived;

/// What the importer does with a keyword.
enum Fate {
    /// Its value is taken over. When keepalived would use another value than the one written, or our model can hold less,
    /// that is told.
    TAKEN("taken over"),
    /// It is taken over in another form, and that is always told.
    CHANGED("changed"),
    /// Our nodes behave as one of its values says: that one is taken over, any other is not imported.
    FIXED("as built in"),
    /// It is not imported; every use is told.
    LOST("not imported"),
    /// It changes nothing in keepalived that could be taken over: deprecated, unused, or about keepalived's own speed.
    IDLE("no effect"),
    /// It belongs to the load balancer.
    FOREIGN("not managed");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    /// As the reference has it.
    String words() {
        return words;
    }
}
