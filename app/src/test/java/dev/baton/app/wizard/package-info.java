/// Tests of `dev.baton.app.wizard`.
@NullMarked
package dev.baton.app.wizard;

import org.jspecify.annotations.NullMarked;
