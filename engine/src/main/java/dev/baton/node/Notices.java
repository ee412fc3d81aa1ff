package dev.baton.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.adapter.notify.Notifier;
import dev.baton.adapter.notify.Occurrence;
import dev.baton.adapter.notify.Origin;
import dev.baton.adapter.notify.RouterCard;
import dev.baton.adapter.script.ScriptRunner;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.finding.AddressInUse;
import dev.baton.finding.Finding;
import dev.baton.finding.Severity;
import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;

/// Passes everything on to the log, and beside it to the receivers that the rules of a configuration name. Without rules
/// none of what that takes is made, and without a rule on findings nothing looks for any.
///
/// From one plan to another it goes in two steps, with the loop's own change between them, as [Ground] does.
final class Notices implements NotifyPort, AutoCloseable {
    /// How long receivers have to take what waits for them when the node ends, 'stop' being the last of it. The addresses
    /// are gone by then.
    static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /// Who the routers are: while a node goes over from one plan to another, one that stops is of the old one, and one
    /// that does anything else of the new one, if it is in it.
    private record Cast(Map<String, RouterCard> before, Map<String, RouterCard> after) {
        Optional<RouterCard> card(String router, Role to) {
            Optional<RouterCard> old = Optional.ofNullable(before.get(router));
            Optional<RouterCard> now = Optional.ofNullable(after.get(router));
            return to == Role.INIT ? old.or(() -> now) : now.or(() -> old);
        }
    }

    private final NotifyPort log;
    private final Clock clock;
    private final ScriptRunner scripts;
    private final Origin origin;
    private final Tap tap;
    private volatile Cast cast = new Cast(Map.of(), Map.of());
    private volatile Optional<Notifier> notifier = Optional.empty();
    private volatile Optional<FindingWatch> watch = Optional.empty();
    private volatile Set<String> quiet = Set.of();

    /// @param log takes everything, whatever the rules say
    /// @param tap where what the node hears and sends can be listened to
    Notices(String node, NotifyPort log, Clock clock, ScriptRunner scripts, Tap tap) {
        this.log = log;
        this.clock = clock;
        this.scripts = scripts;
        this.tap = tap;
        origin = Origin.starting(node, clock.wall(), log::why);
    }

    /// From now on webhooks are not told of changes of these routers, and nobody of findings about them, until another set
    /// is named: they are put through a failover test, and whoever tests knows. Scripts are told as ever, as services
    /// depend on them.
    void quiet(Set<String> routers) {
        quiet = Set.copyOf(routers);
        watch.ifPresent(w -> w.quiet(routers));
    }

    /// Makes sure that everybody whom the rules name can be told.
    ///
    /// @throws NodeException with every problem there is
    void check(NodeConfig config) {
        List<String> problems = new ArrayList<>();
        List<NotifyRule.Target> targets = config.notifications().stream().map(NotifyRule::target).distinct().toList();
        for (NotifyRule.Target target : targets) {
            if (target instanceof NotifyRule.Script(String name)) {
                scripts.problem(name).ifPresent(p -> problems.add("notify: " + p));
            }
        }
        if (targets.size() > Notifier.MAX_RECEIVERS) {
            problems.add("notify: " + targets.size() + " receivers are more than " + Notifier.MAX_RECEIVERS
                    + "; let one script or webhook take what is for several.");
        }
        if (!problems.isEmpty()) {
            throw new NodeException(problems);
        }
    }

    /// The rules of `config` hold beside those that do. To be called before the loop goes over to it.
    void widen(NodeConfig config) {
        cast = new Cast(cast.after, cards(config));
        if (!config.notifications().isEmpty() && notifier.isEmpty()) {
            notifier = Optional.of(new Notifier(origin, scripts, clock, s -> log.found("", s)));
        }
        notifier.ifPresent(n -> n.widen(config.notifications(), config.groups()));
        if (wantsFindings(config) && watch.isEmpty()) {
            FindingWatch made = new FindingWatch(config.node(), clock, this::tell, s -> log.found("", s));
            made.quiet(quiet);
            watch = Optional.of(made.started());
            tap.add(made);
        }
    }

