/// Tests of the Priorities screen.
@NullMarked
package dev.baton.app.priority;

import org.jspecify.annotations.NullMarked;
