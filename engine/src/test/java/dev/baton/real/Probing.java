package dev.baton.real;

/// What a host saw of an address that it asked for an echo every millisecond.
///
/// @param sent         how many requests
/// @param lost         how many of them were not answered
/// @param outageMicros from the last answer before a run of unanswered requests to the first one after it, the longest; 0:
///                     every request was answered
/// @param silentMicros the longest time between two answers, whatever the reason
record Probing(int sent, int lost, long outageMicros, long silentMicros) {
    private static final String NAME = "probed";
    private static final long NEVER_MICROS = 3_600_000_000L;

    /// @param answered when each request was answered, in nanoseconds; 0: it was not
    static Probing of(long... answered) {
        int lost = 0;
        long outage = 0;
        long silent = 0;
        long last = 0;
        boolean isMissing = false;
        for (long at : answered) {
            if (at == 0) {
                lost++;
                isMissing = true;
                continue;
            }
            long gap = last == 0 ? 0 : (at - last) / 1_000;
            silent = Math.max(silent, gap);
            outage = isMissing ? Math.max(outage, gap) : outage;
            isMissing = false;
            last = at;
        }
        return new Probing(answered.length, lost, isMissing ? NEVER_MICROS : outage, silent);
    }

    static boolean isOne(String line) {
        return line.startsWith(NAME + " ");
    }

    static Probing parse(String line) {
        String[] words = line.split(" ", -1);
        return new Probing(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    @Override
    public String toString() {
        return NAME + " " + sent + " " + lost + " " + outageMicros + " " + silentMicros;
    }
}
