package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A column that the packets can be sorted by.
enum SortColumn {
    NUMBER, TIME, OBSERVER, SOURCE, DESTINATION, PROTOCOL, VRID, PRIORITY, INTERVAL, ADDRESSES, TTL, CHECKSUM, REMARK;

    /// As texts and the ids of columns name it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column of this name; empty: it cannot be sorted by.
    static Optional<SortColumn> of(String word) {
        return Arrays.stream(values()).filter(column -> column.word().equals(word)).findFirst();
    }
}
