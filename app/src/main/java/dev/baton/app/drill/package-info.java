/// What the whole window knows of failover tests: which one goes on, and when each virtual router was last proven.
@NullMarked
package dev.baton.app.drill;

import org.jspecify.annotations.NullMarked;
