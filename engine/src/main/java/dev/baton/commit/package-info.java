/// Configurations that come over the network: judged, written down with their undo, applied, verified, and kept only if
/// somebody confirms them in time.
@NullMarked
package dev.baton.commit;

import org.jspecify.annotations.NullMarked;
