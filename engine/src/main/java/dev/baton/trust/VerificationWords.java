package dev.baton.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Four words that two people compare after pairing, one at each end: each is one of 256, so that two other keys have the
/// same four once in 4,294,967,296 times. They are a second look; what keeps others out is the pin and the secret.
public final class VerificationWords {
    /// How many words there are to compare.
    public static final int COUNT = 4;
    /// How many words each is one of.
    static final int LIST_SIZE = 256;
    private static final String PURPOSE = "baton verification words";
    private static final int BYTE_MASK = 0xff;
    private static final List<String> WORDS = load();

    private VerificationWords() {}

    /// The words of a node's and a client's keys.
    public static List<String> of(KeyHash node, KeyHash client) {
        var digest = KeyHash.sha256();
        digest.update(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        digest.update(node.bytes());
        byte[] hash = digest.digest(client.bytes());
        List<String> words = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            words.add(WORDS.get(hash[i] & BYTE_MASK));
        }
        return List.copyOf(words);
    }

    /// All of them, in alphabetical order.
    static List<String> all() {
        return WORDS;
    }

    private static List<String> load() {
        try (InputStream in = VerificationWords.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing from the build");
            }
            List<String> words = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).lines()
                    .toList();
            if (words.size() != LIST_SIZE) {
                throw new IllegalStateException("words.txt holds " + words.size() + " words");
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read words.txt", e);
        }
    }
}
