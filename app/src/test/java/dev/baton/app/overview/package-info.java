/// Tests of the Overview.
@NullMarked
package dev.baton.app.overview;

import org.jspecify.annotations.NullMarked;
