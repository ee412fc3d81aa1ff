package dev.baton.app.traffic;

/// An order of the packets other than that of their capture. Packets that are equal in it stay in the order of their
/// capture, and those that have nothing in the column come last, whichever way it goes.
///
/// @param column       what they are sorted by
/// @param isDescending whether the greatest comes first
record PacketOrder(SortColumn column, boolean isDescending) {
    /// Smallest first.
    static PacketOrder ascending(SortColumn column) {
        return new PacketOrder(column, false);
    }

    /// The other way round.
    PacketOrder reversed() {
        return new PacketOrder(column, !isDescending);
    }
}
