package dev.baton.adapter.reach;

import java.net.InetAddress;

import dev.baton.api.ProbeRequest;
import dev.baton.api.Refusal;

/// Says what may be probed from a place.
public interface Targets {
    /// What may be probed.
    ///
    /// @param address with its interface, where it needs one
    /// @param remark  why no answer is to be expected, a sentence; empty: there is no such reason
    record Target(InetAddress address, String remark) {}

    /// Looks a request's address up.
    ///
    /// @throws Refusal if it may not be probed from here, with the reason
    Target of(ProbeRequest request);
}
