@NullMarked
package dev.baton.adapter.reach;

import org.jspecify.annotations.NullMarked;
