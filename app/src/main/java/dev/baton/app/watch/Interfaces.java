package dev.baton.app.watch;

import java.util.List;

import dev.baton.adapter.pcap.CaptureInterface;
import dev.baton.adapter.pcap.CaptureInterfaces;

/// What can be watched on this machine.
///
/// @param list    the interfaces
/// @param allowed whether this process has the right to capture
public record Interfaces(List<CaptureInterface> list, boolean allowed) {
    public Interfaces {
        list = List.copyOf(list);
    }

    /// What there is now.
    ///
    /// @throws dev.baton.adapter.pcap.CaptureException if it cannot be listed
    public static Interfaces ofMachine() {
        return new Interfaces(CaptureInterfaces.list(), CaptureInterfaces.isAllowed());
    }
}
