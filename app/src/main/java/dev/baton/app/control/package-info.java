/// Drawings and controls that several screens use: what a state, a health, an address and a segment look like. Colours
/// come from the style sheets, words from the bundles.
@NullMarked
package dev.baton.app.control;

import org.jspecify.annotations.NullMarked;
