/// Pushes of configurations to several nodes: validated on all, applied one by one behind gates, confirmed when all are
/// good, undone on all when one is not, and resumed from a file after a crash.
@NullMarked
package dev.baton.push;

import org.jspecify.annotations.NullMarked;
