/// What stands between an agent and what it manages, interfaces only: the engine, its events, its configuration. The
/// built-in engine is behind them now; an installed keepalived can be later.
@NullMarked
package dev.baton.manage;

import org.jspecify.annotations.NullMarked;
