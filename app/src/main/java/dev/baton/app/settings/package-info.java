/// What the window remembers between runs: language, theme, placement.
@NullMarked
package dev.baton.app.settings;

import org.jspecify.annotations.NullMarked;
