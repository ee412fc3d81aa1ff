package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.Route;
import dev.baton.adapter.linux.VirtualMac;
import dev.baton.config.ElectionSetup;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouteSpec;
import dev.baton.loop.Announced;
import dev.baton.loop.RouterSetup;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;
import dev.baton.wire.MacAddress;

/// What one router of a configuration amounts to on this machine, whose interfaces are all there.
///
/// @param setup     for the loop
/// @param placement what it puts into the kernel while it is MASTER
/// @param mac       its interface with the virtual MAC, if it uses one
record RouterPlan(RouterSetup setup, Placement placement, Optional<VirtualMac> mac) {
    private static final MacAddress NO_MAC = new MacAddress(0);

    static RouterPlan of(ElectionSetup.Member member, Machine machine) {
        RouterConfig config = member.config();
        Link link = machine.link(config.interfaceName()).orElseThrow();
        Optional<VirtualMac> mac = config.virtualMac() ? Optional.of(virtualMac(member, link)) : Optional.empty();
        String place = mac.map(VirtualMac::name).orElse(link.name());
        Placement placement = new Placement(
                all(member).map(a -> new Placement.Placed(a.interfaceName().orElse(place), a.address(), a.label()))
                        .toList(),
                member.spec().routes().stream().map(r -> route(r, link.name())).toList(),
                mac.map(VirtualMac::name));
        return new RouterPlan(new RouterSetup(config, member.tracked(), announced(member, machine, link)), placement,
                mac);
    }

    /// RFC 9568 section 6.1; version 2 knows no accept mode, and an owner accepts what is its own.
    boolean isUnaccepting() {
        RouterConfig config = setup.config();
        return !config.acceptMode() && config.version() == 3 && config.priority() != RouterConfig.OWNER;
    }

    private static Stream<PlacedAddress> all(ElectionSetup.Member member) {
        return Stream.concat(member.spec().addresses().stream(), member.spec().excluded().stream());
    }

    private static VirtualMac virtualMac(ElectionSetup.Member member, Link parent) {
        boolean ipv6 = all(member).filter(a -> a.interfaceName().isEmpty())
                .anyMatch(a -> a.address().address().family() == Family.IPV6);
        return VirtualMac.of(parent, member.config().family(), member.config().vrid(), ipv6);
    }

    private static Placement.PlacedRoute route(RouteSpec spec, String interfaceName) {
        return new Placement.PlacedRoute(spec.interfaceName().orElse(interfaceName), new Route(spec.destination(),
                spec.via(), spec.source(), spec.metric().orElse(0L), spec.table().orElse(Route.MAIN)));
    }

    /// Nothing where the router announces what it advertises, on its own interface, as the loop does by itself. What is
    /// on an interface without a MAC, such as `lo`, needs no announcement.
    private static List<Announced> announced(ElectionSetup.Member member, Machine machine, Link link) {
        if (all(member).count() == member.spec().addresses().size()
                && all(member).allMatch(a -> a.interfaceName().isEmpty())) {
            return List.of();
        }
        RouterConfig config = member.config();
        MacAddress own = config.virtualMac() ? MacAddress.virtual(config.family(), config.vrid()) : link.mac();
        List<Announced> announced = new ArrayList<>();
        all(member).forEach(a -> {
            Link place = a.interfaceName().flatMap(machine::link).orElse(link);
            MacAddress mac = a.interfaceName().isPresent() ? place.mac() : own;
            if (!mac.equals(NO_MAC)) {
                announced.add(new Announced(a.address().address(), place.name(), mac));
            }
        });
        return announced;
    }
}
