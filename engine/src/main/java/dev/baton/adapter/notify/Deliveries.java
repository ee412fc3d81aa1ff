package dev.baton.adapter.notify;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.NotifyRule;
import dev.baton.config.WebhookSecrets;
import dev.baton.port.Clock;

/// Makes the ways to receivers. The client for webhooks is only made once there is one.
final class Deliveries implements AutoCloseable {
    /// How long a connection to a webhook may take to come about.
    static final Duration CONNECT = Duration.ofSeconds(5);

    private final Origin origin;
    private final ScriptRunner scripts;
    private final Clock clock;
    private Optional<HttpClient> client = Optional.empty();

    Deliveries(Origin origin, ScriptRunner scripts, Clock clock) {
        this.origin = origin;
        this.scripts = scripts;
        this.clock = clock;
    }

    Delivery to(NotifyRule.Target target) {
        return switch (target) {
            case NotifyRule.Script script -> new ScriptDelivery(script.name(), scripts, origin);
            case NotifyRule.Webhook hook -> new WebhookDelivery(hook.url(), client(), clock, origin);
        };
    }

    private synchronized HttpClient client() {
        HttpClient made = client.orElseGet(Deliveries::newClient);
        client = Optional.of(made);
        return made;
    }

    /// Certificates are verified as the JDK does; nothing is ever posted to where an answer points.
    static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /// What a receiver is called in sentences. Of a URL all behind the host may be a secret, and is not told.
    static String name(NotifyRule.Target target) {
        return switch (target) {
            case NotifyRule.Script script -> "script " + script.name();
            case NotifyRule.Webhook hook -> "webhook " + WebhookSecrets.hidden(hook.url());
        };
    }

    @Override
    public synchronized void close() {
        client.ifPresent(HttpClient::shutdownNow);
    }
}
