@NullMarked
package dev.baton.lease;

import org.jspecify.annotations.NullMarked;
