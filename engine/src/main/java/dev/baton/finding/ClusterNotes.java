package dev.baton.finding;

import java.util.function.Supplier;

import dev.baton.cluster.ClusterKey;

/// Where the checks of one cluster note what they find.
final class ClusterNotes {
    private final ClusterKey key;
    private final String subject;
    private final FindingBook streamBook;
    private final FindingBook packetBook;

    /// @param streamBook for what the stream shows
    /// @param packetBook for what senders do wrong: a flood of those leaves room for the others
    ClusterNotes(ClusterKey key, FindingBook streamBook, FindingBook packetBook) {
        this.key = key;
        this.streamBook = streamBook;
        this.packetBook = packetBook;
        subject = subject(key);
    }

    static String subject(ClusterKey key) {
        return "VRID " + key.vrid() + " " + key.family() + " " + key.network();
    }

    ClusterKey key() {
        return key;
    }

    String subject() {
        return subject;
    }

    /// It is there, in the cluster as a whole.
    ///
    /// @param intervalNanos the interval of the cluster: what lasts is seen again within a few of them
    void holds(Code code, long packet, long atNanos, long intervalNanos, Supplier<Told> told) {
        note(code, subject, packet, atNanos, intervalNanos, told);
    }

    /// It is there, with these senders.
    void holds(Code code, String senders, Sender now, Supplier<Told> told) {
        note(code, subject + " from " + senders, now.packet(), now.atNanos(), now.intervalNanos(), told);
    }

    private void note(Code code, String about, long packet, long atNanos, long intervalNanos, Supplier<Told> told) {
        FindingBook book = code.isOfPackets() ? packetBook : streamBook;
        book.holds(code, about, packet, atNanos, FindingBook.quiet(intervalNanos), told);
    }

    /// Its cause has gone.
    void ends(Code code, long atNanos) {
        (code.isOfPackets() ? packetBook : streamBook).end(code, subject, atNanos);
    }

    /// Its cause has gone.
    void ends(Code code, String senders, long atNanos) {
        (code.isOfPackets() ? packetBook : streamBook).end(code, subject + " from " + senders, atNanos);
    }

    /// `2 s`, `100 ms`.
    static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
