package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// A VRRP message, version 2 (RFC 3768 section 5.1) or 3 (RFC 9568 section 5.1), as it stands on the wire. Fields that
/// break a rule are kept as they are: what to do about them is decided by the receiver, and a person wants to see them.
///
/// @param version      the high nibble of the first byte; 2 or 3, or whatever else was sent
/// @param type         the low nibble of the first byte; 1 is ADVERTISEMENT, the only type there is
/// @param vrid         the virtual router identifier, 0..255 as sent (1..255 are valid)
/// @param priority     0 (master resigns), 1..254, or 255 (address owner)
/// @param addressCount the count field, which may differ from the number of addresses in `addresses`
/// @param authType     version 2: 0 none, 1 simple text, 2 IP AH, 254 Cisco MD5; version 3: always 0
/// @param reserved     version 3: the four reserved bits before the interval; version 2: always 0
/// @param interval     version 2: seconds, 0..255; version 3: centiseconds, 0..4095
/// @param checksum     the checksum field as sent
/// @param checksumForm the form that `checksum` matches; empty: it matches none
/// @param addresses    the virtual addresses, in the order sent; as many as were really there
/// @param authData     version 2: the eight bytes of Authentication Data (more for Cisco MD5); version 3: none
/// @param trailing     the bytes that follow what the fields account for; the checksum covers them. Of a version or type
///                     that is not known these are all bytes after the first eight
public record VrrpMessage(int version, int type, int vrid, int priority, int addressCount, int authType, int reserved,
        int interval, int checksum, Optional<ChecksumForm> checksumForm, List<IpAddress> addresses, Opaque authData,
        Opaque trailing) implements Payload {

    /// The IP protocol number of VRRP.
    public static final int PROTOCOL = 112;
    /// The only message type.
    public static final int ADVERTISEMENT = 1;
    /// The priority of the router that owns the addresses.
    public static final int OWNER_PRIORITY = 255;
    /// The priority with which a master says that it stops.
    public static final int RESIGN_PRIORITY = 0;

    private static final long NANOS_PER_CENTISECOND = 10_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public VrrpMessage {
        addresses = List.copyOf(addresses);
    }

    /// A version 3 advertisement ready to be encoded; its checksum is computed by the encoder.
    ///
    /// @param intervalCentis 1..4095 centiseconds
    public static VrrpMessage v3(int vrid, int priority, int intervalCentis, List<IpAddress> addresses) {
        return new VrrpMessage(3, ADVERTISEMENT, vrid, priority, addresses.size(), 0, 0, intervalCentis, 0,
                Optional.empty(), addresses, Opaque.NONE, Opaque.NONE);
    }

    /// A version 2 advertisement ready to be encoded; its checksum is computed by the encoder.
    ///
    /// @param intervalSeconds 1..255 seconds
    /// @param auth            the authentication to carry
    public static VrrpMessage v2(int vrid, int priority, int intervalSeconds, VrrpAuth auth,
            List<IpAddress> addresses) {
        return new VrrpMessage(2, ADVERTISEMENT, vrid, priority, addresses.size(), auth.type(), 0, intervalSeconds, 0,
                Optional.empty(), addresses, auth.data(), Opaque.NONE);
    }

    /// The same message with another checksum.
    public VrrpMessage withChecksum(int newChecksum, Optional<ChecksumForm> newForm) {
        return new VrrpMessage(version, type, vrid, priority, addressCount, authType, reserved, interval, newChecksum,
                newForm, addresses, authData, trailing);
    }

    /// The advertised interval in nanoseconds, whichever unit the version uses.
    public long intervalNanos() {
        return interval * (version == 2 ? NANOS_PER_SECOND : NANOS_PER_CENTISECOND);
    }
}
