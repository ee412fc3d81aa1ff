@NullMarked
package dev.baton.push;

import org.jspecify.annotations.NullMarked;
