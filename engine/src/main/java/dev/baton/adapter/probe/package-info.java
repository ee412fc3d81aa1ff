/// Runs a node's checks: looks at processes, ports, pages, hosts, scripts, files and interfaces, each in time, and tells
/// the loop what came of it.
@NullMarked
package dev.baton.adapter.probe;

import org.jspecify.annotations.NullMarked;
