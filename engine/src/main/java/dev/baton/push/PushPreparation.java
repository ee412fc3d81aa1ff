package dev.baton.push;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.api.Validation;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.config.ConfigDiff;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.config.WebhookSecrets;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.finding.Severity;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.HandOver;
import dev.baton.whatif.PushPlan;
import dev.baton.whatif.PushPlanner;
import dev.baton.whatif.PushStep;
import dev.baton.whatif.RouterRef;

/// What is known before a push begins: what every node runs, what would be different, what nodes and checks say to it, and
/// the plan. Nodes go by the names that they have in the address book.
public final class PushPreparation {
    /// What stands for a password where it is not shown.
    private static final String HIDDEN = "(hidden)";

    private record Running(NodeCalls calls, NodeState state, NodeConfig config) {}

    private final Map<String, Running> running;
    private final Map<String, NodeConfig> wanted;
    private final Map<String, Validation> validations;
    private final List<String> silent;
    private final Fleet before;
    private final Fleet after;
    private final PushPlan plan;

    private PushPreparation(Map<String, Running> running, Map<String, NodeConfig> wanted,
            Map<String, Validation> validations, List<String> silent) {
        this.running = running;
        this.wanted = wanted;
        this.validations = validations;
        this.silent = List.copyOf(silent);
        List<NodeConfig> old = new ArrayList<>();
        List<NodeConfig> next = new ArrayList<>();
        running.forEach((name, node) -> {
            Optional<NodeConfig> change = Optional.ofNullable(wanted.get(name));
            old.add(known(name, node, node.config(), change));
            change.ifPresent(config -> next.add(known(name, node, config, Optional.empty())));
        });
        before = new Fleet(old);
        Fleet changed = before;
        for (NodeConfig config : next) {
            changed = changed.with(config);
        }
        after = changed;
        plan = PushPlanner.plan(before, next, masters());
    }

    /// Asks all nodes.
    ///
    /// @param nodes  every node that is known, by name
    /// @param wanted the new configurations, by the name of the node
    /// @throws NodeFailure if a node that is to be pushed to does not answer as it should
    public static PushPreparation of(Map<String, NodeCalls> nodes, Map<String, NodeConfig> wanted) {
        Map<String, Running> running = new LinkedHashMap<>();
        Map<String, Validation> validations = new LinkedHashMap<>();
        List<String> silent = new ArrayList<>();
        nodes.forEach((name, calls) -> {
            Optional<NodeConfig> next = Optional.ofNullable(wanted.get(name));
            try {
                running.put(name, running(name, calls));
                next.ifPresent(config -> validations.put(name, calls.validate(ConfigWriter.write(config))));
            } catch (NodeFailure e) {
                if (next.isPresent()) {
                    throw e;
                }
                silent.add(name);
            }
        });
        return new PushPreparation(running, new LinkedHashMap<>(wanted), validations, silent);
    }

    private static Running running(String name, NodeCalls calls) {
        NodeState state = calls.state();
        return switch (ConfigLoader.load(name + ".yaml", calls.config().text())) {
            case ConfigResult.Loaded(NodeConfig config, var _) -> new Running(calls, state, config);
            case ConfigResult.Invalid(var problems) -> throw new NodeFailure.BadAnswer(name, name
                    + " runs a configuration that this Baton cannot read (" + problems.getFirst().message()
                    + "); use the version of Baton that the node has.");
        };
    }

    /// A configuration with what the node tells besides: the addresses that its routers send from, and, for the old one,
    /// the passwords that the new one does not change.
    private NodeConfig known(String name, Running node, NodeConfig config, Optional<NodeConfig> next) {
        List<String> changes = Optional.ofNullable(validations.get(name)).map(Validation::changes).orElse(List.of());
        List<RouterSpec> routers = config.routers().stream().map(spec -> {
            RouterSpec known = node.state().routers().stream()
                    .filter(r -> r.name().equals(spec.name()) && spec.source().isEmpty()
                            && r.source().family() == spec.family())
                    .findFirst().map(r -> spec.draft().source(r.source()).build()).orElse(spec);
            Optional<Secret> password = next.flatMap(n -> n.router(spec.name())).flatMap(RouterSpec::password)
                    .filter(_ -> spec.password().filter(p -> p.value().equals(HIDDEN)).isPresent()
                            && !changes.contains(spec.name() + " password changed"));
            return password.isPresent() ? known.draft().password(password.get()).build() : known;
        }).toList();
        List<NotifyRule> told = next.map(n -> config.notifications().stream()
                .map(rule -> unchanged(rule, n, changes)).toList()).orElse(config.notifications());
        return new NodeConfig(name, routers, config.checks(), config.groups(), told);
    }

