package dev.baton.port;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

/// Asks hosts for an echo (ICMP echo request, RFC 792 and RFC 4443).
public interface EchoPort {
    /// Sends one request. The answer completes the future, with true; whoever waits no more cancels it.
    ///
    /// @throws PortException if it cannot be sent
    CompletableFuture<Boolean> ask(InetAddress host);
}
