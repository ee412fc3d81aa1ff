package dev.baton.drill;

import dev.baton.api.RouterState;
import dev.baton.wire.Family;

/// The virtual router that is tested: what the routers of several nodes make up together.
///
/// @param network what names the segment for everybody on it, as [RouterState#network]
/// @param family  of its adverts
/// @param vrid    1..255
public record Subject(String network, Family family, int vrid) {
    /// The one that a node's router belongs to.
    public static Subject of(RouterState router) {
        return new Subject(router.network(), router.family(), router.vrid());
    }

    @Override
    public String toString() {
        return "VRID " + vrid + (family == Family.IPV6 ? " IPv6" : "") + " on " + network;
    }
}
