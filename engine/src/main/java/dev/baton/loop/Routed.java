package dev.baton.loop;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Effect;
import dev.baton.vrrp.State;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.vrrp.VirtualRouter;
import dev.baton.wire.IpAddress;

/// One virtual router of a running loop: the place where its state is kept. Belongs to the loop's thread.
final class Routed {
    final int index;
    final RouterSetup setup;
    final Link link;
    final VirtualRouter router;
    final List<IpAddress> addresses;
    State state;
    boolean started;
    Optional<Grouped> group = Optional.empty();
    /// The advertisement that was encoded last, and its frames: a master sends the same one over and over.
    Optional<Effect.SendAdvert> encoded = Optional.empty();
    List<byte[]> frames = List.of();

    Routed(int index, RouterSetup setup, Link link, VirtualRouter router, State state) {
        this.index = index;
        this.setup = setup;
        this.link = link;
        this.router = router;
        this.state = state;
        this.addresses = setup.config().addresses().stream().map(VirtualAddress::address).toList();
    }

    String name() {
        return setup.config().name();
    }

    /// The router of this name in another table whose state this one goes on with.
    Optional<Routed> predecessor(RouterTable old) {
        return old.named(name()).filter(o -> o.setup.canBecome(setup));
    }

    /// Whether it has addresses that its predecessor has not.
    boolean gains(RouterTable old) {
        return predecessor(old).filter(o -> !o.addresses.containsAll(addresses)).isPresent();
    }

    RouterView view() {
        return new RouterView(setup.config(), state, started);
    }
}
