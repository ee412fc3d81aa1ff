package dev.baton.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PinMismatch;
import dev.baton.trust.Tls;

/// Connections to one node, pinned to its key. Every answer is bounded in time and in size.
final class Transport implements AutoCloseable {
    /// A larger answer is refused.
    static final int MAX_ANSWER_BYTES = 16 << 20;
    /// Deeper chains of causes are not looked through.
    private static final int MAX_CAUSES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(4);

    private final String node;
    private final String address;
    private final Identity own;
    private final KeyHash pin;
    private final HttpClient http;

    /// @param node    what the node is called here
    /// @param address `HOST:PORT`
    Transport(String node, String address, Identity own, KeyHash pin) {
        this.node = node;
        this.address = address;
        this.own = own;
        this.pin = pin;
        this.http = connect();
    }

    private HttpClient connect() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(Tls.pinned(own, pin)).sslParameters(Tls.parameters())
                .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    /// The same over connections of its own.
    Transport another() {
        return new Transport(node, address, own, pin);
    }

    /// Where a path of the node is.
    URI uri(String path) {
        return URI.create("https://" + address.replace("%", "%25") + path);
    }

    /// The whole answer.
    Answer send(HttpRequest request, Duration within) {
        HttpResponse.BodyHandler<byte[]> handler = HttpResponse.BodyHandlers
                .limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES);
        return Answer.of(node, await(http.sendAsync(request, handler), within));
    }

    /// An answer that goes on; who asked reads it and closes it.
    HttpResponse<InputStream> open(HttpRequest request, Duration within) {
        return await(http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()), within);
    }

    private <T> T await(CompletableFuture<T> answer, Duration within) {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NodeFailure.Unreachable(node, "The question to " + node + " was given up.");
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new NodeFailure.Unreachable(node, where() + " has not answered within " + within.toSeconds()
                    + " s; check that the machine and its network are well, then try again.");
        } catch (ExecutionException e) {
            throw failure(Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private NodeFailure failure(Throwable cause) {
        Optional<PinMismatch> mismatch = PinMismatch.in(cause);
        if (mismatch.isPresent()) {
            return new NodeFailure.PinChanged(node, where() + ": " + mismatch.get().getMessage());
        }
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new NodeFailure.Unreachable(node, where()
                    + " cannot be reached within " + CONNECT.toSeconds()
                    + " s; check the address, the network and firewalls.");
            case ConnectException refused -> new NodeFailure.Unreachable(node, isUnresolved(refused)
                    ? where() + ": there is no such host name; check the name, or pair by the address."
                    : where() + " cannot be reached: nothing listens there, or there is no way to it; check that"
                            + " 'baton node run --listen' runs there.");
            case SSLException _ -> new NodeFailure.Unreachable(node, where()
                    + " does not speak TLS 1.3 as a Baton node does, or has cut the connection; check the port.");
            case IOException broken -> new NodeFailure.Unreachable(node, where()
                    + " has cut the connection (" + broken.getClass().getSimpleName() + "); try again.", true);
            default -> new NodeFailure.Unreachable(node, where() + " cannot be asked ("
                    + cause.getClass().getSimpleName() + "); check the address.");
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; i < MAX_CAUSES && at != null; i++) {
            if (at instanceof UnresolvedAddressException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private String where() {
        return node.equals(address) ? node : node + " (" + address + ")";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
