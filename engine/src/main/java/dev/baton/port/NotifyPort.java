package dev.baton.port;

import dev.baton.track.Verdict;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Tells whoever wants to know. Must not wait: the election does not stand still for a notice.
public interface NotifyPort {
    /// A router has changed its state.
    void transitioned(String router, Transition transition);

    /// Why a router has changed its state, as it is told to people.
    default String why(Transition transition) {
        return transition.reason().name();
    }

    /// What a router has noticed, as it is told to people.
    default String words(Oddity oddity) {
        return oddity.toString();
    }

    /// A check says something else than before.
    default void turned(String check, Verdict verdict) {}

    /// A router has noticed something odd.
    void noticed(String router, Oddity oddity);

    /// The machine refused what a router needed: an address, a route, a frame. Told at every refusal.
    ///
    /// @param router   the router's name; empty: it is not about one router
    /// @param sentence what was refused and why, a whole sentence
    default void refused(String router, String sentence) {}

    /// Something was found out that a person should know: an address taken away, a stranger that uses it, packets that
    /// were lost.
    ///
    /// @param router   the router's name; empty: it is not about one router
    /// @param sentence what was found, a whole sentence
    default void found(String router, String sentence) {}
}
