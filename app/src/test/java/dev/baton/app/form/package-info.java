/// Tests of `dev.baton.app.form`.
@NullMarked
package dev.baton.app.form;

import org.jspecify.annotations.NullMarked;
