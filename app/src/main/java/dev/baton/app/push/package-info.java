/// The push: what is staged, looked at step by step, sent to the nodes, kept or undone; and what was pushed before.
@NullMarked
package dev.baton.app.push;

import org.jspecify.annotations.NullMarked;
