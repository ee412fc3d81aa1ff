package dev.baton.api;

import java.util.Optional;
import java.util.stream.Stream;

/// How an address is asked whether it answers.
public enum ProbeKind {
    /// A datagram that whichever node holds the address answers with its name.
    IDENTITY("udp"),
    /// An ICMP echo request (RFC 792, RFC 4443).
    ICMP("icmp"),
    /// A TCP connection that is opened and closed.
    TCP("tcp"),
    /// An HTTP GET; any answer with a status counts.
    HTTP("http");

    private final String word;

    ProbeKind(String word) {
        this.word = word;
    }

    /// How it is written on the command line and in files.
    public String word() {
        return word;
    }

    /// The kind that is written so.
    public static Optional<ProbeKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
