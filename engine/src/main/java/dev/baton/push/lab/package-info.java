/// The nodes of a lab behind the calls of real ones: what is pushed to them is committed, verified, confirmed or undone by
/// the code of a real node, on a disk in memory and by this machine's clock, however fast the lab's own time runs.
@NullMarked
package dev.baton.push.lab;

import org.jspecify.annotations.NullMarked;
