/// The tour: visits every screen on a lab, in both themes and both languages, and leaves pictures and figures behind.
@NullMarked
package dev.baton.app.tour;

import org.jspecify.annotations.NullMarked;
