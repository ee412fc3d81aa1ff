package dev.baton.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/// Names a key for good: the SHA-256 of the public key as it stands in certificates (SubjectPublicKeyInfo). Whoever holds
/// the private key is that party, whatever its certificate says.
///
/// @param hex 64 lower-case hexadecimal digits
public record KeyHash(String hex) {
    /// How many digits it has.
    public static final int DIGITS = 64;
    /// How many of them stand for it where people read it.
    private static final int SHORT_DIGITS = 12;

    /// @throws IllegalArgumentException if it is no such hash, saying what is wrong
    public KeyHash {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("A key's hash has " + DIGITS + " hexadecimal digits, this one has "
                    + hex.length() + ".");
        }
        hex = hex.toLowerCase(Locale.ROOT);
        if (!hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                    "A key's hash has hexadecimal digits only, 0-9 and a-f; this one has others.");
        }
    }

    /// The hash of a key.
    public static KeyHash of(PublicKey key) {
        return new KeyHash(HexFormat.of().formatHex(sha256().digest(key.getEncoded())));
    }

    /// The hash of the key that a certificate is about.
    public static KeyHash of(X509Certificate certificate) {
        return of(certificate.getPublicKey());
    }

    /// The digest that everything here is built on.
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Its 32 bytes.
    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// The beginning of it, for people.
    public String abbreviated() {
        return hex.substring(0, SHORT_DIGITS);
    }

    @Override
    public String toString() {
        return hex;
    }
}
