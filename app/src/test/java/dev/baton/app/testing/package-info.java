/// What the tests of all screens share: the JavaFX thread, pictures, warnings.
@NullMarked
package dev.baton.app.testing;

import org.jspecify.annotations.NullMarked;
