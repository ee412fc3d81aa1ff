/// Who is who between a node and those who manage it: keys of their own, pins, pairing codes and their proofs. Shared by
/// both ends.
@NullMarked
package dev.baton.trust;

import org.jspecify.annotations.NullMarked;
