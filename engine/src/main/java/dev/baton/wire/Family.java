package dev.baton.wire;

/// The address family that carries an advertisement. IPv4 and IPv6 routers with the same VRID are independent
/// (RFC 9568 section 1.6).
public enum Family {
    IPV4, IPV6
}
