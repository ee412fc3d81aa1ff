package dev.baton.adapter.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom an https check believes: those whom this machine believes, as its administrators have set it up; or anybody.
final class TrustedCertificates {
    /// Debian's and Red Hat's.
    private static final List<Path> BUNDLES = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    private static final class Verified {
        private static final SSLSocketFactory FACTORY = factory(Optional.empty());
    }

    private static final class Unverified {
        private static final SSLSocketFactory FACTORY = factory(Optional.of(new TrustManager[]{new Anybody()}));
    }

    private TrustedCertificates() {}

    /// Makes TLS sockets.
    static SSLSocketFactory factory(boolean isVerified) {
        return isVerified ? Verified.FACTORY : Unverified.FACTORY;
    }

    private static SSLSocketFactory factory(Optional<TrustManager[]> trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.isPresent() ? trust.get() : ofThisMachine(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be used here", e);
        }
    }

    private static TrustManager[] ofThisMachine() throws GeneralSecurityException, IOException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Optional<Path> bundle = BUNDLES.stream().filter(Files::isReadable).findFirst();
        managers.init(bundle.isPresent() ? store(bundle.get()) : null);
        return managers.getTrustManagers();
    }

    private static KeyStore store(Path bundle) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle))) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, each);
            }
        }
        return store;
    }

    /// Believes anybody, whatever name is on the certificate.
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody asks us.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Believed.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Nobody asks us.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Believed.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Nobody asks us.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Believed.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
