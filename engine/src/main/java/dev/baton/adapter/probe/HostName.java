package dev.baton.adapter.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A host as it is configured. A name is looked up for every try: the addresses behind it may have changed, and a name
/// service that hangs is a failure of the check, not of the node.
final class HostName {
    static {
        // The JVM would otherwise remember answers for 30 seconds and failures for 10.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /// The host has no address, or none could be found out.
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message, null, false, false);
        }

        /// What is wrong, a clause.
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final String host;
    private final Aside.Single<List<InetAddress>> lookup;

    HostName(String host, Aside aside) {
        this.host = host;
        lookup = aside.single(() -> List.of(InetAddress.getAllByName(host)));
    }

    /// Its addresses, in the order of the name service.
    List<InetAddress> addresses() throws Unknown, InterruptedException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return found();
        }
    }

    private List<InetAddress> found() throws Unknown, InterruptedException {
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            boolean isUnknown = e.getCause() instanceof UnknownHostException;
            throw new Unknown(isUnknown
                    ? "no address of " + host + " is known"
                    : host + " could not be looked up: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return host;
    }
}
