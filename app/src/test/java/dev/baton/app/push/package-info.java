/// Tests of `dev.baton.app.push`.
@NullMarked
package dev.baton.app.push;

import org.jspecify.annotations.NullMarked;
