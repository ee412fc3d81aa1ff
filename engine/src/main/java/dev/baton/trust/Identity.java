package dev.baton.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A party's own key and the certificate that it shows: P-256, signed by itself. It is what the pairings of both sides
/// hold on to, so it is made once and kept. The certificate has no end: what counts is the key.
public final class Identity {
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int PEM_WIDTH = 64;
    private static final String KEY_LABEL = "PRIVATE KEY";
    private static final String CERTIFICATE_LABEL = "CERTIFICATE";

    private final PrivateKey key;
    private final X509Certificate certificate;

    private Identity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// The identity that a file holds. If there is no such file, one is made and kept there, readable by its owner alone.
    ///
    /// @param name what its certificate calls it; for people, nothing depends on it
    /// @throws TrustException if the file is damaged or open to others; it is never replaced by itself, since every pairing
    ///                        would be lost
    public static Identity keptIn(Path file, String name) {
        GuardedFile guarded = new GuardedFile(file);
        Optional<byte[]> kept = guarded.read();
        if (kept.isPresent()) {
            return read(kept.get(), file);
        }
        Identity made = make(name);
        return guarded.writeNew(made.pem().getBytes(StandardCharsets.US_ASCII))
                ? made
                : read(guarded.read().orElseThrow(() -> damaged(file)), file);
    }

    /// A new one that is kept nowhere.
    public static Identity make(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            return new Identity(pair.getPrivate(), certificate(SelfSigned.certificate(pair, name)));
        } catch (GeneralSecurityException e) {
            throw new TrustException("Cannot make a P-256 key on this Java platform.", e);
        }
    }

    private static Identity read(byte[] pem, Path file) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(block(text, KEY_LABEL, file)));
            X509Certificate certificate = certificate(block(text, CERTIFICATE_LABEL, file));
            if (!belongTogether(key, certificate)) {
                throw damaged(file);
            }
            return new Identity(key, certificate);
        } catch (GeneralSecurityException _) {
            throw damaged(file);
        }
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        byte[] probe = "baton".getBytes(StandardCharsets.US_ASCII);
        Signature signing = Signature.getInstance(SIGNATURE);
        signing.initSign(key);
        signing.update(probe);
        byte[] signed = signing.sign();
        Signature verifying = Signature.getInstance(SIGNATURE);
        verifying.initVerify(certificate.getPublicKey());
        verifying.update(probe);
        return verifying.verify(signed);
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] block(String text, String label, Path file) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw damaged(file);
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException _) {
            throw damaged(file);
        }
    }

    private static TrustException damaged(Path file) {
        return new TrustException(
                file + " is damaged: restore it from a backup. If there is none, move it away; a new key is"
                        + " made then, and everything has to be paired again.");
    }

    private String pem() {
        try {
            return block(KEY_LABEL, key.getEncoded()) + block(CERTIFICATE_LABEL, certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(PEM_WIDTH, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /// What the other side pins.
    public KeyHash hash() {
        return KeyHash.of(certificate);
    }

    /// The certificate that it shows.
    X509Certificate certificate() {
        return certificate;
    }

    /// Proves the key in handshakes.
    KeyManager[] keyManagers() {
        char[] noPassword = {};
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, noPassword);
            store.setKeyEntry("own", key, noPassword, new Certificate[]{certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, noPassword);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform keeps keys in memory", e);
        }
    }

    /// Only what everybody may know.
    @Override
    public String toString() {
        return "Identity[" + hash() + "]";
    }
}
