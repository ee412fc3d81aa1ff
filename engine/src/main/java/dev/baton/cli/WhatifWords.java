package dev.baton.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.FaultCause;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Member;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Remark;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.Standing;
import dev.baton.whatif.VirtualRouterId;

/// Says a prediction in plain English. This is the command's wording; the window has its own, in its bundles.
final class WhatifWords {
    private static final char MINUS = '−';
    private static final String INTERFACE_CHECK = new TrackSpec.OfInterface("").checkName();

    private final Fleet fleet;
    private final Map<VirtualRouterId, String> names = new LinkedHashMap<>();

    WhatifWords(Predictor predictor) {
        this.fleet = predictor.fleet();
        Map<VirtualRouterId, List<String>> routers = new LinkedHashMap<>();
        for (NodeConfig node : fleet.nodes()) {
            for (RouterSpec router : node.routers()) {
                predictor.virtualRouterOf(new RouterRef(node.node(), router.name()))
                        .ifPresent(id -> routers.computeIfAbsent(id, _ -> new ArrayList<>()).add(router.name()));
            }
        }
        Map<String, Long> shared = routers.values().stream().flatMap(n -> n.stream().distinct())
                .collect(Collectors.groupingBy(n -> n, Collectors.counting()));
        routers.forEach((id, used) -> {
            boolean isName = used.stream().distinct().count() == 1 && shared.getOrDefault(used.getFirst(), 0L) == 1;
            names.put(id, isName ? used.getFirst() : id.toString());
        });
    }

    /// The name that all nodes have for it, where it is its alone; else its VRID.
    String name(VirtualRouterId id) {
        return names.getOrDefault(id, id.toString());
    }

    /// The name, and what it stands for.
    String fullName(Standing standing) {
        VirtualRouterId id = standing.id();
        List<String> addresses = standing.members().stream().map(Member::ref).flatMap(ref -> fleet.node(ref.node())
                .flatMap(n -> n.router(ref.router())).stream()).findFirst().map(RouterSpec::addresses)
                .orElse(List.of()).stream().map(a -> a.address().toString()).toList();
        String more = addresses.isEmpty()
                ? ""
                : ", " + addresses.getFirst() + (addresses.size() > 1 ? " +" + (addresses.size() - 1) : "");
        return name(id).equals(id.toString()) ? name(id) + more : name(id) + " (" + id + more + ")";
    }

    String change(Change change) {
        return switch (change) {
            case Change.Configured(NodeConfig config) -> config.node() + " has the changed configuration";
            case Change.Priority(String node, String router, int priority) ->
                node + "." + router + " has priority " + priority;
            case Change.Preempt(String node, String router, boolean on) ->
                node + "." + router + (on ? " preempts" : " does not preempt");
            case Change.NodeDown(String node) -> node + " goes down";
            case Change.NodeStopped(String node) -> node + " is stopped";
            case Change.LinkDown(String node, String name) -> node + " loses the link of " + name;
            case Change.LinkUp(String node, String name) -> node + " gets back the link of " + name;
            case Change.CheckFails(String node, String check) -> check + " fails on " + node;
            case Change.CheckPasses(String node, String check) -> check + " passes on " + node;
        };
    }

    /// Who holds it now, with which priority, and who comes next.
    String now(Standing standing) {
        List<Member> holders = standing.members().stream().filter(Member::holds).toList();
        List<Member> others = standing.members().stream().filter(m -> !m.holds())
                .sorted((one, other) -> Integer.compare(other.priority().value(), one.priority().value())).toList();
        String held = holders.isEmpty()
                ? "nobody holds it"
                : String.join(" and ", holders.stream().map(m -> m.ref().node() + " (" + priority(m.priority()) + ")")
                        .toList()) + (holders.size() == 1 ? " holds it" : " both hold it");
        return held + (others.isEmpty()
                ? ""
                : "; " + String.join(", ", others.stream().map(this::waiting).toList()));
    }

    private String waiting(Member member) {
        String why = member.isGone()
                ? " gone"
                : member.causes().isEmpty() ? "" : " in FAULT, " + cause(member.causes().getFirst());
        return member.ref().node() + " (" + priority(member.priority()) + ")" + why;
    }

    private static String cause(FaultCause cause) {
        return switch (cause.kind()) {
            case INTERFACE_DOWN -> cause.name() + " is down";
            case CHECK_FAILED -> cause.name() + " fails";
            case ADDRESS_MISSING -> cause.name() + " is missing";
            case GROUP_MEMBER -> "for " + cause.name() + " of its sync group";
            case FORCED -> cause.name();
        };
    }

    /// `120`, or the sum that makes it: `100 + 20 = 120`.
    static String priority(EffectivePriority priority) {
        StringBuilder sum = new StringBuilder().append(priority.base());
        for (Contribution contribution : priority.contributions()) {
            if (contribution.delta() != 0) {
                sum.append(contribution.delta() < 0 ? " " + MINUS + " " : " + ")
                        .append(Math.abs(contribution.delta()));
            }
        }
        boolean isSum = sum.indexOf(" ") >= 0;
        return isSum ? sum.append(" = ").append(priority.value()).toString() : String.valueOf(priority.value());
    }

    /// `n1 → n2`, or who keeps it.
    static String holders(Outcome outcome) {
        String before = joined(outcome.before().holders());
        String after = holders(outcome.after());
        return before.equals(after) ? after : before + " → " + after;
    }

    /// Who holds it; where addresses that are not known decide, each that may.
    static String holders(Standing standing) {
        return standing.remarks().stream().flatMap(r -> r instanceof Remark.Tie tie && tie.isOpen()
                ? Stream.of(String.join(" or ", tie.nodes().stream().sorted().toList()))
                : Stream.empty()).findFirst().orElseGet(() -> joined(standing.holders()));
    }

