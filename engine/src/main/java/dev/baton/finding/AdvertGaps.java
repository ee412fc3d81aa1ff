package dev.baton.finding;

/// S05: a master was silent for more than two of its intervals and went on before anybody took over. A longer silence is
/// told of by S02, or is a pause of the capture.
final class AdvertGaps implements StreamCheck {
    private static final int ALLOWED_INTERVALS = 2;

    private final ClusterNotes notes;

    AdvertGaps(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        if (now.resigns()) {
            return;
        }
        before.sameBefore(now).ifPresent(last -> {
            long gap = now.atNanos() - last.atNanos();
            // Whoever has just been given another interval may use either.
            long interval = Math.max(last.intervalNanos(), now.intervalNanos());
            if (gap > ALLOWED_INTERVALS * interval && gap <= Sender.DOWN_INTERVALS * interval) {
                notes.holds(Code.S05, now.source().toString(), now, () -> new Told(
                        "%s did not advertise for %s, its interval is %s".formatted(now.source(),
                                ClusterNotes.time(gap), ClusterNotes.time(interval)),
                        "silent since packet " + last.packet(),
                        "Look for packet loss or a busy host at " + now.source() + ", or lengthen the interval"));
            }
        });
    }
}
