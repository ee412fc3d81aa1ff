package dev.baton.app.source;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How nodes on the same segment call it: by the IPv4 subnet of the interface, else by its global IPv6 one, else by the
/// interface's name. So a cluster that is captured here and told of by nodes is the same one.
final class LocalNetworks {
    private static final System.Logger LOG = System.getLogger(LocalNetworks.class.getName());
    private static final int BYTE_BITS = 8;
    private static final int BYTE_MASK = 0xFF;
    private static final int HOST_PREFIX_IPV4 = 32;

    private LocalNetworks() {}

    /// The name of the segment that an interface of this machine is on.
    static String of(String interfaceName) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(interfaceName))
                    .flatMap(found -> of(found.getInterfaceAddresses())).orElse(interfaceName);
        } catch (IOException e) {
            LOG.log(Level.INFO, "The addresses of {0} cannot be read; its segment is called as the interface is: {1}",
                    interfaceName, e.getMessage());
            return interfaceName;
        }
    }

    private static Optional<String> of(List<InterfaceAddress> addresses) {
        Stream<InterfaceAddress> ipv4 = addresses.stream().filter(a -> a.getAddress() instanceof Inet4Address
                && a.getNetworkPrefixLength() < HOST_PREFIX_IPV4);
        Stream<InterfaceAddress> ipv6 = addresses.stream().filter(a -> !(a.getAddress() instanceof Inet4Address)
                && !a.getAddress().isLinkLocalAddress() && !a.getAddress().isLoopbackAddress());
        return Stream.concat(ipv4, ipv6).findFirst().map(a -> subnet(a.getAddress(), a.getNetworkPrefixLength()));
    }

    /// `10.63.0.0/24` of `10.63.0.154` and 24.
    static String subnet(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(prefix - (long) i * BYTE_BITS, 0, BYTE_BITS);
            bytes[i] &= (byte) (BYTE_MASK << (BYTE_BITS - kept));
        }
        try {
            return dev.baton.wire.IpAddress.parse(InetAddress.getByAddress(bytes).getHostAddress()) + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The bytes of an address are one", e);
        }
    }
}
