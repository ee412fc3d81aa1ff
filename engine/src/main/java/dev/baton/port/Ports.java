package dev.baton.port;

/// Everything a loop needs of its machine.
public record Ports(Clock clock, PacketPort packets, AddressPort addresses, ProbePort probes, NotifyPort notices,
        JournalPort journal) {}