    static String joined(List<String> nodes) {
        return nodes.isEmpty() ? "nobody" : String.join(" and ", nodes);
    }

    static String gap(Outcome outcome) {
        if (outcome.isOpen()) {
            return "for good";
        }
        return outcome.gapNanos() == 0 ? "none" : Amounts.span(outcome.gapNanos());
    }

    String remarks(Standing standing) {
        return String.join("; ", standing.remarks().stream().map(r -> remark(standing, r)).toList());
    }

    /// All that is to be said of what a fault does.
    String remarks(FaultRow row) {
        String said = remarks(row.outcome().after());
        OptionalLong failing = row.failingHolderNanos();
        if (failing.isEmpty()) {
            return said;
        }
        String held = joined(row.outcome().before().holders()) + " holds it, with the check failing, for "
                + Amounts.span(failing.getAsLong()) + " more";
        return said.isEmpty() ? held : held + "; " + said;
    }

    /// One remark about a virtual router.
    String remark(Standing standing, Remark remark) {
        return switch (remark) {
            case Remark.NobodyHolds _ -> "no failover";
            case Remark.SeveralHold(List<String> nodes) -> (nodes.size() == 2 ? "two" : nodes.size()) + " masters: "
                    + String.join(" and ", nodes) + " do not hear each other";
            case Remark.Flaps(int transitions, long within) ->
                "flaps: " + transitions + " changes of state in " + Amounts.span(within);
            case Remark.StillWaiting(long within) -> "not at rest after " + Amounts.span(within);
            case Remark.Tie tie -> tie(standing, tie);
            case Remark.OtherAddresses(List<String> nodes) -> joined(nodes) + (nodes.size() == 1 ? " has" : " have")
                    + " other addresses: another network, or a mistake";
            case Remark.StartedAnew(List<String> nodes) -> "were every node started anew, " + joined(nodes)
                    + " would hold it";
        };
    }

    private static String tie(Standing standing, Remark.Tie tie) {
        String names = String.join(" and ", tie.nodes().stream().sorted().toList());
        String head = "tie at " + tie.priority() + " between " + names + ": ";
        if (!tie.isDecided()) {
            return head + tie.nodes().getFirst() + " stays, as an equal priority does not take over";
        }
        if (tie.isOpen()) {
            return head + "the higher address wins; the " + (tie.unknown().size() == 1 ? "one of " : "ones of ")
                    + String.join(" and ", tie.unknown().stream().sorted().toList())
                    + (tie.unknown().size() == 1 ? " is" : " are") + " not in the files";
        }
        return head + "the higher address wins" + standing.members().stream().filter(Member::holds)
                .map(m -> " (" + m.source().address() + ")").findFirst().orElse("");
    }

    String happening(Happening happening) {
        return new Told(address -> happening.peer().orElse(address.toString()), false).of(happening.transition(),
                happening.afterNanos());
    }

    /// What a check can do, with the numbers.
    String reach(CheckReach reach) {
        String node = reach.ref().node();
        String own = node + " " + sum(reach.passing(), reach.failing());
        return switch (reach.reach()) {
            case CheckReach.Faults(List<String> to) -> "has no weight: when it fails, " + node
                    + " gives the address up; " + (to.isEmpty() ? "nobody" : joined(to)) + " holds it then";
            case CheckReach.Moves(List<String> to, Optional<CheckReach.Rival> rival) -> "moves the address to "
                    + joined(to) + " when it fails" + rival.map(r -> ": " + own + " is below " + rival(r)).orElse("");
            case CheckReach.Together(List<String> others, List<String> to) -> "does not move the address alone, but to "
                    + joined(to) + " together with " + String.join(" and ", others.stream().map(WhatifWords::check)
                            .toList());
            case CheckReach.Never(Optional<CheckReach.Rival> rival) -> "can never move the address: "
                    + rival.map(r -> never(reach, own, r)).orElse("there is no other node");
            case CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> rival) ->
                "does not move the address: " + why(why, own, node, rival);
        };
    }

    private static String never(CheckReach reach, String own, CheckReach.Rival rival) {
        String whatever = ", whatever the other checks say";
        int theirs = rival.priority();
        if (reach.failing() > theirs && reach.passing() > theirs) {
            return own + " still beats " + rival(rival) + whatever;
        }
        return own + (reach.failing() < theirs && reach.passing() < theirs
                ? " stays below " + rival(rival)
                : " makes no difference to " + rival(rival)) + whatever;
    }

    private static String why(CheckReach.Why why, String own, String node, Optional<CheckReach.Rival> rival) {
        String other = rival.map(WhatifWords::rival).orElse("the others");
        String name = rival.map(r -> r.ref().node()).orElse("nobody");
        return switch (why) {
            case PREEMPT_OFF -> own + " is below " + other + ", but " + name
                    + " does not preempt: it leaves a living master alone";
            case EQUAL -> own + " is as much as " + other + ", and an equal priority does not take over";
            case NOT_THE_HOLDER -> node + " does not hold it; the check decides only who comes next";
            case OTHERWISE -> own + ", and something else than this weight decides";
        };
    }

    private static String rival(CheckReach.Rival rival) {
        return rival.ref().node() + " " + rival.priority();
    }

    private static String sum(int passing, int failing) {
        int delta = failing - passing;
        return delta == 0
                ? passing + " with or without it"
                : passing + (delta < 0 ? " " + MINUS + " " : " + ") + Math.abs(delta) + " = " + failing;
    }

    /// A tracked interface is a check of its own.
    static String check(String name) {
        return name.startsWith(INTERFACE_CHECK) ? "the link of " + name.substring(INTERFACE_CHECK.length()) : name;
    }
}
