/// What happened: sightings kept compactly as [dev.baton.history.Span]s, in memory ([dev.baton.history.Chronicle]) and in
/// the user's file ([dev.baton.history.HistoryFile]). From them come the states over a stretch of time
/// ([dev.baton.history.Bars]) and everything known at an instant ([dev.baton.history.Recall]).
@NullMarked
package dev.baton.history;

import org.jspecify.annotations.NullMarked;
