package dev.baton.failover.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Marked;
import dev.baton.drill.Measured;
import dev.baton.traffic.Packet;

/// What was heard during a test as a capture file that Wireshark opens. Each instant of the failover stands as a comment on
/// the packet that is nearest to it.
public final class MarkedCapture {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private MarkedCapture() {}

    /// Writes it.
    ///
    /// @param packets on the test's clock
    ///
    /// @throws CaptureException if it cannot be written
    public static void write(Path file, DrillResult result, List<Packet> packets) {
        List<Packet> ordered = packets.stream().sorted(Comparator.comparingLong(Packet::atNanos)).toList();
        Map<Integer, String> comments = comments(result, ordered);
        try (CaptureWriter writer = new CaptureWriter(file)) {
            for (int i = 0; i < ordered.size(); i++) {
                Packet packet = ordered.get(i);
                long wall = Math.max(0, result.startMillis() * NANOS_PER_MILLI + packet.atNanos()
                        - result.startNanos());
                writer.write(packet.observer(), packet.link(), wall, packet.wireLength(), packet.bytes().bytes(),
                        Optional.ofNullable(comments.get(i)));
            }
        }
    }

    private static Map<Integer, String> comments(DrillResult result, List<Packet> packets) {
        Map<Integer, String> comments = new LinkedHashMap<>();
        if (packets.isEmpty()) {
            return comments;
        }
        note(comments, 0, "Baton failover test " + result.id() + " of " + result.plan().order().subject() + ": "
                + result.plan().order().fault().word() + ". " + result.sentence());
        for (Marked mark : result.measured().map(Measured::marks).orElse(List.of())) {
            int nearest = nearest(packets, mark.atNanos());
            note(comments, nearest, "Baton: " + mark.mark() + " (" + mark.node() + ") at "
                    + Figures.after(mark.atNanos() - result.startNanos()) + " ± " + Figures.span(mark.errorNanos())
                    + ", " + Figures.span(packets.get(nearest).atNanos() - mark.atNanos()) + " before this packet.");
        }
        return comments;
    }

    private static void note(Map<Integer, String> comments, int packet, String text) {
        comments.merge(packet, Plain.shown(text), (one, other) -> one + "\n" + other);
    }

    private static int nearest(List<Packet> packets, long atNanos) {
        int nearest = 0;
        for (int i = 1; i < packets.size(); i++) {
            if (Math.abs(packets.get(i).atNanos() - atNanos) < Math.abs(packets.get(nearest).atNanos() - atNanos)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
