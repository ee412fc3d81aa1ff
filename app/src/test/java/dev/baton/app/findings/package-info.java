/// Tests of `dev.baton.app.findings`.
@NullMarked
package dev.baton.app.findings;

import org.jspecify.annotations.NullMarked;
