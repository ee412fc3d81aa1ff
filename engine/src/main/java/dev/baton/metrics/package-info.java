/// The numbers of a node in the text format of Prometheus, under the names that keepalived's exporter has and some of
/// Baton's own.
@NullMarked
package dev.baton.metrics;

import org.jspecify.annotations.NullMarked;
