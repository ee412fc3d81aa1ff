/// Tests of the journal.
@NullMarked
package dev.baton.journal;

import org.jspecify.annotations.NullMarked;
