/// Tests of `dev.baton.app.config`.
@NullMarked
package dev.baton.app.config;

import org.jspecify.annotations.NullMarked;
