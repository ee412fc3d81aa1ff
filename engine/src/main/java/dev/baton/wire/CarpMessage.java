package dev.baton.wire;

/// An advertisement of CARP, which shares VRRP's protocol number and multicast group but is another protocol. It is
/// named and otherwise left alone.
///
/// CARP's first byte, 0x21, is also VRRP version 2's. What tells them apart: a CARP message has exactly 36 bytes and its
/// fourth byte, the length of its authenticator in words, is 7. A VRRP message of 36 bytes has 5 addresses, and says 5
/// there.
///
/// @param vhid          `carp.vhid`, the virtual host id
/// @param advSkew       `carp.advskew`, in 1/256 s
/// @param demotion      `carp.demotion`
/// @param advBase       `carp.adver_int`, in seconds
/// @param checksum      `carp.checksum` as sent
/// @param checksumValid whether it is the checksum of this message
/// @param counter       `carp.counter`
/// @param digest        `carp.hmac`, 20 bytes; not verified
public record CarpMessage(int vhid, int advSkew, int demotion, int advBase, int checksum, boolean checksumValid,
        long counter, Opaque digest) implements Payload {
    static final int LENGTH = 36;
    static final int VERSION_TYPE = 0x21;
    static final int AUTH_LENGTH = 7;
}
