/// Tests of the engine as a whole: that it keeps to its design.
@NullMarked
package dev.baton;

import org.jspecify.annotations.NullMarked;
