/// Tests of the package.
@NullMarked
package dev.baton.app.source;

import org.jspecify.annotations.NullMarked;
