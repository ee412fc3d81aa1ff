package dev.baton.adapter.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.baton.config.HostPort;

/// Connects to a host by TCP: to its addresses in turn, each of which gets its share of the time.
final class Connector {
    /// It could not be connected.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }

        /// What happened, a clause.
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final HostName host;
    private final int port;

    Connector(HostPort target, Aside aside) {
        host = new HostName(target.host(), aside);
        port = target.port();
    }

    /// A connection, which the caller closes.
    Socket connect(long untilNanos) throws Refused, InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = host.addresses();
        } catch (HostName.Unknown e) {
            throw new Refused(e.words());
        }
        String why = "no address of " + host + " is known";
        for (int i = 0; i < addresses.size(); i++) {
            InetSocketAddress address = new InetSocketAddress(addresses.get(i), port);
            long shareNanos = (untilNanos - System.nanoTime()) / (addresses.size() - i);
            Socket socket = new Socket();
            try {
                socket.connect(address, Math.clamp(TimeUnit.NANOSECONDS.toMillis(shareNanos), 1,
                        Integer.MAX_VALUE));
                return socket;
            } catch (IOException e) {
                close(socket);
                interrupted();
                why = words(address, e);
            }
        }
        throw new Refused(why);
    }

    /// A socket that is closed because its thread is interrupted looks like any other that fails.
    static void interrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed, one way or the other.
        }
    }

    private static String words(InetSocketAddress address, IOException e) {
        String target = new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
        return switch (e) {
            case NoRouteToHostException _ -> "there is no way to " + target;
            case SocketTimeoutException _ -> target + " did not answer";
            case ConnectException c when String.valueOf(c.getMessage()).contains("refused") -> target
                    + " refused the connection";
            default -> target + " could not be reached: " + e.getMessage();
        };
    }
}
