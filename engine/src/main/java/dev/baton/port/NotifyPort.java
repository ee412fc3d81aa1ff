package dev.baton.port;

import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Tells whoever wants to know. Must not wait: the election does not stand still for a notice.
public interface NotifyPort {
    /// A router has changed its state.
    void transitioned(String router, Transition transition);

    /// A router has noticed something odd.
    void noticed(String router, Oddity oddity);

    /// The machine refused what a router needed: an address, a route, a frame. Told at every refusal.
    ///
    /// @param router   the router's name; empty: it is not about one router
    /// @param sentence what was refused and why, a whole sentence
    default void refused(String router, String sentence) {}
}
