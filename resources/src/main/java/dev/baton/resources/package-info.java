/// Finds the files that ship with Baton: bundles, themes, samples, schemas. No logic beyond the look-up.
@NullMarked
package dev.baton.resources;

import org.jspecify.annotations.NullMarked;
