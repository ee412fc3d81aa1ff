package dev.baton.adapter.linux;

import dev.baton.vrrp.VirtualAddress;

/// An address on an interface as the kernel reports it.
///
/// @param index        the interface index
/// @param address      with its prefix length
/// @param tentative    IPv6: duplicate address detection has not ended
/// @param dadFailed    IPv6: somebody else has it
/// @param linkScope    whether it is valid on its link only
/// @param validSeconds what is left of its life; -1: for ever
/// @param protocol     who put it there (IFA_PROTO), 0 where the kernel does not say
public record InterfaceAddress(int index, VirtualAddress address, boolean tentative, boolean dadFailed,
        boolean linkScope, long validSeconds, int protocol) {}
