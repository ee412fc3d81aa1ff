/// Runs the programs that a node's policy allows: found by name in one folder that only trusted people may write to, with
/// a fixed environment, a bounded time, and nothing of them left when they end.
@NullMarked
package dev.baton.adapter.script;

import org.jspecify.annotations.NullMarked;
