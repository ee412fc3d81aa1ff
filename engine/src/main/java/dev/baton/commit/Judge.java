package dev.baton.commit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.api.Problem.Violation;
import dev.baton.config.AddressRange;
import dev.baton.config.ConfigLimits;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigPlaces;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.config.Quantities;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.config.Severity;
import dev.baton.config.WebhookSecrets;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.YamlDocument;

/// Reads a pushed text into records, looks at them by every rule, and writes them again: nothing of the text itself is
/// kept, and nothing of it opens a path.
final class Judge {
    /// The largest text that may be pushed, and the largest that may become of it.
    static final int MAX_BYTES = 1024 * 1024;
    private static final String FILE = "config";
    /// What a problem is called that has no code.
    private static final String CONFIG_RULE = "config";
    /// What a text is refused for that is too large.
    static final String SIZE_RULE = "push.size";
    private static final String PASSWORD_RULE = "push.password";
    private static final String WEBHOOK_RULE = "push.webhook";
    private static final Comparator<Violation> BY_PLACE = Comparator.comparingInt(Violation::line)
            .thenComparingInt(Violation::column);

    private final PushRules rules;

    Judge(PushRules rules) {
        this.rules = rules;
    }

    /// Judges a text. No text makes it throw.
    ///
    /// @param running what the node runs
    /// @param subnets the networks that the node is in
    Judged judge(String text, NodeConfig running, List<AddressRange> subnets) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return refused(tooLarge("the configuration is larger than " + Quantities.size(MAX_BYTES)));
        }
        YamlDocument document = YamlDocument.read(FILE, text);
        List<Violation> found = new ArrayList<>(diagnosed(document));
        if (document.config().isEmpty()) {
            if (found.stream().noneMatch(Violation::fatal)) {
                document.problems().forEach(problem -> found.add(of(problem)));
            }
            return new Judged(sorted(found), Optional.empty());
        }
        ConfigPlaces places = ConfigPlaces.of(FILE, text);
        NodeConfig whole = withWebhooks(withPasswords(document.config().get(), running, places, found), running,
                places, found);
        found.addAll(rules.violations(whole, running, subnets, places));
        Accepted accepted = new Accepted(whole, ConfigWriter.write(whole));
        if (accepted.bytes().length > MAX_BYTES) {
            found.add(tooLarge("the configuration becomes larger than " + Quantities.size(MAX_BYTES)
                    + " when its aliases are written out"));
        }
        boolean isGood = found.stream().noneMatch(Violation::fatal);
        return new Judged(sorted(found), isGood ? Optional.of(accepted) : Optional.empty());
    }

    private static Judged refused(Violation violation) {
        return new Judged(List.of(violation), Optional.empty());
    }

    /// By place; no more than are told of a file.
    private static List<Violation> sorted(List<Violation> found) {
        return found.stream().sorted(Comparator.comparing((Violation v) -> !v.fatal())
                .thenComparing(BY_PLACE)).limit(ConfigLimits.MAX_PROBLEMS).sorted(BY_PLACE).toList();
    }

    private static Violation tooLarge(String message) {
        return new Violation(0, 0, SIZE_RULE, message, "A configuration is a few kilobytes; take out what is not used.",
                true);
    }

    /// What the doctor finds in it: problems of reading, and what does not work although it can be read.
    private static List<Violation> diagnosed(YamlDocument document) {
        Diagnosis diagnosis = Doctor.examine(List.of(document));
        List<Violation> found = new ArrayList<>();
        diagnosis.problems().forEach(problem -> found.add(of(problem)));
        diagnosis.findings().stream().filter(f -> f.severity() != dev.baton.finding.Severity.NOTE)
                .forEach(finding -> found.add(of(finding)));
        return found;
    }

    static Violation of(Problem problem) {
        return new Violation(problem.place().line(), problem.place().column(), CONFIG_RULE, problem.message(),
                problem.advice(), problem.severity() == Severity.ERROR);
    }

    private static Violation of(ConfigFinding finding) {
        Optional<Place> place = finding.spots().stream().map(ConfigFinding.Spot::place).findFirst();
        return new Violation(place.map(Place::line).orElse(0), place.map(Place::column).orElse(0),
                finding.code().name(), finding.sentence(), finding.fix(),
                finding.severity() == dev.baton.finding.Severity.ERROR);
    }

    /// Where a password stands as hidden, the one that the router of that name has.
    private static NodeConfig withPasswords(NodeConfig config, NodeConfig running, ConfigPlaces places,
            List<Violation> found) {
        return config.withRouters(config.routers().stream().map(router -> {
            if (!router.password().equals(Optional.of(Secret.HIDDEN))) {
                return router;
            }
            Optional<Secret> kept = running.router(router.name()).flatMap(RouterSpec::password);
            if (kept.isEmpty()) {
                Place place = places.find(ConfigPath.router(router.name()).key("authentication").key("pass"));
                found.add(new Violation(place.line(), place.column(), PASSWORD_RULE, "the password is hidden, and "
                        + router.name() + " has none on the node that could be kept",
                        "Write the password itself, or remove 'authentication'.", true));
            }
            return router.draft().password(kept.orElse(Secret.HIDDEN)).build();
        }).toList());
    }

    /// Where a webhook stands as hidden, the one of the node that it stands for.
    private static NodeConfig withWebhooks(NodeConfig config, NodeConfig running, ConfigPlaces places,
            List<Violation> found) {
        WebhookSecrets kept = WebhookSecrets.of(running);
        List<NotifyRule> rules = new ArrayList<>(config.notifications().size());
        for (NotifyRule rule : config.notifications()) {
            if (rule.target() instanceof NotifyRule.Webhook(URI url) && WebhookSecrets.isHidden(url)) {
                Optional<URI> behind = kept.behind(url);
                if (behind.isEmpty()) {
                    Place place = places.find(ConfigPath.ROOT.key("notify").item(rules.size()).key("webhook"));
                    found.add(new Violation(place.line(), place.column(), WEBHOOK_RULE,
                            "the webhook is hidden, and the node has none at that host that could be kept",
                            "Write its whole address, or remove the notification.", true));
                }
                rules.add(rule.to(new NotifyRule.Webhook(behind.orElse(url))));
            } else {
                rules.add(rule);
            }
        }
        return config.withNotifications(rules);
    }
}
