/// Tests of prediction.
@NullMarked
package dev.baton.whatif;

import org.jspecify.annotations.NullMarked;
