package dev.baton.app.link;

import dev.baton.wire.Opaque;

/// A frame that a node heard or sent.
///
/// @param interfaceName where
/// @param network       the segment, by the name that everybody on it uses
/// @param atNanos       when, in nanoseconds since 1970-01-01T00:00Z by this machine's clock
/// @param bytes         the Ethernet frame
public record HeardFrame(String interfaceName, String network, long atNanos, Opaque bytes) {}
