package dev.baton.adapter.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import dev.baton.config.HostPort;
import dev.baton.config.Probe;

/// Whether a page is answered as wanted. Every look is a connection of its own, so that none lives on a server that has
/// stopped accepting; a redirection is an answer and is not followed.
final class HttpLook implements Look {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Probe.Http probe;
    private final Connector connector;
    private final boolean isSecure;
    private final String name;
    private final byte[] request;
    private final Optional<byte[]> wanted;

    HttpLook(Probe.Http probe, Aside aside) {
        this.probe = probe;
        URI url = URI.create(probe.url().toASCIIString());
        isSecure = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).equals("https");
        int usual = isSecure ? HTTPS_PORT : HTTP_PORT;
        int port = url.getPort() < 0 ? usual : url.getPort();
        String host = String.valueOf(url.getHost()).replaceAll("[\\[\\]]", "");
        connector = new Connector(new HostPort(host, port), aside);
        name = probe.host().orElse(host);
        request = request(url, probe.host().map(HttpLook::bracketed)
                .orElseGet(() -> port == usual ? bracketed(host) : new HostPort(host, port).toString()));
        wanted = probe.body().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static byte[] request(URI url, String host) {
        String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
        String query = Optional.ofNullable(url.getRawQuery()).map(q -> "?" + q).orElse("");
        return ("GET " + path + query + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: baton\r\nAccept: */*\r\n"
                + "Accept-Encoding: identity\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Seen look(long untilNanos) throws InterruptedException {
        Socket plain;
        try {
            plain = connector.connect(untilNanos);
        } catch (Connector.Refused e) {
            return Seen.bad(e.words());
        }
        try {
            return asked(isSecure ? secured(plain) : plain);
        } catch (SSLException e) {
            Connector.interrupted();
            return Seen.bad(probe.url() + ": TLS failed: " + e.getMessage());
        } catch (IOException e) {
            Connector.interrupted();
            return Seen.bad(probe.url() + ": " + e.getMessage());
        } finally {
            Connector.close(plain);
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        Socket made = TrustedCertificates.factory(probe.verifyTls()).createSocket(plain, name, plain.getPort(), true);
        SSLSocket socket = (SSLSocket) made;
        SSLParameters parameters = socket.getSSLParameters();
        if (probe.verifyTls()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        serverName().ifPresent(server -> parameters.setServerNames(List.of(server)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /// An address is no server name (RFC 6066 section 3).
    private Optional<SNIHostName> serverName() {
        boolean isAddress = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
        try {
            return isAddress ? Optional.empty() : Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Seen asked(Socket socket) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        HttpAnswer answer = new HttpAnswer(new BufferedInputStream(socket.getInputStream()));
        int status = answer.status();
        if (!probe.status().contains(status)) {
            return Seen.bad(probe.url() + ": status " + status + ", wanted is " + probe.status());
        }
        if (wanted.isPresent() && !answer.bodyHolds(wanted.get(), probe.bodyLimit())) {
            return Seen.bad(probe.url() + ": status " + status + ", but '" + probe.body().orElse("")
                    + "' is not in the first " + probe.bodyLimit() + " bytes of the body");
        }
        return Seen.good(probe.url() + ": status " + status);
    }
}
