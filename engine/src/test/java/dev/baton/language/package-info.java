@NullMarked
package dev.baton.language;

import org.jspecify.annotations.NullMarked;
