/// The configurations of several nodes side by side: a row for each setting, a column for each node.
@NullMarked
package dev.baton.app.matrix;

import org.jspecify.annotations.NullMarked;
