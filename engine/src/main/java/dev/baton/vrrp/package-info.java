/// The election of one virtual router, pure: [dev.baton.vrrp.VirtualRouter] takes a state, an input and the time, and
/// gives the next state and a list of effects. RFC 9568 (version 3), RFC 3768 (version 2), and the rules that a daemon
/// needs where they are silent.
@NullMarked
package dev.baton.vrrp;

import org.jspecify.annotations.NullMarked;
