package dev.baton.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a pairing code holds besides names: 128 random bits that both sides prove to know without ever sending them. A
/// proof is bound to both keys, so that it is worth nothing over a connection that ends at anybody else's.
public final class PairingSecret {
    /// How many bytes it has.
    static final int BYTES = 16;
    private static final String HMAC = "HmacSHA256";
    private static final String CLIENT_PURPOSE = "baton pairing, client to node";
    private static final String NODE_PURPOSE = "baton pairing, node to client";

    private final byte[] bytes;

    PairingSecret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a pairing secret has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /// A new one.
    public static PairingSecret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new PairingSecret(bytes);
    }

    /// One that was kept as [#hex].
    ///
    /// @throws IllegalArgumentException if it is none
    public static PairingSecret ofHex(String hex) {
        return new PairingSecret(HexFormat.of().parseHex(hex));
    }

    /// For the file on the node that remembers it until it is used. To be shown to nobody.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// What the client sends to prove that it knows the secret: HMAC-SHA256 over its own key's hash, the node's and the name
    /// it goes by, hexadecimal.
    public String clientProof(KeyHash client, KeyHash node, String name) {
        return proof(CLIENT_PURPOSE, client, node, name);
    }

    /// What the node answers to prove that it knows it too: HMAC-SHA256 over both hashes the other way round.
    public String nodeProof(KeyHash node, KeyHash client) {
        return proof(NODE_PURPOSE, node, client, "");
    }

    /// Whether two proofs are the same; takes as long whatever they are.
    public static boolean same(String mine, String theirs) {
        return MessageDigest.isEqual(mine.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private String proof(String purpose, KeyHash first, KeyHash second, String name) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            mac.update(first.bytes());
            mac.update(second.bytes());
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "PairingSecret[hidden]";
    }
}
