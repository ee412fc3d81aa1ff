package dev.baton.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class TlsTest {
    private static final Identity NODE = Identity.make("n1");
    private static final Identity CLIENT = Identity.make("window");
    private static final int READ_MILLIS = 5_000;

    private SSLServerSocket server;
    private CompletableFuture<String> served = new CompletableFuture<>();

    @BeforeEach
    void listen() throws IOException {
        server = (SSLServerSocket) Tls.acceptingAnyKey(NODE).getServerSocketFactory().createServerSocket(0, 1,
                InetAddress.getLoopbackAddress());
        server.setSSLParameters(Tls.parameters());
        Thread.ofVirtual().start(() -> {
            try (SSLSocket socket = (SSLSocket) server.accept(); InputStream in = socket.getInputStream()) {
                socket.setSoTimeout(READ_MILLIS);
                int first = in.read();
                X509Certificate peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                served.complete(first + " from " + KeyHash.of(peer) + " " + socket.getSession().getProtocol());
                socket.getOutputStream().write(first);
            } catch (IOException e) {
                served.complete("failed: " + e.getMessage());
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private SSLSocket connect(SSLContext context, SSLParameters parameters) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(READ_MILLIS);
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
        return socket;
    }

    @Test
    void bothSidesLearnTheOthersKey() throws IOException {
        try (SSLSocket socket = connect(Tls.pinned(CLIENT, NODE.hash()), Tls.parameters())) {
            socket.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }

        assertThat(served.join()).isEqualTo("7 from " + CLIENT.hash() + " TLSv1.3");
    }

    @Test
    void otherKeyThanThePinnedEndsTheHandshakeBeforeAnythingIsSent() throws IOException {
        KeyHash expected = Identity.make("n1").hash();
        try (SSLSocket socket = connect(Tls.pinned(CLIENT, expected), Tls.parameters())) {
            Throwable failure = catchThrowable(() -> socket.getOutputStream().write(7));

            assertThat(PinMismatch.in(failure)).hasValueSatisfying(m -> {
                assertThat(m.expected()).isEqualTo(expected);
                assertThat(m.found()).isEqualTo(NODE.hash());
                assertThat(m).hasMessageContainingAll(expected.hex(), NODE.hash().hex(), "Never accept", "pair again");
            });
        }
        assertThat(served.join()).startsWith("failed");
    }

    @Test
    void clientWithoutAKeyDoesNotGetThrough() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLSv1.3");
        nobody.init(null, new javax.net.ssl.TrustManager[]{TrustingAll.INSTANCE}, null);
        try (SSLSocket socket = connect(nobody, Tls.parameters())) {
            assertThatThrownBy(() -> {
                socket.getOutputStream().write(7);
                socket.getInputStream().read();
            }).isInstanceOf(IOException.class);
        }
        assertThat(served.join()).startsWith("failed");
    }

    @Test
    void olderTlsIsRefused() throws Exception {
        SSLContext old = SSLContext.getInstance("TLSv1.2");
        old.init(CLIENT.keyManagers(), new javax.net.ssl.TrustManager[]{TrustingAll.INSTANCE}, null);
        try (SSLSocket socket = connect(old, old.getDefaultSSLParameters())) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        assertThat(served.join()).startsWith("failed");
    }

    @Test
    void certificatesNeverEnd() {
        assertThat(NODE.certificate().getNotAfter()).isAfter("9999-01-01");
        assertThat(NODE.certificate().getNotBefore()).isBefore("1990-01-01");
    }
}
