package dev.baton.trust;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS 1.3 between two sides that know each other by key. No authority, no host name, no date takes part: a certificate is
/// only how a key is shown.
public final class Tls {
    private static final String PROTOCOL = "TLSv1.3";

    private Tls() {}

    /// For a server: whoever proves a key gets through the handshake, with one certificate of its own. What that key may do
    /// is to be decided afterwards, by [KeyHash].
    public static SSLContext acceptingAnyKey(Identity own) {
        return context(own, new OneCertificate());
    }

    /// For a client: only a server that proves this key gets through the handshake, and nothing is sent to any other.
    /// Otherwise the connection fails, with a [PinMismatch] among its causes.
    public static SSLContext pinned(Identity own, KeyHash expected) {
        return context(own, new Pinned(expected));
    }

    /// What both sides set on every connection: TLS 1.3 and nothing before it, and a certificate of the client.
    public static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[]{PROTOCOL});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    private static SSLContext context(Identity own, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(own.keyManagers(), new TrustManager[]{trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS 1.3", e);
        }
    }

    /// Looks at the certificate alone. That the other side holds its private key is proved by the handshake itself.
    private static class OneCertificate extends X509ExtendedTrustManager {
        void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length != 1) {
                throw new CertificateException("one certificate is expected, " + chain.length + " were shown");
            }
        }

        @Override
        public final void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public final void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public final void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public final void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public final void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public final void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public final X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Lets exactly one key through.
    private static final class Pinned extends OneCertificate {
        private final KeyHash expected;

        Pinned(KeyHash expected) {
            this.expected = expected;
        }

        @Override
        void check(X509Certificate[] chain) throws CertificateException {
            super.check(chain);
            KeyHash found = KeyHash.of(chain[0]);
            if (!found.equals(expected)) {
                throw new PinMismatch(expected, found);
            }
        }
    }
}
