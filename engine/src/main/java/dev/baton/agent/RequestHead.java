package dev.baton.agent;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// The line and the headers of a request (RFC 9112). Only the headers that mean something here are kept, and of those none
/// may stand twice.
///
/// @param method  as it was sent
/// @param target  as it was sent
/// @param headers by name in lower case
record RequestHead(String method, String target, Map<String, String> headers) {
    /// A longer request line is refused.
    static final int MAX_LINE_BYTES = 2 << 10;
    /// A longer header is refused.
    static final int MAX_HEADER_BYTES = 4 << 10;
    /// More headers are refused.
    static final int MAX_HEADERS = 64;
    /// More bytes in all headers are refused.
    static final int MAX_HEAD_BYTES = 16 << 10;

    static final String HOST = "host";
    static final String ORIGIN = "origin";
    static final String CONTENT_LENGTH = "content-length";
    static final String TRANSFER_ENCODING = "transfer-encoding";
    static final String CONTENT_ENCODING = "content-encoding";
    static final String CONTENT_TYPE = "content-type";
    static final String IF_MATCH = "if-match";
    static final String LAST_EVENT_ID = "last-event-id";
    static final String AUTHORIZATION = "authorization";
    static final String EXPECT = "expect";
    static final String CONNECTION = "connection";
    private static final Set<String> KEPT = Set.of(HOST, ORIGIN, CONTENT_LENGTH, TRANSFER_ENCODING, CONTENT_ENCODING,
            CONTENT_TYPE, IF_MATCH, LAST_EVENT_ID, AUTHORIZATION, EXPECT, CONNECTION);
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VERSION = "HTTP/1.1";
    private static final int LINE_PARTS = 3;

    /// Reads one.
    ///
    /// @throws Refusal if it is none; where it would end is not known then
    static RequestHead read(HttpInput in) throws IOException {
        String[] line = in.line(MAX_LINE_BYTES).split(" ", -1);
        if (line.length != LINE_PARTS || !line[0].matches(TOKEN) || line[1].isEmpty()) {
            throw new Refusal(Problem.Kind.MALFORMED, "The first line is no HTTP request: METHOD PATH HTTP/1.1.");
        }
        if (!line[2].equals(VERSION)) {
            throw new Refusal(Problem.Kind.MALFORMED, "Only HTTP/1.1 is spoken here.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        int bytes = 0;
        int count = 0;
        for (String header = in.line(MAX_HEADER_BYTES); !header.isEmpty(); header = in.line(MAX_HEADER_BYTES)) {
            bytes += header.length();
            count++;
            if (bytes > MAX_HEAD_BYTES || count > MAX_HEADERS) {
                throw new Refusal(Problem.Kind.MALFORMED, "The request has more than " + MAX_HEADERS + " headers or "
                        + MAX_HEAD_BYTES + " bytes of them.");
            }
            keep(header, headers);
        }
        if (!headers.containsKey(HOST)) {
            throw new Refusal(Problem.Kind.MALFORMED, "The request has no Host header.");
        }
        return new RequestHead(line[0], line[1], headers);
    }

    private static void keep(String header, Map<String, String> headers) {
        int colon = header.indexOf(':');
        if (colon < 1 || !header.substring(0, colon).matches(TOKEN)) {
            throw new Refusal(Problem.Kind.MALFORMED, "A header is no 'Name: value'.");
        }
        String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
        if (KEPT.contains(name) && headers.put(name, header.substring(colon + 1).strip()) != null) {
            throw new Refusal(Problem.Kind.MALFORMED, "The header '" + name + "' stands twice.");
        }
    }

    /// A header's value, if it was sent.
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Whether the client wants the connection ended after the answer.
    boolean wantsEnd() {
        return header(CONNECTION).filter(c -> c.toLowerCase(Locale.ROOT).contains("close")).isPresent();
    }

    /// Without the values of headers: some are secrets.
    @Override
    public String toString() {
        return "RequestHead[" + method + ", " + target + ", " + headers.keySet() + "]";
    }
}
