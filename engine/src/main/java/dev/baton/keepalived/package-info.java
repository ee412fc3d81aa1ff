/// keepalived.conf: read with every place kept, turned into our model and back. Nothing of the language is unknown here;
/// what our model cannot hold is listed with its place.
@NullMarked
package dev.baton.keepalived;

import org.jspecify.annotations.NullMarked;
