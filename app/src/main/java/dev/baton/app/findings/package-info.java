/// The Findings screen: everything that was diagnosed in what the window watches, what it rests on and what to do.
@NullMarked
package dev.baton.app.findings;

import org.jspecify.annotations.NullMarked;
