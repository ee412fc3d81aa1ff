/// Tests of `dev.baton.app.timeline`.
@NullMarked
package dev.baton.app.timeline;

import org.jspecify.annotations.NullMarked;
