package dev.baton.config;

/// VRIDs from one to another, both included.
///
/// @param low  1..255
/// @param high low..255
public record VridRange(int low, int high) {
    /// Whether a VRID is among them.
    public boolean contains(int vrid) {
        return low <= vrid && vrid <= high;
    }

    /// As it is written: `154`, `1-100`.
    @Override
    public String toString() {
        return low == high ? Integer.toString(low) : low + "-" + high;
    }
}
