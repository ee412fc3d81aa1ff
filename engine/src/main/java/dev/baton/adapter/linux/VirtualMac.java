package dev.baton.adapter.linux;

import dev.baton.wire.Family;
import dev.baton.wire.MacAddress;

/// An interface with a virtual router MAC (RFC 9568 section 7.3): a macvlan on a router's interface.
///
/// @param name   its name
/// @param parent the name of the interface below it
/// @param family of the router
/// @param vrid   of the router
/// @param ipv6   whether it carries IPv6 addresses; without them IPv6 is off on it, so that it stays silent
public record VirtualMac(String name, String parent, Family family, int vrid, boolean ipv6) {
    /// How long the kernel lets an interface's name be.
    static final int MAX_NAME = 15;

    /// The interface for a router; its name is `vrrp.VRID.PARENT` (`vrrp6.` for IPv6), so that it is the same at every
    /// start and another one on every parent. Where that is too long, the parent's index takes the place of its name.
    public static VirtualMac of(Link parent, Family family, int vrid, boolean ipv6) {
        String start = (family == Family.IPV4 ? "vrrp." : "vrrp6.") + vrid + ".";
        String byName = start + parent.name();
        String name = byName.length() <= MAX_NAME ? byName : start + Integer.toString(parent.index(), 36);
        return new VirtualMac(name, parent.name(), family, vrid, ipv6);
    }

    /// Its MAC.
    public MacAddress mac() {
        return MacAddress.virtual(family, vrid);
    }
}
