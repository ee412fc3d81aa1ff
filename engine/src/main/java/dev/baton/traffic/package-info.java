/// Packets as they were captured, kept in bulk and decoded when asked for, and what a stream of them tells: sightings,
/// and what each sender does. Live captures, capture files and the lab all go through here.
@NullMarked
package dev.baton.traffic;

import org.jspecify.annotations.NullMarked;
