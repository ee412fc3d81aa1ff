/// The Timeline screen: who was what, when, and why; what was known at an instant.
@NullMarked
package dev.baton.app.timeline;

import org.jspecify.annotations.NullMarked;
