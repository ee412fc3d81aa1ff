package dev.baton.app.config;

import java.util.Locale;

/// How a node's configuration here stands to what runs there, or stands in its file.
enum Drift {
    /// It is no good configuration now.
    BROKEN,
    /// Something is staged.
    EDITED,
    /// The node runs something else than was last pushed or approved from here.
    DRIFTED,
    /// The node is heard, but its configuration is not known.
    UNMANAGED,
    /// Nothing differs.
    IN_SYNC;

    /// The end of the keys of its texts and of its style class.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
