/// The tests of the tour.
@NullMarked
package dev.baton.app.tour;

import org.jspecify.annotations.NullMarked;
