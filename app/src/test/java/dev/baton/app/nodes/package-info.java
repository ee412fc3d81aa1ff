@NullMarked
package dev.baton.app.nodes;

import org.jspecify.annotations.NullMarked;
