/// Where snapshots come from: the lab now, and whatever else yields sightings.
@NullMarked
package dev.baton.app.source;

import org.jspecify.annotations.NullMarked;
