/// What the engine says, in other languages: sentences are composed in English where they come up, and read with a book
/// of phrases where a window or a report shows them.
@NullMarked
package dev.baton.phrase;

import org.jspecify.annotations.NullMarked;
