package dev.baton.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// Says why an interface cannot be taken down for a test: what would be hit besides the router that is tested, and what
/// nobody would bring back. What the kernel itself puts back when the interface is up again is no obstacle: its link-local
/// address, and the routes into its own subnets.
final class LinkObstacles {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final Path ROUTES6 = Path.of("/proc/net/ipv6_route");
    private static final Path KEEP_ADDRESSES = Path.of("/proc/sys/net/ipv6/conf");
    private static final String KEEP = "keep_addr_on_down";
    private static final int RTF_GATEWAY = 2;
    private static final int HEX = 16;
    private static final int ROUTE_FLAGS = 3;
    private static final int ROUTE_COLUMNS = 8;
    private static final int ROUTE6_FLAGS = 8;
    private static final int ROUTE6_COLUMNS = 10;
    private static final int DISCARD_PORT = 9;
    private static final String ADVICE = " Test with mute or kill instead: to the others they look the same.";

    private final NodeConfig config;
    private final Machine machine;
    private final List<IpAddress> management;

    /// @param management the addresses that clients reach this node at
    LinkObstacles(NodeConfig config, Machine machine, List<IpAddress> management) {
        this.config = config;
        this.machine = machine;
        this.management = List.copyOf(management);
    }

    /// The first obstacle; empty: there is none.
    ///
    /// @param from the address of who asks; empty: from here
    Optional<String> of(RouterSpec router, String from) {
        String name = router.interfaceName();
        Optional<Link> link = machine.link(name);
        if (link.isEmpty() || !link.get().up()) {
            return Optional.of("The interface " + name + " is " + (link.isEmpty() ? "not there" : "down already")
                    + "; see to it first.");
        }
        Set<Integer> hit = stack(link.get());
        return otherRouters(router, hit).or(() -> management(name, hit)).or(() -> client(name, hit, from))
                .or(() -> routes(router)).or(() -> addresses(link.get()));
    }

    /// The interface and those that stand on it, such as its VLANs.
    private Set<Integer> stack(Link lowest) {
        Set<Integer> hit = new LinkedHashSet<>(Set.of(lowest.index()));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Link link : machine.links()) {
                isGrowing |= hit.contains(link.parent()) && hit.add(link.index());
            }
        }
        return hit;
    }

    private Optional<String> otherRouters(RouterSpec router, Set<Integer> hit) {
        List<String> tied = config.groups().stream().filter(g -> g.routers().contains(router.name())).findFirst()
                .map(GroupSpec::routers).orElse(List.of(router.name()));
        List<String> others = config.routers().stream().filter(r -> !tied.contains(r.name()))
                .filter(r -> machine.link(r.interfaceName()).filter(l -> hit.contains(l.index())).isPresent())
                .map(RouterSpec::name).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("Taking " + router.interfaceName() + " down would hit " + String.join(", ", others)
                        + " too, which " + (others.size() == 1 ? "is" : "are") + " not tested." + ADVICE);
    }

    private Optional<String> management(String name, Set<Integer> hit) {
        return management.stream().filter(address -> isOn(address, hit)).findFirst()
                .map(address -> "The node is managed at " + address + ", which is on " + name + "." + ADVICE);
    }

    private boolean isOn(IpAddress address, Set<Integer> hit) {
        return machine.addresses().stream()
                .anyMatch(a -> hit.contains(a.index()) && a.address().address().equals(address));
    }

    private Optional<String> client(String name, Set<Integer> hit, String from) {
        Optional<IpAddress> local = from.isEmpty() ? Optional.empty() : towards(from);
        boolean isZoned = from.endsWith("%" + name);
        return isZoned || local.filter(address -> isOn(address, hit)).isPresent()
                ? Optional.of("The connection that this was asked over goes over " + name + "." + ADVICE)
                : Optional.empty();
    }

    /// The address that this machine would send from to somebody. Nothing is sent.
    private static Optional<IpAddress> towards(String address) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            byte[] bytes = IpAddress.parse(address.split("%", 2)[0]).bytes();
            channel.connect(new InetSocketAddress(InetAddress.getByAddress(bytes), DISCARD_PORT));
            InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
            return Optional.of(IpAddress.parse(local.getAddress().getHostAddress().split("%", 2)[0]));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Routes over a gateway go with the interface and do not come back with it. Those of our own routers do.
    private Optional<String> routes(RouterSpec router) {
        List<IpAddress> ours = router.routes().stream().map(r -> r.destination().address()).toList();
        List<String> lost = new ArrayList<>();
        lines(ROUTES).map(line -> line.strip().split("\\s+")).filter(c -> c.length >= ROUTE_COLUMNS)
                .filter(c -> c[0].equals(router.interfaceName()) && isGateway(c[ROUTE_FLAGS]))
                .filter(c -> ours.stream().noneMatch(a -> c[1].equals(little(a))))
                .map(c -> c[1].equals("00000000") ? "the default route" : "a route over a gateway").forEach(lost::add);
        lines(ROUTES6).map(line -> line.strip().split("\\s+")).filter(c -> c.length >= ROUTE6_COLUMNS)
                .filter(c -> c[ROUTE6_COLUMNS - 1].equals(router.interfaceName()) && isGateway(c[ROUTE6_FLAGS]))
                .filter(c -> ours.stream().noneMatch(a -> c[0].equals(HexFormat.of().formatHex(a.bytes()))))
                .map(c -> c[1].equals("00") ? "the IPv6 default route" : "an IPv6 route over a gateway")
                .forEach(lost::add);
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("Taking " + router.interfaceName() + " down would take " + lost.getFirst()
                        + " away, which nobody puts back." + ADVICE);
    }

    /// An IPv4 address as `/proc/net/route` has it: the lowest byte first.
    private static String little(IpAddress address) {
        byte[] bytes = address.bytes();
        StringBuilder text = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            text.append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
        }
        return text.toString();
    }

    private static boolean isGateway(String flags) {
        try {
            return (Integer.parseUnsignedInt(flags, HEX) & RTF_GATEWAY) != 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /// The kernel takes the global IPv6 addresses of an interface away with it, unless it was told to keep them.
    private Optional<String> addresses(Link link) {
        boolean isKept = lines(KEEP_ADDRESSES.resolve(link.name()).resolve(KEEP)).anyMatch("1"::equals)
                || lines(KEEP_ADDRESSES.resolve("all").resolve(KEEP)).anyMatch("1"::equals);
        Optional<InterfaceAddress> lost = machine.addresses().stream()
                .filter(a -> a.index() == link.index() && a.protocol() != Rtnetlink.PROTOCOL)
                .filter(a -> a.address().address() instanceof Ipv6Address v6 && !v6.isLinkLocal()).findFirst();
        return isKept
                ? Optional.empty()
                : lost.map(a -> "Taking " + link.name() + " down would take " + a.address()
                        + " away, which nobody puts back. Have the kernel keep it (sysctl net.ipv6.conf." + link.name()
                        + "." + KEEP + "=1), or test with mute or kill.");
    }
}
