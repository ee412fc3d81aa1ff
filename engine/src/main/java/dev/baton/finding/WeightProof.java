package dev.baton.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

import dev.baton.track.EffectivePriority;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// Whether one check can ever move an address away from one node, proved over every combination of what all other checks
/// of all nodes may say.
///
/// A failing check moves an address from node H to node B if, with everything else unchanged, B does not beat H while the
/// check passes and does while it fails: `failing(H) < priority(B) <= passing(H)`, and B preempts. Any node may be down, so
/// one such B is enough. A check without a weight puts H into FAULT, which moves the address to whoever is there.
///
/// @param node    H, the node whose check it is
/// @param check   the check's name
/// @param reason  why it can or cannot
/// @param passing H's effective priority while all its checks pass
/// @param failing the same while only this check fails
/// @param others  what the other nodes can reach
public record WeightProof(String node, String check, Reason reason, int passing, int failing, List<Reach> others) {
    private static final int OWNER = 255;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 254;

    public WeightProof {
        others = List.copyOf(others);
    }

    /// Why a check can or cannot move an address.
    public enum Reason {
        /// Some node beats H when the check fails and does not while it passes.
        MOVES,
        /// The check has no weight: its failure is a FAULT, and H gives the address up.
        FAULTS,
        /// There is no other node.
        ALONE,
        /// H is the address owner (255), whose priority no weight changes.
        OWNER,
        /// The numbers would do, but no node that they are right for preempts.
        NOBODY_PREEMPTS,
        /// No combination of verdicts puts another node's priority between the two of H.
        OUT_OF_REACH
    }

    /// One node that can hold the address.
    ///
    /// @param node     its name
    /// @param priority its configured priority, 1..255
    /// @param preempt  whether it takes over from a living master of lower priority
    /// @param tracked  what its priority depends on, its sync group's included
    public record Member(String node, int priority, boolean preempt, List<Tracked> tracked) {
        public Member {
            tracked = List.copyOf(tracked);
        }

        /// Its effective priority while every check passes.
        public int passing() {
            return Tracking.fold(priority, tracked, _ -> Verdict.PASSING).priority().value();
        }
    }

    /// The priorities that a node can have, whatever its checks say.
    ///
    /// @param passing while all its checks pass
    public record Reach(String node, int lowest, int highest, int passing, boolean preempts) {
        @Override
        public String toString() {
            return node + " " + (lowest == highest ? Integer.toString(lowest) : lowest + " to " + highest)
                    + (preempts ? "" : ", and does not preempt");
        }
    }

    /// Proves it.
    ///
    /// @param members every node of the cluster
    /// @param holder  one of them: the node whose check is looked at
    /// @param check   one of what it tracks, by name
    /// @throws IllegalArgumentException if the holder does not track it
    public static WeightProof of(List<Member> members, Member holder, String check) {
        Tracked tracked = holder.tracked().stream().filter(t -> t.check().equals(check)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(holder.node() + " does not track " + check));
        return of(members.stream().map(Known::of).toList(), holder, tracked);
    }

    private static WeightProof of(List<Known> members, Member holder, Tracked tracked) {
        List<Known> rivals = members.stream().filter(m -> !m.member().node().equals(holder.node())).toList();
        int good = Math.max(weight(tracked), 0);
        int bad = Math.min(weight(tracked), 0);
        List<Tracked> rest = holder.tracked().stream().filter(t -> !t.equals(tracked)).toList();
        int base = holder.priority() + best(rest);
        return new WeightProof(holder.node(), tracked.check(), reason(rivals, holder, tracked, rest),
                cut(holder, base + good), cut(holder, base + bad), rivals.stream().map(Known::reach).toList());
    }

    /// A node with what it can reach.
    private record Known(Member member, BitSet priorities, Reach reach) {
        static Known of(Member member) {
            BitSet priorities = WeightProof.priorities(member);
            return new Known(member, priorities, new Reach(member.node(), priorities.nextSetBit(0),
                    priorities.length() - 1, member.passing(), member.preempt()));
        }
    }

    private static Reason reason(List<Known> rivals, Member holder, Tracked tracked, List<Tracked> rest) {
        if (rivals.isEmpty()) {
            return Reason.ALONE;
        }
        if (tracked.weight() == 0) {
            return Reason.FAULTS;
        }
        if (holder.priority() == OWNER) {
            return Reason.OWNER;
        }
        boolean isReached = false;
        for (Known rival : rivals) {
            if (isBetween(rival.priorities(), holder, tracked, rest)) {
                if (rival.member().preempt() || rival.member().priority() == OWNER) {
                    return Reason.MOVES;
                }
                isReached = true;
            }
        }
        return isReached ? Reason.NOBODY_PREEMPTS : Reason.OUT_OF_REACH;
    }

