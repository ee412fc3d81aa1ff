package dev.baton.port;

import java.util.List;

import dev.baton.vrrp.RouterConfig;

/// Puts the addresses of a virtual router on its interface and takes them off. Both are idempotent.
public interface AddressPort {
    /// Puts every address of `router` on its interface.
    ///
    /// @throws PortException if one cannot be put there
    void claim(RouterConfig router);

    /// Takes the addresses of several routers off at once, each of which is released by itself right afterwards. A port that
    /// gains nothing by it need not do anything.
    default void releaseTogether(List<RouterConfig> routers) {
        // Each will be released by itself.
    }

    /// Takes every address of `router` off its interface, also those that an earlier run has left there.
    ///
    /// @throws PortException if one cannot be taken off
    void release(RouterConfig router);
}
