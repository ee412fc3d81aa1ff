package dev.baton.trust;

import java.util.Arrays;
import java.util.Locale;

/// What a node's console prints for somebody to pair with it: `baton1:HOST:PORT:KEYHASH:SECRET`. The client pins the key
/// before it sends anything, then proves the secret. SECRET is 32 letters and digits, Base32 of the 128 random bits and of
/// 32 bits that check KEYHASH and SECRET against typing errors; HOST may be changed for another name of the same node.
///
/// @param host a name, an IPv4 address, or an IPv6 address without brackets
/// @param port where the agent listens
/// @param node the key that it has to show
public record PairingCode(String host, int port, KeyHash node, PairingSecret secret) {
    private static final String SCHEME = "baton1";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;
    private static final int CHECK_BYTES = 4;
    private static final int SECRET_LETTERS = 32;
    private static final String FORM = "A pairing code is baton1:HOST:PORT:KEYHASH:SECRET, as 'baton pair' prints it on"
            + " the node.";
    private static final String AGAIN = " Copy it again from the node's console, whole and as it stands there.";
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTER_BITS = 5;
    private static final int LETTER_MASK = 31;
    private static final int BYTE_MASK = 0xff;

    public PairingCode {
        if (port < 1 || port > MAX_PORT) {
            throw new BadCode("The port is a number from 1 to " + MAX_PORT + "." + AGAIN);
        }
        if (!isHost(host)) {
            throw new BadCode("The host is a name or an address, an IPv6 address in brackets." + AGAIN);
        }
    }

    /// Reads what somebody typed or pasted; space around it and line breaks within do not count.
    ///
    /// @throws BadCode saying what is wrong with it
    public static PairingCode parse(String typed) {
        String text = typed.replaceAll("\\s", "");
        if (text.isEmpty()) {
            throw new BadCode("There is no pairing code. " + FORM);
        }
        int scheme = text.indexOf(':');
        if (scheme < 0 || !text.substring(0, scheme).equalsIgnoreCase(SCHEME)) {
            throw new BadCode("That is no pairing code: it does not begin with 'baton1:'. " + FORM);
        }
        String rest = text.substring(scheme + 1);
        int hostEnd = rest.startsWith("[") ? rest.indexOf(']') + 1 : rest.indexOf(':');
        if (hostEnd <= 0 || hostEnd >= rest.length() || rest.charAt(hostEnd) != ':') {
            throw new BadCode("The code ends or breaks off within its host. " + FORM + AGAIN);
        }
        String[] parts = rest.substring(hostEnd + 1).split(":", -1);
        if (parts.length != 3) {
            throw new BadCode(parts.length < 3
                    ? "The code is cut short: after the host it needs a port, a key's hash and a secret." + AGAIN
                    : "The code has " + (parts.length - 3)
                            + " parts too many; an IPv6 address has to stand in brackets."
                            + AGAIN);
        }
        KeyHash node = key(parts[1]);
        return new PairingCode(bare(rest.substring(0, hostEnd)), port(parts[0]), node, secret(parts[2], node));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new BadCode("The port is a number from 1 to " + MAX_PORT + "." + AGAIN);
        }
    }

    private static KeyHash key(String text) {
        try {
            return new KeyHash(text);
        } catch (IllegalArgumentException e) {
            throw new BadCode(e.getMessage() + AGAIN);
        }
    }

    private static PairingSecret secret(String text, KeyHash node) {
        String letters = text.toLowerCase(Locale.ROOT);
        if (letters.length() != SECRET_LETTERS) {
            throw new BadCode("The secret at the end has " + letters.length() + " letters and digits instead of "
                    + SECRET_LETTERS + (letters.length() < SECRET_LETTERS ? ": the code is cut short." : ".") + AGAIN);
        }
        if (letters.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new BadCode("The secret at the end has a character that cannot be in it: only letters and 2 to 7 can."
                    + AGAIN);
        }
        byte[] all = decoded(letters);
        byte[] secret = Arrays.copyOf(all, PairingSecret.BYTES);
        if (!Arrays.equals(Arrays.copyOfRange(all, PairingSecret.BYTES, all.length), check(node, secret))) {
            throw new BadCode("The code has a typing error in its key or its secret." + AGAIN);
        }
        return new PairingSecret(secret);
    }

    private static byte[] check(KeyHash node, byte[] secret) {
        var digest = KeyHash.sha256();
        digest.update(node.bytes());
        return Arrays.copyOf(digest.digest(secret), CHECK_BYTES);
    }

    private static byte[] decoded(String letters) {
        byte[] bytes = new byte[letters.length() * LETTER_BITS / Byte.SIZE];
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            int value = ALPHABET.indexOf(letters.charAt(bit / LETTER_BITS));
            int isSet = (value >> (LETTER_BITS - 1 - (bit % LETTER_BITS))) & 1;
            bytes[bit / Byte.SIZE] |= (byte) (isSet << (Byte.SIZE - 1 - (bit % Byte.SIZE)));
        }
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        StringBuilder letters = new StringBuilder(SECRET_LETTERS);
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << Byte.SIZE) | (b & BYTE_MASK);
            bits += Byte.SIZE;
            while (bits >= LETTER_BITS) {
                bits -= LETTER_BITS;
                letters.append(ALPHABET.charAt((held >> bits) & LETTER_MASK));
            }
            held &= (1 << bits) - 1;
        }
        return letters.toString();
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > MAX_HOST) {
            return false;
        }
        return host.indexOf(':') >= 0
                ? host.matches("[0-9a-fA-F:.]+(%[0-9A-Za-z_.-]+)?")
                : host.matches("[0-9A-Za-z_]([0-9A-Za-z_.-]*[0-9A-Za-z_.])?");
    }

    /// The code itself, secret and all: for the console that it is printed on, for nothing else.
    public String reveal() {
        byte[] bytes = Arrays.copyOf(secret.bytes(), PairingSecret.BYTES + CHECK_BYTES);
        System.arraycopy(check(node, secret.bytes()), 0, bytes, PairingSecret.BYTES, CHECK_BYTES);
        return SCHEME + ":" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + ":" + node.hex() + ":"
                + encoded(bytes);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return SCHEME + ":" + host + ":" + port + ":" + node.hex() + ":(hidden)";
    }
}
