/// The frame round every screen: rail, top bar, palette, status bar, window; the one place where screens are put
/// together.
@NullMarked
package dev.baton.app.shell;

import org.jspecify.annotations.NullMarked;
