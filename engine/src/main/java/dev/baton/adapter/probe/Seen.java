package dev.baton.adapter.probe;

/// What one look at something has shown.
///
/// @param isGood whether it is as the check wants it
/// @param what   what was seen, a clause: `10.0.0.1:80 refused the connection`
record Seen(boolean isGood, String what) {
    static Seen good(String what) {
        return new Seen(true, what);
    }

    static Seen bad(String what) {
        return new Seen(false, what);
    }
}
