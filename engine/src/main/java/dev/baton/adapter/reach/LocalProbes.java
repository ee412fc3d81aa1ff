package dev.baton.adapter.reach;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// Opens the desk of the machine that a person sits at: any address of a single host can be probed from it.
public final class LocalProbes {
    private LocalProbes() {}

    /// Opens it. Nothing is held before the first run; whoever opens it closes it.
    ///
    /// @param identityPort where nodes answer the identity echo, usually [IdentityEcho#PORT]
    /// @param witness      hears of every identity answer
    public static Reach open(int identityPort, EchoWitness witness) {
        return new Reach(LocalProbes::target, ReachLimits.HERE, identityPort, witness);
    }

    private static Targets.Target target(ProbeRequest request) {
        IpAddress address = request.address();
        return new Targets.Target(address instanceof Ipv6Address v6 && v6.isLinkLocal()
                ? inScope(v6, onlyInterface(v6))
                : inetAddress(address), "");
    }

    /// A link-local address is clear only where there is one network that it can be on.
    private static NetworkInterface onlyInterface(Ipv6Address address) {
        try {
            List<NetworkInterface> able = NetworkInterface.networkInterfaces().filter(LocalProbes::isAble).toList();
            if (able.size() == 1) {
                return able.getFirst();
            }
            throw new Refusal(Problem.Kind.REFUSED, address + " is a link-local address, and this machine is on "
                    + able.size() + " networks with IPv6: it is not clear which is meant. Probe another address of the"
                    + " router, or from a node.");
        } catch (SocketException e) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The interfaces of this machine cannot be looked up: "
                    + e.getMessage() + ".");
        }
    }

    private static boolean isAble(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback() && card.inetAddresses()
                    .anyMatch(a -> a instanceof Inet6Address six && six.isLinkLocalAddress());
        } catch (SocketException _) {
            return false;
        }
    }

    private static InetAddress inScope(Ipv6Address address, NetworkInterface card) {
        return inScope(address, card.getIndex());
    }

    /// A link-local address on the interface of this index.
    public static InetAddress inScope(Ipv6Address address, int index) {
        try {
            return Inet6Address.getByAddress("", address.bytes(), index);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    /// The same address as Java has it.
    public static InetAddress inetAddress(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.bytes());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
