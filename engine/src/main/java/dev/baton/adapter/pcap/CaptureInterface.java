package dev.baton.adapter.pcap;

import java.util.List;

/// An interface of this machine that can be captured on.
///
/// @param name       its name
/// @param addresses  its addresses as text, without zone
/// @param isLoopback whether it leads to this machine only
/// @param isUp       whether it is switched on
/// @param isRunning  whether it has a carrier
public record CaptureInterface(String name, List<String> addresses, boolean isLoopback, boolean isUp,
        boolean isRunning) {
    public CaptureInterface {
        addresses = List.copyOf(addresses);
    }
}
