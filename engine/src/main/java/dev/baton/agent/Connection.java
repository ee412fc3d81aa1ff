package dev.baton.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.port.Clock;
import dev.baton.trust.KeyHash;
import dev.baton.trust.Tls;

/// One client's connection: a handshake, then request and answer in turn, on a thread of its own. Whatever it waits for has a
/// deadline; [#cutIfOverdue], called from outside, ends it by closing the socket under it.
final class Connection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /// How much of a refused body is read on, so that its sender comes to read why.
    private static final long MAX_DISCARDED_BYTES = 4L << 20;
    /// After so many requests, who is not paired has to connect again, which is rationed.
    static final int MAX_STRANGER_REQUESTS = 32;
    private static final long DISCARD_MILLIS = 2_000;
    private static final String LINE_END = "\r\n";
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final int FIRST_REFUSAL = 300;
    private static final int HEAD_CHARACTERS = 256;
    private static final String HANDSHAKE = "handshake";
    /// How the platform tells that the other side has refused.
    private static final String ALERT = "Received fatal alert";
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    /// Answers requests.
    interface Desk {
        Answer answer(Request request) throws IOException;

        /// Takes down that somebody sent what is no request, or was too slow with one.
        ///
        /// @param key what the client proved in the handshake; empty: it has not come so far
        void refused(Optional<KeyHash> key, InetSocketAddress remote, String what, String result);
    }

    private final Socket raw;
    private final SSLSocketFactory tls;
    private final Limits limits;
    private final Clock clock;
    private final Desk desk;
    private final String name;
    private final InetSocketAddress remote;
    private final long beganNanos;
    private volatile long deadlineNanos = NO_DEADLINE;
    private volatile boolean isKnown;
    private volatile boolean isEnding;
    private volatile boolean isIdle;
    private volatile Optional<KeyHash> key = Optional.empty();
    private int requests;

    Connection(Socket raw, SSLSocketFactory tls, Limits limits, Clock clock, Desk desk) {
        this.raw = raw;
        this.tls = tls;
        this.limits = limits;
        this.clock = clock;
        this.desk = desk;
        this.remote = (InetSocketAddress) raw.getRemoteSocketAddress();
        this.name = raw.getInetAddress().getHostAddress() + " " + raw.getPort();
        this.beganNanos = clock.nowNanos();
    }

    InetSocketAddress remote() {
        return remote;
    }

    long beganNanos() {
        return beganNanos;
    }

    /// Whether somebody who is paired is at the other end.
    boolean isKnown() {
        return isKnown;
    }

    /// Ends it if what it waits for has not come in time.
    void cutIfOverdue(long nowNanos) {
        if (deadlineNanos != NO_DEADLINE && nowNanos - deadlineNanos > 0) {
            boolean isWaitedFor = !isIdle;
            deadlineNanos = NO_DEADLINE;
            cut();
            if (isWaitedFor) {
                desk.refused(key, remote, key.isEmpty() ? HANDSHAKE : "request", "cut off: it took too long");
            }
        }
    }

    /// Ends it now, whatever it does.
    void cut() {
        isEnding = true;
        try {
            raw.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }

    /// Ends it as soon as it has answered what it was asked.
    void endWhenIdle() {
        isEnding = true;
        if (isIdle) {
            cut();
        }
    }

    private void within(long millis) {
        deadlineNanos = clock.nowNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void run() {
        within(limits.handshakeMillis());
        try (raw) {
            int first = raw.getInputStream().read();
            if (first >= 0) {
                secured(new ByteArrayInputStream(new byte[]{(byte) first}));
            }
        } catch (IOException e) {
            LOG.debug("connection from {} ended: {}", name, e.getMessage());
        } finally {
            deadlineNanos = NO_DEADLINE;
        }
    }

    /// @param begun what the client has said so far: who says nothing, as those do who only look whether somebody listens,
    ///              has tried nothing
    private void secured(InputStream begun) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.createSocket(raw, begun, true)) {
            socket.setSSLParameters(Tls.parameters());
            socket.startHandshake();
            KeyHash proved = KeyHash.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
            key = Optional.of(proved);
            HttpInput in = new HttpInput(socket.getInputStream());
            boolean goesOn = true;
            while (goesOn && !isEnding) {
                within(isKnown ? limits.idleMillis() : limits.strangerIdleMillis());
                isIdle = true;
                boolean hasMore = !isEnding && in.await();
                isIdle = false;
                goesOn = hasMore && serve(in, socket.getOutputStream(), proved);
            }
            isIdle = true;
            within(DISCARD_MILLIS);
            socket.shutdownOutput();
            in.discard(MAX_DISCARDED_BYTES);
        } catch (SSLException e) {
            String why = String.valueOf(e.getMessage());
            if (!(e.getCause() instanceof EOFException)) {
                refusedHandshake(why.contains(ALERT) ? endedByClient(why) : "refused: " + why);
            }
            throw e;
        } catch (SocketException e) {
            // The alert of a client that goes away at once is lost, if it does not read what we said meanwhile.
            refusedHandshake(endedByClient(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private static String endedByClient(String why) {
        return "the client ended it: it expects another key here, or other rules (" + why + ")";
    }

    /// Who shows no certificate, speaks no TLS 1.3, or goes away because it expects another key here, stands in the audit
    /// log.
    private void refusedHandshake(String result) {
        if (key.isEmpty() && !isEnding) {
            desk.refused(Optional.empty(), remote, HANDSHAKE, result);
        }
    }

    /// Answers one request.
    ///
    /// @return whether another may follow
    private boolean serve(HttpInput in, OutputStream out, KeyHash client) throws IOException {
        within(limits.headMillis());
        RequestHead head;
        RequestBody body;
        try {
            head = RequestHead.read(in);
            body = new RequestBody(head, in, new Patience(head, out));
        } catch (Refusal refusal) {
            desk.refused(Optional.of(client), remote, "what is no request", "refused: " + refusal.problem().detail());
            write(out, Answer.problem(refusal.problem()).last(), false);
            return false;
        }
        Request request = new Request(head, body, client, remote, raw.getLocalAddress(), name, new TakenDown());
        deadlineNanos = NO_DEADLINE;
        return switch (answer(request)) {
            case Answer.Full full -> {
                isKnown = full.isKnown();
                requests++;
                boolean isLast = full.isLast() || (!isKnown && requests >= MAX_STRANGER_REQUESTS) || !body.isRead()
                        || head.wantsEnd() || isEnding;
                write(out, isLast ? full.last() : full, head.method().equals("HEAD"));
                yield !isLast;
            }
            case Answer.Stream stream -> {
                isKnown = true;
                stream(out, stream);
                yield false;
            }
        };
    }

    /// How long a body may take, and the word that a careful client waits for before it sends one.
    private final class Patience implements RequestBody.Watch {
        private final RequestHead head;
        private final OutputStream out;

        Patience(RequestHead head, OutputStream out) {
            this.head = head;
            this.out = out;
        }

        @Override
        public void begin() throws IOException {
            within(limits.bodyMillis());
            if (head.header(RequestHead.EXPECT).filter(e -> e.equalsIgnoreCase("100-continue")).isPresent()) {
                out.write(("HTTP/1.1 100 Continue" + LINE_END + LINE_END).getBytes(StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void end() {
            deadlineNanos = NO_DEADLINE;
        }
    }

    /// The last line of defence: a mistake of ours must end neither the server nor in silence.
    private Answer answer(Request request) throws IOException {
        try {
            return desk.answer(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.head().method(), RouteTable.shown(request.head().target()), e);
            return Answer.problem(Problem.of(Problem.Kind.INTERNAL,
                    "The node could not answer because of a mistake in Baton; its log tells where.")).last();
        }
    }

    private void write(OutputStream out, Answer.Full answer, boolean withoutContent) throws IOException {
        StringBuilder head = head(answer.status(), answer.mediaType());
        byte[] content = answer.content().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((header, value) -> head.append(header).append(": ").append(value).append(LINE_END));
        head.append("Content-Length: ").append(content.length).append(LINE_END);
        if (answer.isLast()) {
            head.append("Connection: close").append(LINE_END);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append(LINE_END).toString().getBytes(StandardCharsets.US_ASCII));
        if (!withoutContent) {
            bytes.writeBytes(content);
        }
        within(limits.writeMillis());
        bytes.writeTo(out);
        out.flush();
    }

    private void stream(OutputStream out, Answer.Stream stream) throws IOException {
        StringBuilder head = head(Answer.OK, "text/event-stream").append("Transfer-Encoding: chunked").append(LINE_END)
                .append("Connection: close").append(LINE_END).append(LINE_END);
        send(out, head.toString().getBytes(StandardCharsets.US_ASCII));
        stream.source().tell(text -> {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream chunk = new ByteArrayOutputStream(content.length + Long.BYTES);
            chunk.writeBytes((Integer.toHexString(content.length) + LINE_END).getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(content);
            chunk.writeBytes(LINE_END.getBytes(StandardCharsets.US_ASCII));
            send(out, chunk.toByteArray());
        });
        send(out, ("0" + LINE_END + LINE_END).getBytes(StandardCharsets.US_ASCII));
    }

    private void send(OutputStream out, byte[] bytes) throws IOException {
        within(limits.writeMillis());
        out.write(bytes);
        out.flush();
        deadlineNanos = NO_DEADLINE;
    }

    private StringBuilder head(int status, String mediaType) {
        return new StringBuilder(HEAD_CHARACTERS).append("HTTP/1.1 ").append(status).append(' ').append(phrase(status))
                .append(LINE_END).append("Date: ").append(DATE.format(clock.wall())).append(LINE_END)
                .append("Content-Type: ").append(mediaType).append(LINE_END).append("Cache-Control: no-store")
                .append(LINE_END).append("X-Content-Type-Options: nosniff").append(LINE_END);
    }

    private static String phrase(int status) {
        return status < FIRST_REFUSAL ? "OK" : "Refused";
    }
}
