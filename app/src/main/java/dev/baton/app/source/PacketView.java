package dev.baton.app.source;

import java.util.List;

import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// The packets of a source as they are at an instant.
///
/// @param store      where they are
/// @param lastNumber the newest of them at that instant; 0: none
/// @param cards      what each sender does; the same list until it is counted anew
public record PacketView(PacketStore store, long lastNumber, List<SourceCard> cards) {}
