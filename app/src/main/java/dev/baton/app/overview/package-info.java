/// The first screen: every cluster that is watched, the broken ones first, drawn as its segment with its adverts.
@NullMarked
package dev.baton.app.overview;

import org.jspecify.annotations.NullMarked;
