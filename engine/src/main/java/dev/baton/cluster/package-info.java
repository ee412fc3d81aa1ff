/// What is known of clusters, as values: a [dev.baton.cluster.Sighting] is one thing that somebody saw, a
/// [dev.baton.cluster.Snapshot] is everything known at an instant, and [dev.baton.cluster.Reducer] makes the next
/// snapshot from the last one and a sighting. Live capture, nodes, capture files, the lab and recorded history all give
/// the same sightings.
@NullMarked
package dev.baton.cluster;

import org.jspecify.annotations.NullMarked;
