package dev.baton.keepalived;

/// Something of our configuration that a keepalived.conf cannot say, or not as it is.
///
/// @param subject what it is about, as in `router VI_1: interop`
/// @param reason  why, and what to do; whole sentences
public record Omission(String subject, String reason) {
    /// As a person reads it in a terminal.
    @Override
    public String toString() {
        return "not exported: " + subject + System.lineSeparator() + "  " + reason;
    }
}
