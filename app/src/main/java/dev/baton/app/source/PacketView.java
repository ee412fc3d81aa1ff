package dev.baton.app.source;

import java.util.List;

import dev.baton.finding.Finding;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// The packets of a source as they are at an instant.
///
/// @param store      where they are
/// @param lastNumber the newest of them at that instant; 0: none
/// @param cards      what each sender does; the same list until it is counted anew
/// @param findings   what was found in them; the same list until something changes
public record PacketView(PacketStore store, long lastNumber, List<SourceCard> cards, List<Finding> findings) {
    /// Packets in which nothing was found.
    public PacketView(PacketStore store, long lastNumber, List<SourceCard> cards) {
        this(store, lastNumber, cards, List.of());
    }
}
