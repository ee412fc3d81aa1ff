/// The only package with native calls: rtnetlink for addresses with lifetimes, routes, macvlan and the watch of links and
/// addresses; nftables for accept mode off; systemd's notification socket. All of it needs Linux and, to change
/// anything, CAP_NET_ADMIN.
@NullMarked
package dev.baton.adapter.linux;

import org.jspecify.annotations.NullMarked;
