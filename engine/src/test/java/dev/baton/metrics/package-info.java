/// Tests of the metrics.
@NullMarked
package dev.baton.metrics;

import org.jspecify.annotations.NullMarked;
