package dev.baton.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import dev.baton.config.NodeConfig;
import dev.baton.wire.IpAddress;

/// Where an agent listens: one literal address of the node, never a virtual one, and never all of them unless asked for.
///
/// @param host a literal address without brackets
/// @param port 0: any that is free
public record ListenAddress(String host, int port) {
    /// The port unless told otherwise.
    public static final int PORT = 8642;
    /// Where it listens unless told otherwise: nobody but the node itself gets there.
    public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", PORT);
    private static final int MAX_PORT = 65_535;
    private static final String FORM = " Give an address of this machine and a port: 10.63.0.154:" + PORT
            + " or [fd00::1]:"
            + PORT + ".";

    public ListenAddress {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port is a number from 1 to " + MAX_PORT + "." + FORM);
        }
        IpAddress parsed = literal(host);
        if (parsed.isMulticast()) {
            throw new IllegalArgumentException(host + " is a multicast group." + FORM);
        }
    }

    private static IpAddress literal(String host) {
        try {
            int zone = host.indexOf('%');
            return IpAddress.parse(zone < 0 ? host : host.substring(0, zone));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("'" + host + "' is no address; names are not looked up." + FORM);
        }
    }

    /// Reads `ADDRESS`, `ADDRESS:PORT` or `[ADDRESS]:PORT`.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean isBareIpv6 = !text.startsWith("[") && text.indexOf(':') != colon;
        if (colon < 0 || isBareIpv6 || text.endsWith("]")) {
            return new ListenAddress(bare(text), PORT);
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' has no port after its last colon." + FORM);
        }
        return new ListenAddress(bare(text.substring(0, colon)), Integer.parseInt(port));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /// Whether it stands for all addresses of the machine.
    public boolean isEverywhere() {
        return socketAddress().getAddress().isAnyLocalAddress();
    }

    /// Whether it is a virtual address of a configuration. It would move away with its router, and others would be asked in
    /// this node's stead.
    public boolean isVirtualIn(NodeConfig config) {
        IpAddress own = literal(host);
        return config.routers().stream().flatMap(
                r -> java.util.stream.Stream.concat(r.addresses().stream(), r.excluded().stream()))
                .anyMatch(a -> a.address().address().equals(own));
    }

    InetSocketAddress socketAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + host + "' is no address of a known interface." + FORM, e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
