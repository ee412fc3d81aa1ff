/// What every single fault would do to configurations, worked out by the engine's own code, in words and as a table that
/// several screens show.
@NullMarked
package dev.baton.app.whatif;

import org.jspecify.annotations.NullMarked;
