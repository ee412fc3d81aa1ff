package dev.baton.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Authentication of a version 2 advertisement (RFC 2338 section 5.3.6; RFC 3768 reserves it and protects nothing).
///
/// @param type the authentication type field
/// @param data the Authentication Data field, eight bytes
public record VrrpAuth(int type, Opaque data) {
    /// Type 0: no authentication.
    public static final int TYPE_NONE = 0;
    /// Type 1: a simple text password, in clear.
    public static final int TYPE_SIMPLE_TEXT = 1;
    /// Type 2: the IP Authentication Header; nothing in the message itself.
    public static final int TYPE_IP_AH = 2;
    /// Type 254: Cisco's MD5 scheme.
    public static final int TYPE_CISCO_MD5 = 254;
    /// The length of the Authentication Data field in bytes.
    public static final int DATA_LENGTH = 8;

    /// No authentication: eight zero bytes.
    public static final VrrpAuth NONE = new VrrpAuth(TYPE_NONE, Opaque.of(new byte[DATA_LENGTH]));

    /// A simple text password, cut to eight bytes and padded with zeros as every implementation does.
    public static VrrpAuth simpleText(String password) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        return new VrrpAuth(TYPE_SIMPLE_TEXT, Opaque.of(Arrays.copyOf(utf8, DATA_LENGTH)));
    }
}
