/// Changing what the window watches: the chooser of interfaces, files dropped on the window, what is told of it.
@NullMarked
package dev.baton.app.watch;

import org.jspecify.annotations.NullMarked;