    /// An old notification with the webhook of the new one that it is, as far as what is shown of both and the node say so.
    private static NotifyRule unchanged(NotifyRule rule, NodeConfig next, List<String> changes) {
        NotifyRule shown = WebhookSecrets.hidden(rule);
        boolean isSame = rule.target() instanceof NotifyRule.Webhook(URI url) && WebhookSecrets.isHidden(url)
                && !changes.contains("notification " + ConfigWriter.tree(shown) + " added");
        return next.notifications().stream().filter(n -> isSame && WebhookSecrets.hidden(n).equals(shown)).findFirst()
                .orElse(rule);
    }

    private Set<RouterRef> masters() {
        Set<RouterRef> masters = new LinkedHashSet<>();
        running.forEach((name, node) -> node.state().routers().stream().filter(r -> r.role() == Role.MASTER)
                .forEach(r -> masters.add(new RouterRef(name, r.name()))));
        return masters;
    }

    /// The order, the predictions and the risks.
    public PushPlan plan() {
        return plan;
    }

    /// What runs now.
    public Fleet before() {
        return before;
    }

    /// What runs once all is done.
    public Fleet after() {
        return after;
    }

    /// What is different on a node.
    public ConfigDiff diff(String node) {
        return ConfigDiff.between(before.node(node).orElseThrow(), after.node(node).orElseThrow());
    }

    /// What each node says to its new configuration.
    public Map<String, Validation> validations() {
        return new LinkedHashMap<>(validations);
    }

    /// Nodes that are not pushed to and do not answer: what they would see is not known.
    public List<String> silent() {
        return silent;
    }

    /// Errors that the new configurations have and the old ones do not.
    public List<ConfigFinding> newErrors() {
        Set<String> known = new LinkedHashSet<>();
        errors(before).forEach(f -> known.add(f.code() + " " + f.subject()));
        return errors(after).stream().filter(f -> !known.contains(f.code() + " " + f.subject())).toList();
    }

    private static List<ConfigFinding> errors(Fleet fleet) {
        Diagnosis diagnosis = Doctor.examine(fleet.nodes().stream()
                .<Document>map(n -> YamlDocument.read(n.node(), ConfigWriter.write(n))).toList());
        return diagnosis.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    }

    /// Whether the push must not begin.
    public boolean isRefused() {
        return plan.isRefused() || !newErrors().isEmpty()
                || validations.values().stream().anyMatch(v -> !v.acceptable())
                || running.entrySet().stream().anyMatch(e -> wanted.containsKey(e.getKey())
                        && e.getValue().state().pending().isPresent());
    }

    /// The state of every node that answered.
    public Map<String, NodeState> states() {
        Map<String, NodeState> states = new LinkedHashMap<>();
        running.forEach((name, node) -> states.put(name, node.state()));
        return states;
    }

    /// The nodes that answered.
    public Map<String, NodeCalls> nodes() {
        Map<String, NodeCalls> nodes = new LinkedHashMap<>();
        running.forEach((name, node) -> nodes.put(name, node.calls()));
        return nodes;
    }

    /// The push as a file that nothing was done of yet.
    ///
    /// @param id names it, letters, digits and hyphens
    public PushFile file(String id, Instant begun, String reason, int rollbackAfterSeconds) {
        List<Turn> turns = new ArrayList<>();
        for (PushStep step : plan.steps()) {
            NodeState state = Optional.ofNullable(running.get(step.node())).orElseThrow().state();
            turns.add(new Turn(step.node(), "push-" + id + "-" + turns.size(), state.config().sha256(),
                    ConfigWriter.write(Optional.ofNullable(wanted.get(step.node())).orElseThrow()),
                    step.handOvers().stream().map(PushPreparation::transfer).toList(), Progress.WAITING,
                    Optional.empty(), "", ""));
        }
        return new PushFile(PushFile.FORMAT, id, begun, reason, rollbackAfterSeconds, PushFile.Stage.PUSHING, turns,
                plan.handBacks().stream().map(PushPreparation::transfer).toList(), List.of(), "");
    }

    private static Transfer transfer(HandOver handOver) {
        return new Transfer(handOver.from().node(), handOver.from().router(), handOver.to().node(),
                handOver.to().router(), false);
    }

    /// The best of the others to take over from a router: BACKUP, not in maintenance, of the highest priority.
    ///
    /// @param node whose router it is
    public static Optional<RouterRef> heir(String node, RouterState router, Map<String, NodeState> states) {
        Optional<RouterRef> best = Optional.empty();
        int highest = 0;
        for (Map.Entry<String, NodeState> other : states.entrySet()) {
            for (RouterState rival : other.getValue().routers()) {
                boolean isHeir = !other.getKey().equals(node) && Settling.isSameCluster(rival, router)
                        && rival.role() == Role.BACKUP && !rival.steering().maintenance()
                        && rival.priority().value() > highest;
                if (isHeir) {
                    best = Optional.of(new RouterRef(other.getKey(), rival.name()));
                    highest = rival.priority().value();
                }
            }
        }
        return best;
    }
}
