package dev.baton.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.finding.WeightProof.Member;
import dev.baton.finding.WeightProof.Reason;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WeightProofTest {
    private static final int RUNS = 3_000;

    private static Member member(String node, int priority, boolean preempt, int... weights) {
        List<Tracked> tracked = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            tracked.add(new Tracked("c" + i, weights[i], false));
        }
        return new Member(node, priority, preempt, tracked);
    }

    @ParameterizedTest
    @CsvSource({"100, -20, 90, -20, true, MOVES", "100, -5, 90, -5, true, OUT_OF_REACH",
            // The other is higher only while its own check adds something.
            "100, 20, 98, 20, true, MOVES", "150, 20, 98, 20, true, OUT_OF_REACH",
            // Equal is not higher: a backup does not take over from its equal.
            "100, -10, 90, -20, true, OUT_OF_REACH", "100, -11, 90, -20, true, MOVES",
            "100, -20, 90, -20, false, NOBODY_PREEMPTS", "255, -20, 90, -20, true, OWNER",
            "100, 0, 90, -20, false, FAULTS",
            // Cut to 254, both states are the same.
            "254, 20, 253, 20, true, OUT_OF_REACH"})
    void checkMovesAnAddress_ifAnotherNodeComesBetweenItsTwoPriorities(int own, int weight, int other, int otherWeight,
            boolean preempt, Reason reason) {
        Member holder = member("n1", own, true, weight);
        WeightProof proof = WeightProof.of(List.of(holder, member("n2", other, preempt, otherWeight)), holder, "c0");

        assertThat(proof.reason()).isEqualTo(reason);
        assertThat(proof.canMove()).isEqualTo(reason == Reason.MOVES || reason == Reason.FAULTS);
        assertThat(proof.sentence()).startsWith("c0 ").doesNotEndWith(".");
    }

    @Test
    void checkOfALowerNode_isNotInVain_whenThereIsNobodyBelowIt() {
        Member high = member("n1", 150, true, -5);
        Member low = member("n2", 90, true, -5);

        assertThat(WeightProof.of(List.of(high, low), high, "c0").isInVain()).isTrue();
        assertThat(WeightProof.of(List.of(high, low), low, "c0")).satisfies(proof -> {
            assertThat(proof.canMove()).isFalse();
            assertThat(proof.isInVain()).isFalse();
        });
    }

    @Test
    void reversedWeight_countsTheOtherWayRound() {
        Member holder = new Member("n1", 100, true, List.of(new Tracked("c0", 20, true)));

        WeightProof proof = WeightProof.of(List.of(holder, member("n2", 90, true)), holder, "c0");

        assertThat(proof.reason()).isEqualTo(Reason.MOVES);
    }

    @Test
    void sentence_hasTheNumbers() {
        Member holder = member("n1", 100, true, -5);

        assertThat(WeightProof.of(List.of(holder, member("n2", 90, true, -20)), holder, "c0").sentence())
                .isEqualTo("c0 can never move the address: n1 has priority 100 while c0 passes and 95 while it fails,"
                        + " and no other node can come between the two (n2 70 to 90)");
    }

    @Test
    void checkThatIsNotTracked_isRefused() {
        Member holder = member("n1", 100, true);

        assertThatThrownBy(() -> WeightProof.of(List.of(holder), holder, "c0"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("n1 does not track c0");
    }

    @Test
    void manyWeights_takeNoTime() {
        int[] weights = new int[255];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 2 == 0 ? -253 + i : i;
        }
        Member holder = member("n1", 200, true, weights);
        long start = System.nanoTime();

        assertThat(WeightProof.all(List.of(holder, member("n2", 150, true, weights)))).hasSize(510);
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }

    /// The proof against trying every combination of every verdict.
    @Test
    void proofSays_whatTryingEverythingSays() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20);
        int moving = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Member> members = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(3); n++) {
                int[] weights = random.ints(random.nextInt(1, 4), -30, 31).toArray();
                members.add(member("n" + n, random.nextInt(10) == 0 ? 255 : random.nextInt(70, 130),
                        random.nextInt(4) > 0, weights));
            }
            Member holder = members.getFirst();
            boolean moves = tried(members, holder);
            moving += moves ? 1 : 0;
            assertThat(WeightProof.of(members, holder, "c0").canMove()).as("%s", members).isEqualTo(moves);
        }
        assertThat(moving).isBetween(RUNS / 10, RUNS * 9 / 10);
    }

    private static boolean tried(List<Member> members, Member holder) {
        boolean isFault = holder.tracked().getFirst().weight() == 0;
        for (Member other : members.subList(1, members.size())) {
            for (int mine = 0; mine < 1 << (holder.tracked().size() - 1); mine++) {
                for (int theirs = 0; theirs < 1 << other.tracked().size(); theirs++) {
                    int rival = value(other, theirs);
                    boolean holds = rival <= value(holder, mine << 1);
                    boolean loses = rival > value(holder, (mine << 1) | 1);
                    boolean takes = other.preempt() || other.priority() == 255;
                    if (isFault || (holds && loses && takes)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int value(Member member, int failing) {
        return Tracking.fold(member.priority(), member.tracked(),
                check -> (failing >> Integer.parseInt(check.substring(1)) & 1) == 1
                        ? Verdict.FAILING
                        : Verdict.PASSING)
                .priority().value();
    }
}
