@NullMarked
package dev.baton.drill;

import org.jspecify.annotations.NullMarked;
