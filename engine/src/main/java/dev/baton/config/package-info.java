/// The configuration of one node as records: read from YAML with all problems at once, each with its place; written,
/// compared, edited in place, and turned into what the election needs. No network, no clock.
@NullMarked
package dev.baton.config;

import org.jspecify.annotations.NullMarked;
