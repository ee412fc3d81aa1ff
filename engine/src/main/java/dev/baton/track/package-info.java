/// Check results folded to an effective priority or a fault, as pure data: which check gave what, and why the sum is
/// what it is. Running the checks is not done here.
@NullMarked
package dev.baton.track;

import org.jspecify.annotations.NullMarked;
