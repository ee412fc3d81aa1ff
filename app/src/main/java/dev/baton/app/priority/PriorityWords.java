package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Durations;
import dev.baton.app.control.NodeState;
import dev.baton.app.i18n.Texts;
import dev.baton.app.whatif.WhatIfWords;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Member;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Remark;
import dev.baton.whatif.Standing;

/// What a scale says, in words.
final class PriorityWords {
    /// How many notes on checks a scale has; the rest is counted.
    static final int MAX_NOTES = 3;

    private final Texts texts;
    private final Durations durations;
    private final WhatIfWords whatIf;
    private final ClusterWords clusters;

    PriorityWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.whatIf = new WhatIfWords(texts);
        this.clusters = new ClusterWords(texts);
    }

    /// What becomes of a virtual router that something concerns.
    Scale.Outlook outlook(Outcome outcome) {
        Standing after = outcome.after();
        String remarks = remarks(after);
        String tail = remarks.isEmpty() ? "" : texts.get("priority.sentence.remark", remarks);
        if (after.isBroken()) {
            return new Scale.Outlook(Scale.Grade.BROKEN, broken(after) + tail);
        }
        String sentence = after.holders().isEmpty() ? texts.get("priority.sentence.nobody") : change(outcome);
        Scale.Grade calm = outcome.moves() || outcome.gapNanos() > 0 ? Scale.Grade.MOVES : Scale.Grade.CALM;
        return new Scale.Outlook(isDoubtful(after) ? Scale.Grade.DOUBTFUL : calm, sentence + tail);
    }

    /// How a virtual router is that nothing concerns.
    Scale.Outlook outlook(Standing standing) {
        String remarks = remarks(standing);
        String tail = remarks.isEmpty() ? "" : texts.get("priority.sentence.remark", remarks);
        if (standing.isBroken() || standing.holders().isEmpty()) {
            return new Scale.Outlook(Scale.Grade.BROKEN, broken(standing) + tail);
        }
        return new Scale.Outlook(isDoubtful(standing) ? Scale.Grade.DOUBTFUL : Scale.Grade.CALM,
                holds(standing) + tail);
    }

    /// What a person should know besides what the sentence says.
    private String remarks(Standing standing) {
        return whatIf.remarks(new Standing(standing.id(), standing.members(),
                standing.remarks().stream().filter(r -> !(r instanceof Remark.SeveralHold)).toList()));
    }

    private String broken(Standing standing) {
        boolean flaps = standing.remarks().stream().anyMatch(Remark.Flaps.class::isInstance);
        List<String> holders = standing.holders();
        if (flaps) {
            return texts.get("priority.sentence.flaps");
        }
        return holders.isEmpty()
                ? texts.get("priority.sentence.nobody")
                : texts.get("priority.sentence.several", list(holders));
    }

    /// Who holds the addresses and who comes next.
    private String holds(Standing standing) {
        String holder = standing.holders().getFirst();
        Optional<Member> next = standing.members().stream().filter(m -> !m.holds() && m.role() == Role.BACKUP)
                .max(Comparator.comparingInt(m -> m.priority().value()));
        return next.map(n -> texts.get("priority.sentence.holds", holder, n.ref().node(),
                Integer.toString(n.priority().value()))).orElseGet(() -> texts.get("priority.sentence.alone", holder));
    }

    private static boolean isDoubtful(Standing standing) {
        return standing.remarks().stream().anyMatch(remark -> switch (remark) {
            case Remark.Tie _,Remark.StillWaiting _,Remark.OtherAddresses _ -> true;
            case Remark.NobodyHolds _,Remark.SeveralHold _,Remark.Flaps _,Remark.StartedAnew _ -> false;
        });
    }

    /// "n2 becomes MASTER after 0.53 s; n1 → BACKUP".
    private String change(Outcome outcome) {
        String holder = outcome.after().holders().getFirst();
        if (!outcome.moves()) {
            return outcome.gapNanos() == 0
                    ? texts.get("priority.sentence.stays", holder)
                    : texts.get("priority.sentence.returns", holder, durations.exact(outcome.gapNanos()));
        }
        long after = outcome.happenings().stream().filter(h -> h.ref().node().equals(holder)
                && h.transition().to() == Role.MASTER).mapToLong(Happening::afterNanos).max().orElse(0);
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("priority.sentence.becomes", holder, durations.exact(after)));
        outcome.before().holders().stream().filter(node -> !node.equals(holder)).limit(MAX_NOTES)
                .forEach(node -> former(outcome.after(), node).ifPresent(parts::add));
        parts.add(outcome.gapNanos() == 0
                ? texts.get("priority.sentence.no-gap")
                : texts.get("priority.sentence.gap", durations.exact(outcome.gapNanos())));
        return String.join(texts.get("priority.sentence.and"), parts) + texts.get("priority.sentence.stop");
    }

    /// What became of who held the addresses before.
    private Optional<String> former(Standing after, String node) {
        return after.members().stream().filter(m -> m.ref().node().equals(node)).findFirst().map(m -> m.isGone()
                ? texts.get("priority.sentence.gone", node)
                : texts.get("priority.sentence.to", node, clusters.state(state(m))));
    }

    /// What a router is once everything has come to rest.
    static NodeState state(Member member) {
        if (member.isGone()) {
            return NodeState.LOST;
        }
        return switch (member.role()) {
            case MASTER -> NodeState.MASTER;
            case BACKUP -> NodeState.BACKUP;
            case FAULT -> NodeState.FAULT;
            case INIT -> NodeState.INIT;
        };
    }

    /// How a cluster is, as heard.
    Scale.Outlook heard(Cluster cluster) {
        List<String> masters = cluster.masters().stream().map(dev.baton.cluster.Member::node).toList();
        if (masters.size() > 1) {
            return new Scale.Outlook(Scale.Grade.BROKEN, texts.get("priority.heard.several", list(masters)));
        }
        if (masters.isEmpty()) {
            return new Scale.Outlook(cluster.health() == Health.NO_MASTER ? Scale.Grade.BROKEN : Scale.Grade.OPEN,
                    texts.get("priority.heard.none"));
        }
        return new Scale.Outlook(Scale.Grade.CALM, texts.get("priority.heard.one", masters.getFirst()));
    }

    /// What can be said of the checks of a virtual router, what matters most first.
    List<Scale.Note> notes(List<CheckReach> reaches, List<String> holders) {
        Set<Scale.Note> notes = new LinkedHashSet<>();
        reaches.forEach(reach -> moves(reach, holders).ifPresent(notes::add));
        reaches.forEach(reach -> idle(reach, holders).ifPresent(notes::add));
        if (notes.size() <= MAX_NOTES) {
            return List.copyOf(notes);
        }
        List<Scale.Note> first = new ArrayList<>(notes.stream().limit(MAX_NOTES).toList());
        first.add(new Scale.Note(texts.get("priority.note.more", notes.size() - MAX_NOTES), false));
        return first;
    }

    private Optional<Scale.Note> moves(CheckReach reach, List<String> holders) {
        String node = reach.ref().node();
        String passing = Integer.toString(reach.passing());
        String failing = Integer.toString(reach.failing());
        return switch (reach.reach()) {
            case CheckReach.Moves(List<String> to, Optional<CheckReach.Rival> rival) -> note(rival
                    .map(r -> texts.get("priority.note.moves-past", reach.check(), node, list(to), passing, failing,
                            Integer.toString(r.priority())))
                    .orElseGet(() -> texts.get("priority.note.moves", reach.check(), node, list(to))), to.isEmpty());
            case CheckReach.Together(List<String> others, List<String> to) ->
                note(texts.get("priority.note.together", reach.check(), node, list(others), list(to)), false);
            case CheckReach.Faults(List<String> to) -> holders.contains(node)
                    ? note(texts.get("priority.note.faults", reach.check(), node, list(to)), to.isEmpty())
                    : Optional.empty();
            case CheckReach.Never _,CheckReach.NotNow _ -> Optional.empty();
        };
    }

    /// A check of the holder that does not do what it is there for.
    private Optional<Scale.Note> idle(CheckReach reach, List<String> holders) {
        String node = reach.ref().node();
        String passing = Integer.toString(reach.passing());
        String failing = Integer.toString(reach.failing());
        return switch (reach.reach()) {
            case CheckReach.Never _ ->
                note(texts.get("priority.note.never", reach.check(), node, passing, failing), true);
            case CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> rival) when rival.isPresent()
                    && holders.contains(node) && why == CheckReach.Why.PREEMPT_OFF ->
                note(texts.get(
                        "priority.note.preempt-off", reach.check(), node, passing, failing,
                        rival.get().ref().node()), true);
            case CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> rival) when rival.isPresent()
                    && holders.contains(node) && why == CheckReach.Why.EQUAL ->
                note(texts.get("priority.note.equal",
                        reach.check(), node, passing, failing, rival.get().ref().node()), true);
            case CheckReach.NotNow _,CheckReach.Moves _,CheckReach.Together _,CheckReach.Faults _ -> Optional.empty();
        };
    }

    private static Optional<Scale.Note> note(String sentence, boolean isWarning) {
        return Optional.of(new Scale.Note(sentence, isWarning));
    }

    /// Names, joined; "nobody" for none.
    private String list(List<String> names) {
        return names.isEmpty() ? texts.get("priority.nobody") : String.join(", ", names);
    }

    /// The first address and how many more there are.
    String addresses(List<VirtualAddress> all) {
        String first = all.isEmpty() ? texts.get("control.address.unknown") : all.getFirst().toString();
        return all.size() < 2 ? first : texts.get("control.address.more", first, Integer.toString(all.size() - 1));
    }

    /// The same where there is little room: without the length of the prefix.
    String shortAddresses(List<VirtualAddress> all) {
        String first = all.isEmpty() ? texts.get("priority.addresses") : all.getFirst().address().toString();
        return all.size() < 2 ? first : texts.get("priority.addresses.more", first, Integer.toString(all.size() - 1));
    }

    /// What a thumb is, for somebody who does not see it.
    String spoken(Thumb thumb) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("priority.thumb", thumb.ref().node(), Integer.toString(thumb.staged())));
        if (thumb.isEdited()) {
            parts.add(texts.get("priority.thumb.was", Integer.toString(thumb.base())));
        }
        if (thumb.effective() != thumb.staged()) {
            parts.add(texts.get("priority.thumb.effective", Integer.toString(thumb.effective())));
        }
        if (thumb.isReach()) {
            parts.add(texts.get("priority.thumb.reach", Integer.toString(thumb.lowest()),
                    Integer.toString(thumb.highest())));
        }
        parts.add(texts.get("priority.thumb.predicted", clusters.state(thumb.predicted())));
        thumb.live().ifPresent(now -> parts.add(texts.get("priority.thumb.now", clusters.state(now))));
        if (thumb.isLocked()) {
            parts.add(thumb.locked());
        }
        return parts.stream().collect(Collectors.joining("\n"));
    }
}
