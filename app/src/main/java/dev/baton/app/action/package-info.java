/// The table of actions. Buttons, shortcuts, the palette and the cheat sheet are all made from it.
@NullMarked
package dev.baton.app.action;

import org.jspecify.annotations.NullMarked;
