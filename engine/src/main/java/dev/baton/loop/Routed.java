package dev.baton.loop;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Effect;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.vrrp.VirtualRouter;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// One virtual router of a running loop: the place where its state is kept. Belongs to the loop's thread.
final class Routed {
    final int index;
    final RouterSetup setup;
    final Link link;
    final VirtualRouter router;
    final List<IpAddress> addresses;
    State state;
    boolean started;
    /// How often in a row the machine has refused its addresses.
    int refusals;
    /// Whether the machine has just refused its addresses.
    boolean isRefused;
    /// The cause of FAULT that this has been.
    Optional<FaultCause> refused = Optional.empty();
    /// When it is let out of the FAULT that this has caused; [State#NEVER]: it is in no such fault.
    long retryAtNanos = State.NEVER;
    Optional<Grouped> group = Optional.empty();
    /// What a failover test puts it through.
    Trial trial = Trial.NONE;
    /// The advertisement that was encoded last, and its frames: a master sends the same one over and over.
    Optional<Effect.SendAdvert> encoded = Optional.empty();
    List<byte[]> frames = List.of();
    /// What it counts; see [#goOnCounting].
    Tally tally = new Tally();
    final List<Announced> announced;

    Routed(int index, RouterSetup setup, Link link, VirtualRouter router, State state) {
        this.index = index;
        this.setup = setup;
        this.link = link;
        this.router = router;
        this.state = state;
        this.addresses = setup.config().addresses().stream().map(VirtualAddress::address).toList();
        this.announced = announcedAddresses();
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

    /// Goes on with what another setup of the same router has come to.
    void keep(Routed old) {
        started = old.started;
        refusals = old.refusals;
        refused = old.refused;
        retryAtNanos = old.retryAtNanos;
        trial = old.trial;
    }

    /// Goes on with the counts of a router of this name, even if it was stopped for this one: whoever reads them knows a
    /// router by name, interface and VRID, and counts never fall.
    void goOnCounting(Routed old) {
        RouterConfig before = old.setup.config();
        RouterConfig now = setup.config();
        if (before.interfaceName().equals(now.interfaceName()) && before.vrid() == now.vrid()
                && before.family() == now.family()) {
            tally = old.tally;
        }
    }

    /// The MAC that its frames come from (RFC 9568 section 7.3).
    MacAddress mac() {
        RouterConfig config = setup.config();
        return config.virtualMac() ? MacAddress.virtual(config.family(), config.vrid()) : link.mac();
    }

    private List<Announced> announcedAddresses() {
        return setup.announced().isEmpty()
                ? addresses.stream().map(a -> new Announced(a, link.name(), mac())).toList()
                : setup.announced();
    }

    RouterView view() {
        return new RouterView(setup.config(), state, started);
    }
}
