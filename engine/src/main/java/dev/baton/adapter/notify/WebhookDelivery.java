package dev.baton.adapter.notify;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.baton.config.Secret;
import dev.baton.port.Clock;

/// Tells a webhook by posting JSON. Only an answer of 2xx means that it was told.
final class WebhookDelivery implements Delivery {
    /// How long a whole exchange may take, however slowly the answer comes.
    static final long TOTAL_NANOS = 10_000_000_000L;
    /// Names a message: one that is sent again after an answer was lost has the same.
    static final String KEY_HEADER = "Idempotency-Key";

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MAX_REASON = 200;
    /// A part of a URL that is shorter is no secret, and may be a word of any sentence.
    private static final int SHORTEST_SECRET = 6;
    private static final String SEPARATORS = "[/?&=;#]";

    private final URI url;
    private final HttpClient client;
    private final Clock clock;
    private final Origin origin;
    private final JsonBody body;
    private final long totalNanos;

    WebhookDelivery(URI url, HttpClient client, Clock clock, Origin origin) {
        this(url, client, clock, origin, TOTAL_NANOS);
    }

    WebhookDelivery(URI url, HttpClient client, Clock clock, Origin origin, long totalNanos) {
        this.url = url;
        this.client = client;
        this.clock = clock;
        this.origin = origin;
        this.totalNanos = totalNanos;
        body = new JsonBody(origin);
    }

    @Override
    public Outcome deliver(Message message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).header("Content-Type", "application/json")
                .header("User-Agent", "baton").header(KEY_HEADER, origin.run() + "-" + message.sequence())
                .POST(HttpRequest.BodyPublishers.ofString(body.of(message), StandardCharsets.UTF_8)).build();
        AtomicReference<Optional<HttpResponse.ResponseInfo>> answered = new AtomicReference<>(Optional.empty());
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, info -> {
            answered.set(Optional.of(info));
            return new AnswerStart();
        });
        try {
            HttpResponse<String> whole = exchange.get(totalNanos, TimeUnit.NANOSECONDS);
            return judged(whole.statusCode(), whole.headers(), whole.body());
        } catch (TimeoutException _) {
            return answered.get().map(info -> judged(info.statusCode(), info.headers(), ""))
                    .orElseGet(() -> Outcome.unreached("there was no answer within " + totalNanos / NANOS_PER_SECOND
                            + " s."));
        } catch (ExecutionException e) {
            return Outcome.unreached(withoutSecrets(reason(e)) + ".");
        } finally {
            exchange.cancel(true);
        }
    }

    private Outcome judged(int status, HttpHeaders headers, String text) {
        String said = "it answered " + status + (text.isEmpty() ? "" : " (" + withoutSecrets(text) + ")");
        if (status >= FIRST_GOOD && status < FIRST_REDIRECT) {
            return Outcome.delivered();
        }
        boolean isForLater = status >= FIRST_SERVER_ERROR || status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS;
        if (isForLater) {
            return new Outcome.Unreached(said + ".", headers.firstValue("Retry-After")
                    .map(value -> RetryAfter.nanos(value, clock.wall())).orElseGet(OptionalLong::empty));
        }
        return new Outcome.Refused(status < FIRST_CLIENT_ERROR
                ? said + " and sends elsewhere, where nothing is posted; write the final URL under 'webhook'."
                : said + "; that is not tried again. Make it take the JSON of docs/notifications.md, or correct the URL"
                        + " under 'webhook'.");
    }

    /// Servers like to repeat what they were asked for; whatever of that stands behind the host may be a secret.
    private String withoutSecrets(String text) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String behindHost = (url.getRawPath() == null ? "" : url.getRawPath()) + query;
        String shown = text;
        for (String raw : List.of(behindHost, URLDecoder.decode(behindHost, StandardCharsets.UTF_8))) {
            List<String> parts = Stream.concat(Stream.of(raw), Arrays.stream(raw.split(SEPARATORS)))
                    .filter(part -> part.length() >= SHORTEST_SECRET).toList();
            for (String part : parts) {
                shown = shown.replace(part, Secret.HIDDEN.value());
            }
        }
        return shown;
    }

    /// The client wraps what happened, and some of its exceptions say nothing.
    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + "…" : line;
    }
}
