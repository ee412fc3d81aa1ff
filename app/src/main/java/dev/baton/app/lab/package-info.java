/// The lab: virtual nodes on a virtual segment in this process, running the same engine as a real node. The session
/// owns the simulator and its thread; the view model turns its states into properties; the view draws them.
@NullMarked
package dev.baton.app.lab;

import org.jspecify.annotations.NullMarked;