    private static boolean isBetween(BitSet rival, Member holder, Tracked tracked, List<Tracked> rest) {
        int good = Math.max(weight(tracked), 0);
        int bad = Math.min(weight(tracked), 0);
        Sums sums = Sums.of(rest);
        for (int at = sums.values.nextSetBit(0); at >= 0; at = sums.values.nextSetBit(at + 1)) {
            int base = holder.priority() + at + sums.least;
            int above = rival.nextSetBit(cut(holder, base + bad) + 1);
            if (above >= 0 && above <= cut(holder, base + good)) {
                return true;
            }
        }
        return false;
    }

    /// Every effective priority that the verdicts of its checks can give.
    private static BitSet priorities(Member member) {
        BitSet priorities = new BitSet();
        Sums sums = Sums.of(member.tracked());
        for (int at = sums.values.nextSetBit(0); at >= 0; at = sums.values.nextSetBit(at + 1)) {
            priorities.set(cut(member, member.priority() + at + sums.least));
        }
        return priorities;
    }

    private static int cut(Member member, int sum) {
        return member.priority() == OWNER ? EffectivePriority.of(OWNER).value() : Math.clamp(sum, LOWEST, HIGHEST);
    }

    /// What it gives in one of its two states; in the other it gives nothing.
    private static int weight(Tracked tracked) {
        return tracked.reverse() ? -tracked.weight() : tracked.weight();
    }

    /// What checks give while all of them are in their passing state.
    private static int best(List<Tracked> tracked) {
        return Tracking.fold(0, tracked, _ -> Verdict.PASSING).priority().contributions().stream()
                .mapToInt(c -> c.delta()).sum();
    }

    /// All sums that some of the weights can have.
    ///
    /// @param least  what bit 0 stands for
    /// @param values the sums, from `least` on
    private record Sums(int least, BitSet values) {
        static Sums of(List<Tracked> tracked) {
            int least = tracked.stream().mapToInt(t -> Math.min(weight(t), 0)).sum();
            BitSet values = new BitSet();
            values.set(-least);
            for (Tracked one : tracked) {
                values.or(shifted(values, weight(one)));
            }
            return new Sums(least, values);
        }

        private static BitSet shifted(BitSet values, int by) {
            if (by < 0) {
                return values.get(-by, Math.max(-by, values.length()));
            }
            long[] words = values.toLongArray();
            int skipped = by / Long.SIZE;
            int bits = by % Long.SIZE;
            long[] shifted = new long[words.length + skipped + 1];
            for (int i = 0; i < words.length; i++) {
                shifted[i + skipped] |= words[i] << bits;
                shifted[i + skipped + 1] |= bits == 0 ? 0 : words[i] >>> (Long.SIZE - bits);
            }
            return BitSet.valueOf(shifted);
        }
    }

    /// Whether the check can move the address.
    public boolean canMove() {
        return reason == Reason.MOVES || reason == Reason.FAULTS;
    }

    /// Whether it cannot although there is a node that it should move to: one that has no higher priority than H while
    /// everything passes.
    public boolean isInVain() {
        return !canMove() && others.stream().anyMatch(other -> other.passing() <= passing);
    }

    /// What the proof says, with its numbers, as a sentence without a full stop.
    public String sentence() {
        String own = node + " has priority " + passing + " while " + check + " passes and " + failing
                + " while it fails";
        String reached = others.stream().map(Reach::toString).collect(Collectors.joining("; "));
        return switch (reason) {
            case MOVES -> check + " can move the address: " + own + "; the others can have: " + reached;
            case FAULTS -> check + " has no weight: when it fails, " + node + " goes to FAULT and gives the address up";
            case ALONE -> check + " has nowhere to move the address to: " + node + " is alone";
            case OWNER ->
                check + " can never move the address: " + node + " is its owner (255), whose priority no weight"
                        + " changes";
            case NOBODY_PREEMPTS -> check + " can never move the address: " + own
                    + ", but nobody who could be higher preempts a living master (" + reached + ")";
            case OUT_OF_REACH -> check + " can never move the address: " + own
                    + ", and no other node can come between the two (" + reached + ")";
        };
    }

    /// The proof of every check that every node tracks.
    public static List<WeightProof> all(List<Member> members) {
        List<Known> known = members.stream().map(Known::of).toList();
        List<WeightProof> proofs = new ArrayList<>();
        members.forEach(member -> member.tracked().forEach(t -> proofs.add(of(known, member, t))));
        return proofs;
    }
}
