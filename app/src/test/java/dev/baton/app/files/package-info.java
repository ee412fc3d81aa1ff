/// Tests of `dev.baton.app.files`.
@NullMarked
package dev.baton.app.files;

import org.jspecify.annotations.NullMarked;
