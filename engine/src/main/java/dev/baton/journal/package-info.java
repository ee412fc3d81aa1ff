/// What happened on a node, kept on its disk while nobody watches: an append-only record, bounded, by id.
@NullMarked
package dev.baton.journal;

import org.jspecify.annotations.NullMarked;
