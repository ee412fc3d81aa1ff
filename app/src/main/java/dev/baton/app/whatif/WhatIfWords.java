package dev.baton.app.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Member;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Remark;
import dev.baton.whatif.Standing;

/// Predictions in words.
public final class WhatIfWords {
    private final Texts texts;
    private final Durations durations;

    public WhatIfWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
    }

    /// Everything in one sentence.
    String sentence(int nodes, List<Standing> standings, List<FaultRow> rows) {
        if (nodes == 1) {
            return texts.get("config.whatif.sentence.one");
        }
        long faults = rows.stream().map(FaultRow::fault).distinct().count();
        List<FaultRow> broken = rows.stream().filter(row -> row.outcome().isBroken()).toList();
        long brokenFaults = broken.stream().map(FaultRow::fault).distinct().count();
        boolean isBrokenNow = standings.stream().anyMatch(Standing::isBroken);
        if (isBrokenNow) {
            return texts.get("config.whatif.sentence.broken-now", standings.stream().filter(Standing::isBroken)
                    .map(standing -> standing.id().toString()).collect(Collectors.joining(", ")));
        }
        if (brokenFaults > 0) {
            return texts.get("config.whatif.sentence.broken", brokenFaults, faults, fault(broken.getFirst().fault()));
        }
        long worst = rows.stream().mapToLong(row -> row.outcome().gapNanos()).max().orElse(0);
        return texts.get("config.whatif.sentence.good", faults, durations.exact(worst));
    }

    /// What happens.
    public String fault(Change fault) {
        return switch (fault) {
            case Change.NodeDown(String node) -> texts.get("config.fault.node-down", node);
            case Change.NodeStopped(String node) -> texts.get("config.fault.node-stopped", node);
            case Change.LinkDown(String node, String name) -> texts.get("config.fault.link-down", node, name);
            case Change.LinkUp(String node, String name) -> texts.get("config.fault.link-up", node, name);
            case Change.CheckFails(String node, String check) -> texts.get("config.fault.check-fails", node, check);
            case Change.CheckPasses(String node, String check) -> texts.get("config.fault.check-passes", node, check);
            case Change.Configured configured -> texts.get("config.fault.configured", configured.node());
            case Change.Priority(String node, String router, int priority) -> texts.get("config.fault.priority", node,
                    router, Integer.toString(priority));
            case Change.Preempt(String node, String router, boolean preempt) -> texts.get(
                    preempt ? "config.fault.preempt-on" : "config.fault.preempt-off", node, router);
        };
    }

    /// Who holds the addresses.
    public String holder(Standing standing) {
        List<String> holders = standing.holders();
        return holders.isEmpty() ? texts.get("config.holder.nobody") : String.join(" + ", holders);
    }

    /// Who holds the addresses then, with an arrow if it is another than before.
    public String moved(Outcome outcome) {
        String before = holder(outcome.before());
        String after = holder(outcome.after());
        return before.equals(after) ? after : "→ " + after;
    }

    /// How long a client is without an answer.
    public String gap(Outcome outcome) {
        if (outcome.isOpen()) {
            return texts.get("config.gap.open");
        }
        return outcome.gapNanos() == 0 ? texts.get("config.gap.none") : durations.exact(outcome.gapNanos());
    }

    /// What a person should know of it.
    public String note(WhatIfViewModel.Row shown) {
        FaultRow row = shown.row();
        List<String> notes = new ArrayList<>();
        if (shown.isIdle() && row.grade() == FaultRow.Grade.STAYS) {
            return idle(shown.reach().orElseThrow());
        }
        notes.add(texts.get("config.grade." + row.grade().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        row.failingHolderNanos().ifPresent(nanos -> notes.add(texts.get("config.remark.failing-holder",
                durations.exact(nanos))));
        row.outcome().after().remarks().stream().map(this::remark).filter(words -> !words.isEmpty())
                .forEach(notes::add);
        return String.join(": ", notes);
    }

    /// Why a check moves nothing.
    private String idle(CheckReach reach) {
        String passing = Integer.toString(reach.passing());
        String failing = Integer.toString(reach.failing());
        if (reach.reach() instanceof CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> rival)
                && rival.isPresent()) {
            return texts.get(why == CheckReach.Why.PREEMPT_OFF ? "config.reach.preempt-off" : "config.reach.equal",
                    passing, failing, rival.get().ref().node(), Integer.toString(rival.get().priority()));
        }
        return texts.get("config.reach.never", passing, failing);
    }

    private String remark(Remark remark) {
        return switch (remark) {
            case Remark.NobodyHolds _ -> "";
            case Remark.SeveralHold(List<String> nodes) -> texts.get("config.remark.several", String.join(", ", nodes));
            case Remark.Flaps(int transitions, long within) -> texts.get("config.remark.flaps", transitions,
                    durations.exact(within));
            case Remark.StillWaiting(long within) -> texts.get("config.remark.waiting", durations.exact(within));
            case Remark.Tie tie -> tie(tie);
            case Remark.OtherAddresses(List<String> nodes) -> texts.get("config.remark.other-addresses",
                    String.join(", ", nodes));
            case Remark.StartedAnew(List<String> nodes) -> texts.get("config.remark.anew", String.join(", ", nodes));
        };
    }

    private String tie(Remark.Tie tie) {
        String nodes = String.join(", ", tie.nodes());
        if (!tie.isDecided()) {
            return texts.get("config.remark.tie-kept", nodes, tie.priority());
        }
        return tie.unknown().isEmpty()
                ? texts.get("config.remark.tie", nodes, tie.priority())
                : texts.get("config.remark.tie-open", nodes, tie.priority(), String.join(", ", tie.unknown()));
    }

    /// The nodes of a virtual router with their priorities, the holder first: "n1 150 · n2 100".
    public String members(Standing standing) {
        return standing.members().stream().sorted((a, b) -> Boolean.compare(b.holds(), a.holds()))
                .map(this::member).collect(Collectors.joining(" · "));
    }

    private String member(Member member) {
        return member.ref().node() + " " + member.priority().value();
    }

    /// What a person should know of how it is now.
    public String remarks(Standing standing) {
        return standing.remarks().stream().map(this::remark).filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
