package dev.baton.port;

import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Tells whoever wants to know. Must not wait: the election does not stand still for a notice.
public interface NotifyPort {
    /// A router has changed its state.
    void transitioned(String router, Transition transition);

    /// A router has noticed something odd.
    void noticed(String router, Oddity oddity);
}
