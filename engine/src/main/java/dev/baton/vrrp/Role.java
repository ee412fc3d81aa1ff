package dev.baton.vrrp;

/// The four states of a virtual router by name, in the words that keepalived, FRR, Cisco and Wireshark use.
/// RFC 9568 says Initialize, Backup and Active Router; FAULT is an addition of every daemon.
public enum Role {
    /// Not started, or its interface and addresses are not known yet. RFC 9568: Initialize.
    INIT,
    /// Watches the master's advertisements. RFC 9568: Backup.
    BACKUP,
    /// Holds the addresses and advertises. RFC 9568: Active.
    MASTER,
    /// Cannot serve: the interface is down, an unweighted check fails or an address is missing. Takes no part in the
    /// election and ignores every advertisement.
    FAULT
}
