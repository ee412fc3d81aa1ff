@NullMarked
package dev.baton.app.draft;

import org.jspecify.annotations.NullMarked;
