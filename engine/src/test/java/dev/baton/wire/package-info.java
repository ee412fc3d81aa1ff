/// Tests of the codecs: layouts from the RFCs, packets of other programs, damage of every kind.
@NullMarked
package dev.baton.wire;

import org.jspecify.annotations.NullMarked;
