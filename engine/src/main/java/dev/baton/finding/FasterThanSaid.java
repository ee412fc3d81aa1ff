package dev.baton.finding;

/// P09 in the stream: a version 2 sender advertises several times a second, which its message cannot say. Its peers wait
/// for three of the seconds it says. Only an even row counts: answers to a rival and packets that were captured twice are
/// uneven.
final class FasterThanSaid implements StreamCheck {
    private static final int ROW = 10;
    private static final int UNEVEN_PART = 4;

    private final ClusterNotes notes;
    private long firstGap;
    private int row;

    FasterThanSaid(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        long gap = before.sameBefore(now).map(last -> now.atNanos() - last.atNanos()).orElse(0L);
        if (now.said().version() != 2 || gap <= 0 || gap > now.intervalNanos() / 2
                || before.speaksBoth(now.source(), now.atNanos())
                || before.isContested(now.source(), now.atNanos())) {
            row = 0;
            return;
        }
        if (row == 0 || Math.abs(gap - firstGap) > firstGap / UNEVEN_PART) {
            firstGap = gap;
            row = 0;
        }
        row++;
        if (row >= ROW) {
            notes.holds(Code.P09, now.source().toString(), now, () -> new Told(
                    "%s advertises every %s but can only say %s in version 2, so its peers wait for %s".formatted(
                            now.source(), ClusterNotes.time(gap), ClusterNotes.time(now.intervalNanos()),
                            ClusterNotes.time(Sender.LIVE_INTERVALS * now.intervalNanos())),
                    "interval " + now.said().interval() + " s",
                    "Use version 3 on all members, or a whole number of seconds on " + now.source()));
        }
    }
}
