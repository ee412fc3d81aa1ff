package dev.baton.app.source;

import java.nio.file.Path;

import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;

/// What a capture file holds.
///
/// @param file      the file
/// @param snapshot  what is known of the clusters at its end
/// @param packets   its packets
/// @param chronicle what was seen in it, over its whole time
/// @param lastNanos the time of its newest packet, since 1970
/// @param problem   why the rest of it could not be read, as a sentence; empty: it was read to its end
public record LoadedCapture(Path file, Snapshot snapshot, PacketView packets, Chronicle chronicle,
        long lastNanos, String problem) {
    /// The file's own name.
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
