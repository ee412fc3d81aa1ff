/// Tests of what several screens draw with, and the clusters they are shown.
@NullMarked
package dev.baton.app.control;

import org.jspecify.annotations.NullMarked;
