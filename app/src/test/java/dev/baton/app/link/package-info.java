@NullMarked
package dev.baton.app.link;

import org.jspecify.annotations.NullMarked;
