package dev.baton.adapter.linux;

import dev.baton.wire.MacAddress;

/// A network interface as the kernel reports it.
///
/// @param index   the interface index; a re-created interface of the same name has another one
/// @param name    such as `eth0`
/// @param up      whether it is administratively up
/// @param running whether it is operational: up and with carrier
/// @param mac     its Ethernet address; all zeros where it has none
/// @param mtu     in bytes
/// @param kind    `macvlan`, `veth`, `vlan` …; empty for hardware
/// @param parent  the index of the interface below it; 0: none
public record Link(int index, String name, boolean up, boolean running, MacAddress mac, int mtu, String kind,
        int parent) {}
