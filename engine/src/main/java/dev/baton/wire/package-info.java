/// Values and codecs of what is on the wire: Ethernet, IPv4, IPv6, VRRP, ARP, NDP and their checksums.
///
/// Decoding gives [dev.baton.wire.Decoded] or [dev.baton.wire.Rejected] and never throws on any bytes; encoding is its
/// inverse. Nothing here knows a clock, a socket or what a packet means for an election.
@NullMarked
package dev.baton.wire;

import org.jspecify.annotations.NullMarked;
