package dev.baton.config;

/// Whether a node answers probes of its virtual addresses with its name, and where.
///
/// @param answer whether it does
/// @param port   the UDP port on which it does; the nodes of a cluster and who probes them have to agree on it
public record ProbePolicy(boolean answer, int port) {
    /// Where nodes answer unless the policy says otherwise.
    public static final int PORT = 8643;
    /// What holds unless the policy says otherwise.
    public static final ProbePolicy DEFAULT = new ProbePolicy(true, PORT);
}
