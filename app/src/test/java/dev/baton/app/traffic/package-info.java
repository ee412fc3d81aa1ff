@NullMarked
package dev.baton.app.traffic;

import org.jspecify.annotations.NullMarked;
