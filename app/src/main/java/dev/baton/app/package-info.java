/// The window as a whole: where the screens, the source and the frame are put together, opened and ended.
@NullMarked
package dev.baton.app;

import org.jspecify.annotations.NullMarked;
