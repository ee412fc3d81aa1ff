package dev.baton.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The addresses of webhooks without what may be a secret in them: whoever knows the whole address can post there, so all
/// behind the host counts as a password does. `https://hooks.example.com/T0/B1?key=2` is shown as
/// `https://hooks.example.com/(hidden)`, a second one at that host as `https://hooks.example.com/(hidden-2)`.
///
/// What is hidden stays bound to its host: whoever sends it back gets the address that it stands for or nothing.
public final class WebhookSecrets {
    private static final String FIRST = "/(hidden)";
    private static final String BEHIND_HOST = "/\\(hidden(-[0-9]{1,5})?\\)";
    private static final String ROOT = "/";

    /// What is shown, for each address that has something to hide.
    private final Map<URI, URI> shown = new LinkedHashMap<>();

    private WebhookSecrets(NodeConfig config) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (URI url : addresses(config)) {
            if (hasSecret(url) && !shown.containsKey(url)) {
                int number = counts.merge(host(url), 1, Integer::sum);
                shown.put(url, URI.create(host(url) + (number == 1 ? FIRST : "/(hidden-" + number + ")")));
            }
        }
    }

    /// Those of a configuration.
    public static WebhookSecrets of(NodeConfig config) {
        return new WebhookSecrets(config);
    }

    /// An address by itself as it may be told.
    public static URI hidden(URI url) {
        return hasSecret(url) ? URI.create(host(url) + FIRST) : url;
    }

    /// A notification as it may be told.
    public static NotifyRule hidden(NotifyRule rule) {
        return rule.target() instanceof NotifyRule.Webhook(URI url)
                ? rule.to(new NotifyRule.Webhook(hidden(url)))
                : rule;
    }

    /// Whether an address stands for one that is not shown.
    public static boolean isHidden(URI url) {
        return url.getRawPath() != null && url.getRawPath().matches(BEHIND_HOST) && url.getRawQuery() == null;
    }

    /// The address that stands in the configuration for one that is not shown.
    public Optional<URI> behind(URI hidden) {
        return shown.entrySet().stream().filter(e -> e.getValue().equals(hidden)).map(Map.Entry::getKey).findFirst();
    }

    /// The configuration as it may be shown.
    NodeConfig hide(NodeConfig config) {
        List<NotifyRule> rules = new ArrayList<>(config.notifications().size());
        for (NotifyRule rule : config.notifications()) {
            rules.add(rule.target() instanceof NotifyRule.Webhook(URI url)
                    ? rule.to(new NotifyRule.Webhook(shown.getOrDefault(url, url)))
                    : rule);
        }
        return config.withNotifications(rules);
    }

    private static List<URI> addresses(NodeConfig config) {
        return config.notifications().stream().map(NotifyRule::target).filter(NotifyRule.Webhook.class::isInstance)
                .map(NotifyRule.Webhook.class::cast).map(NotifyRule.Webhook::url).toList();
    }

    private static boolean hasSecret(URI url) {
        String path = url.getRawPath();
        boolean isBare = path == null || path.isEmpty() || path.equals(ROOT);
        return !isBare || url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null;
    }

    private static String host(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
    }
}
