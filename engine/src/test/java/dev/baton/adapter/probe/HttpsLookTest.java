package dev.baton.adapter.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.Namespace;
import dev.baton.config.Probe;

import static org.assertj.core.api.Assertions.assertThat;

/// A server whose certificate nobody has signed.
class HttpsLookTest {
    private static final String PASSWORD = "changeit";
    private static final long LONG = 20_000_000_000L;

    @TempDir
    private static Path folder = Path.of(".");
    private final List<String> names = new CopyOnWriteArrayList<>();
    private SSLServerSocket server = server();

    private static SSLServerSocket server() {
        try {
            Path store = folder.resolve("server.p12");
            if (!Files.exists(store)) {
                Namespace.run(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-alias", "a", "-keyalg",
                        "EC", "-dname", "CN=www.example.org", "-ext", "san=dns:www.example.org", "-keystore",
                        store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5,
                    InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void serve() {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (SSLSocket client = (SSLSocket) server.accept()) {
                    client.startHandshake();
                    ExtendedSSLSession session = (ExtendedSSLSession) client.getSession();
                    session.getRequestedServerNames()
                            .forEach(n -> names.add(new String(n.getEncoded(), StandardCharsets.US_ASCII)));
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nready".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    // The client does not believe us, or the test is over.
                }
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private Seen look(String more) throws InterruptedException {
        try (Aside aside = new Aside()) {
            String line = "{ name: a, http: \"https://127.0.0.1:" + server.getLocalPort() + "/\"" + more + " }";
            return new HttpLook((Probe.Http) Running.checks(line).getFirst().probe(), aside)
                    .look(System.nanoTime() + LONG);
        }
    }

    @Test
    void certificateThatNobodyHasSigned_isAFailure() throws Exception {
        assertThat(look(", host: www.example.org").what()).contains("TLS failed");
        assertThat(look("").isGood()).isFalse();
    }

    @Test
    void unverifiedCertificate_isBelieved_andTheNameIsAskedFor() throws Exception {
        assertThat(look(", host: www.example.org, verifyTls: false, body: ready").isGood()).isTrue();
        assertThat(look(", verifyTls: false, body: ready").isGood()).isTrue();
        assertThat(names).as("an address is no server name").containsExactly("www.example.org");
    }
}
