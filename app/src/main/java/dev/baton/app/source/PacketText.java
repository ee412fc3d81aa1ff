package dev.baton.app.source;

import dev.baton.traffic.Packet;

/// A text form that packets are exported in. Thread-safe.
public interface PacketText {
    /// How the names of its files end: `csv`.
    String ending();

    /// What comes before the first packet.
    String begin();

    /// One packet.
    String row(Packet packet);

    /// What stands between two packets.
    String between();

    /// What comes after the last packet.
    String end();
}
