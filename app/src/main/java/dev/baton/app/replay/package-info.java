/// The past that is shown instead of the present: what says so on every screen, and goes through it.
@NullMarked
package dev.baton.app.replay;

import org.jspecify.annotations.NullMarked;
