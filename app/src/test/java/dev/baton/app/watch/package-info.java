/// Tests of the package.
@NullMarked
package dev.baton.app.watch;

import org.jspecify.annotations.NullMarked;
