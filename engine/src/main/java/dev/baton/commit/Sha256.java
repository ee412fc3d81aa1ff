package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.baton.api.CommitRequest;

/// SHA-256, in hexadecimal.
final class Sha256 {
    private Sha256() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /// What tells a request from another one with the same id.
    static String of(CommitRequest request) {
        MessageDigest digest = digest();
        digest.update(of(request.config().getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        digest.update(Integer.toString(request.rollbackAfterSeconds()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(request.reason().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
