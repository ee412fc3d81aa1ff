package dev.baton.adapter.linux;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.baton.port.EchoPort;
import dev.baton.port.PortException;
import dev.baton.wire.Family;

/// Asks hosts for an echo, over one raw socket for each family, which is opened when it is first needed. Needs CAP_NET_RAW.
public final class Echoes implements EchoPort, AutoCloseable {
    private Optional<EchoSocket> ipv4 = Optional.empty();
    private Optional<EchoSocket> ipv6 = Optional.empty();
    private boolean closed;

    @Override
    public CompletableFuture<Boolean> ask(InetAddress host) {
        try {
            return socket(host).ask(host);
        } catch (LinuxException e) {
            throw new PortException(String.valueOf(e.getMessage()), e);
        }
    }

    private synchronized EchoSocket socket(InetAddress host) {
        if (closed) {
            throw new PortException("the node is ending");
        }
        if (host instanceof Inet4Address) {
            EchoSocket socket = ipv4.orElseGet(() -> new EchoSocket(Family.IPV4));
            ipv4 = Optional.of(socket);
            return socket;
        }
        EchoSocket socket = ipv6.orElseGet(() -> new EchoSocket(Family.IPV6));
        ipv6 = Optional.of(socket);
        return socket;
    }

    @Override
    public synchronized void close() {
        closed = true;
        ipv4.ifPresent(EchoSocket::close);
        ipv6.ifPresent(EchoSocket::close);
        ipv4 = Optional.empty();
        ipv6 = Optional.empty();
    }
}
