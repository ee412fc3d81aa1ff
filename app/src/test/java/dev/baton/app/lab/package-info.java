/// The tests of the lab's session, view model and screen.
@NullMarked
package dev.baton.app.lab;

import org.jspecify.annotations.NullMarked;