    /// Only the rules of `plan` hold. To be called once the loop has gone over to it.
    void narrow(NodePlan plan) {
        NodeConfig config = plan.config();
        Map<String, RouterCard> cards = cards(config);
        cast = new Cast(cards, cards);
        if (!wantsFindings(config)) {
            watch.ifPresent(tap::remove);
            watch.ifPresent(FindingWatch::close);
            watch = Optional.empty();
        }
        watch.ifPresent(w -> w.know(Subjects.of(plan)));
        notifier.ifPresent(n -> n.narrow(config.notifications(), config.groups()));
    }

    private static boolean wantsFindings(NodeConfig config) {
        return config.notifications().stream().anyMatch(r -> r.on().contains(NotifyRule.Event.FINDING));
    }

    private static Map<String, RouterCard> cards(NodeConfig config) {
        Map<String, RouterCard> cards = new LinkedHashMap<>();
        config.routers().forEach(r -> cards.put(r.name(), RouterCard.of(r, config.groups().stream()
                .filter(g -> g.routers().contains(r.name())).map(GroupSpec::name).toList())));
        return Map.copyOf(cards);
    }

    @Override
    public void transitioned(String router, Transition transition) {
        log.transitioned(router, transition);
        if (notifier.isPresent()) {
            boolean isTest = quiet.contains(router);
            cast.card(router, transition.to()).ifPresent(
                    card -> tell(new Occurrence.RouterChanged(clock.wall(), card, transition, isTest)));
        }
    }

    private void tell(Occurrence occurrence) {
        notifier.ifPresent(n -> n.tell(occurrence));
    }

    @Override
    public void noticed(String router, Oddity oddity) {
        log.noticed(router, oddity);
    }

    @Override
    public void turned(String check, Verdict verdict) {
        log.turned(check, verdict);
    }

    /// The findings as they are now; empty: nothing looks for any.
    Optional<List<Finding>> findings() {
        return watch.map(FindingWatch::findings);
    }

    @Override
    public void refused(String router, String sentence) {
        log.refused(router, sentence);
        note(router, "The machine refused something", Severity.ERROR, sentence);
    }

    /// What is about the node as a whole, such as sums of what was discarded, is for the log alone: where it matters,
    /// there is a finding of it.
    @Override
    public void found(String router, String sentence) {
        log.found(router, sentence);
        if (!router.isEmpty()) {
            note(router, "Something was done behind the node's back", Severity.WARNING, sentence);
        }
    }

    /// Somebody else uses an address.
    void inUse(AddressClaims.Conflict conflict) {
        log.found(conflict.router(), conflict.toString());
        Finding finding = AddressInUse.finding(conflict.router(), conflict.address(), conflict.mac(),
                conflict.interfaceName(), clock.nowNanos());
        note(new Occurrence.Found(clock.wall(), Occurrence.Status.NOTED, Optional.of(finding.code().name()),
                finding.code().title(), finding.severity().word(), finding.subject(), finding.sentence(),
                finding.fix(), Optional.of(conflict.router()), groups(conflict.router())));
    }

    private void note(String router, String title, Severity severity, String sentence) {
        note(new Occurrence.Found(clock.wall(), Occurrence.Status.NOTED, Optional.empty(), title, severity.word(),
                router.isEmpty() ? "this node" : "router " + router, sentence, "",
                router.isEmpty() ? Optional.empty() : Optional.of(router), groups(router)));
    }

    private void note(Occurrence.Found found) {
        if (found.router().filter(quiet::contains).isPresent()) {
            return;
        }
        watch.ifPresent(w -> w.note(found));
    }

    private List<String> groups(String router) {
        return Optional.ofNullable(cast.after.get(router)).map(RouterCard::groups).orElse(List.of());
    }

    /// Has receivers told what waits for them, for at most [#LAST_WORDS].
    @Override
    public void close() {
        watch.ifPresent(tap::remove);
        watch.ifPresent(FindingWatch::close);
        try {
            if (notifier.isPresent()) {
                notifier.get().close(LAST_WORDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
