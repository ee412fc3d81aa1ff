package dev.baton.api;

import java.util.List;

/// Frames that a node heard or sent since the last batch: adverts, gratuitous ARP, unsolicited NA. Passwords in them are
/// blanked; where that was done the checksum is as right or wrong as it was before.
///
/// @param frames  in the order in which they passed
/// @param shed    how many were left out since the last batch because more passed than a batch holds
/// @param nowNanos the node's clock when the batch was sent
public record AdvertBatch(List<Heard> frames, long shed, long nowNanos) {
    /// The most frames of a batch.
    public static final int MAX_FRAMES = 2_000;

    public AdvertBatch {
        frames = List.copyOf(frames);
    }

    /// One frame.
    ///
    /// @param interfaceName where
    /// @param network       the segment, as in [RouterState]
    /// @param atNanos       when, on the node's clock
    /// @param sent          whether the node itself sent it
    /// @param frame         the Ethernet frame, Base64
    public record Heard(String interfaceName, String network, long atNanos, boolean sent, String frame) {}
}
