@NullMarked
package dev.baton.commit;

import org.jspecify.annotations.NullMarked;
