@NullMarked
package dev.baton.failover;

import org.jspecify.annotations.NullMarked;
