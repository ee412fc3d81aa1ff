package dev.baton.drill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.baton.api.ProbeSample;

import static dev.baton.drill.Probings.EVERY;
import static dev.baton.drill.Probings.MILLI;
import static dev.baton.drill.Probings.answered;
import static dev.baton.drill.Probings.drawn;
import static dev.baton.drill.Probings.lost;
import static dev.baton.drill.Probings.strip;
import static org.assertj.core.api.Assertions.assertThat;

class GaugeTest {
    private static final int ROUNDS = 4_000;

    private static Gauge.Window window(int from, int until) {
        return new Gauge.Window("a", from * EVERY, until == Integer.MAX_VALUE ? Long.MAX_VALUE : until * EVERY,
                OptionalLong.empty(), 0, List.of());
    }

    private static Gauge.Window window(int from) {
        return window(from, Integer.MAX_VALUE);
    }

    private static Gauge gauge(String letters) {
        return Gauge.of(EVERY).with(List.of(strip("", drawn(letters))));
    }

    private static Seen seen(String letters, Gauge.Window window) {
        return gauge(letters).seen(window).getFirst();
    }

    @Test
    void outage_isFromLastAnswerBeforeToFirstAfterLessOneInterval() {
        Seen seen = seen("aaaaa....bbbbb", window(3));

        assertThat(seen.gapNanos()).isEqualTo(4 * EVERY);
        assertThat(seen.errorNanos()).isEqualTo(EVERY);
        assertThat(seen.atNanos()).isEqualTo(5 * EVERY);
        assertThat(seen.lost()).isEqualTo(4);
        assertThat(seen.sent()).isEqualTo(14);
    }

    @Test
    void changeWithoutLoss_isNoOutageWithTheIntervalAsError() {
        Seen seen = seen("aaaaabbbbb", window(3));

        assertThat(seen.gapNanos()).isZero();
        assertThat(seen.errorNanos()).isEqualTo(EVERY);
    }

    @Test
    void singleLossLongAfterTheChange_isNoOutageButLost() {
        Gauge.Window known = new Gauge.Window("a", 3 * EVERY, Long.MAX_VALUE, OptionalLong.of(5 * EVERY), 0, List.of());
        Seen seen = seen("aaaaabbbbb" + "b".repeat(30) + ".bbb", known);

        assertThat(seen.gapNanos()).isZero();
        assertThat(seen.lost()).isEqualTo(1);
    }

    @Test
    void singleLossAtTheChange_isAnOutage() {
        assertThat(seen("aaaaa.bbbbb", window(3)).gapNanos()).isEqualTo(EVERY);
    }

    @Test
    void outageBeforeTheFault_isNotItsOutage() {
        assertThat(seen("aa....aaaaaaaabbbb", window(10)).gapNanos()).isZero();
    }

    @Test
    void longestOfSeveralOutages_counts() {
        assertThat(seen("aaaa..bbb.....bbbbbb", window(3)).gapNanos()).isEqualTo(5 * EVERY);
    }

    @Test
    void outageAfterTheFaultHasEnded_isOfTheReturn() {
        Seen seen = seen("aaaa..bbbbbbbb...aaaa", window(3, 12));

        assertThat(seen.gapNanos()).isEqualTo(2 * EVERY);
        assertThat(seen.backNanos()).isEqualTo(3 * EVERY);
    }

    @Test
    void outageThatGoesOn_isCountedSoFar() {
        assertThat(seen("aaaaa......", window(3)).gapNanos()).isEqualTo(6 * EVERY);
    }

    @Test
    void nothingAnswered_isAnOutageFromTheFirstProbe() {
        assertThat(seen("......", window(0)).gapNanos()).isEqualTo(6 * EVERY);
    }

    @Test
    void oldHolderThatAnswersAfterTheNewOne_overlaps() {
        Seen seen = seen("aaaabbabbb", window(3));

        assertThat(seen.overlapNanos()).isEqualTo(2 * EVERY);
    }

    @Test
    void oldHolderThatAnswersElsewhere_overlaps() {
        Gauge gauge = Gauge.of(EVERY).with(List.of(strip("", drawn("aaaabbbbbb")),
                strip("n3", drawn("aaaaaaabbb"))));

        assertThat(gauge.seen(window(3)).get(0).overlapNanos()).isZero();
        assertThat(gauge.seen(window(3)).get(1).overlapNanos()).isEqualTo(2 * EVERY);
    }

    @Test
    void overlapWithinTheErrorOfClocks_isNone() {
        Strip doubtful = new Strip(Probings.vantage("n3"), drawn("aaaaaaabbb"), 2 * EVERY, "");
        Gauge gauge = Gauge.of(EVERY).with(List.of(strip("", drawn("aaaabbbbbb")), doubtful));

        assertThat(gauge.seen(window(3)).get(1).overlapNanos()).isZero();
    }

    @Test
    void returnToTheOldHolder_isNoOverlap() {
        assertThat(seen("aaaabbbbbbaaaa", window(3, 8)).overlapNanos()).isZero();
    }

    @Test
    void answersOfTheOldHolderAfterTheHeirIsMaster_areStale() {
        Gauge.Window known = new Gauge.Window("a", 3 * EVERY, Long.MAX_VALUE, OptionalLong.of(5 * EVERY), MILLI,
                List.of());

        assertThat(seen("aaaaaaaaabbbb", known).staleNanos()).isEqualTo(3 * EVERY - MILLI);
    }

    @Test
    void vantageOfAHolder_isLocal() {
        Gauge gauge = Gauge.of(EVERY).with(List.of(strip("n1", drawn("aaaa"))));
        Gauge.Window window = new Gauge.Window("a", 0, Long.MAX_VALUE, OptionalLong.empty(), 0, List.of("n1"));

        assertThat(gauge.seen(window).getFirst().isLocal()).isTrue();
    }

    @Test
    void takerIsWhoAnswersInstead() {
        assertThat(gauge("aaaa..cccc").taker(window(3))).contains("c");
        assertThat(gauge("aaaa..aaaa").taker(window(3))).isEmpty();
        assertThat(gauge("ccaaaaaaaa").taker(window(3))).isEmpty();
    }

    @Test
    void answererBeforeTheFault_isTheLastOne() {
        assertThat(gauge("ccaa..bb").answering(5 * EVERY)).contains("a");
    }

    @Test
    void probesThatAreKnown_arePassedOver() {
        Gauge gauge = gauge("aaaa..bb").with(List.of(strip("", drawn("aaaa..bb")))).with(List.of(strip("",
                drawn("aaaa..bbbb"))));

        assertThat(gauge.strips().getFirst().samples()).isEqualTo(drawn("aaaa..bbbb"));
        assertThat(gauge.seen(window(3)).getFirst().gapNanos()).isEqualTo(2 * EVERY);
    }

    @Test
    void ofTwoTellingsOfOneProbe_theAnsweredOneCounts() {
        List<ProbeSample> samples = new ArrayList<>(drawn("aa.a"));
        samples.add(answered(2, 2 * EVERY, "a"));

        assertThat(Gauge.of(EVERY).with(List.of(strip("", samples))).seen(window(0)).getFirst().lost()).isZero();
    }

    @Test
    void unknownProbesInAnOutage_makeItLessSure() {
        List<ProbeSample> samples = List.of(answered(0, 0, "a"), lost(1, EVERY), answered(6, 6 * EVERY, "b"));
        Seen seen = Gauge.of(EVERY).with(List.of(strip("", samples))).seen(window(0)).getFirst();

        assertThat(seen.gapNanos() - seen.errorNanos()).isLessThanOrEqualTo(0);
        assertThat(seen.gapNanos() + seen.errorNanos()).isGreaterThanOrEqualTo(6 * EVERY);
    }

    @Test
    void trouble_isKept() {
        Strip mute = new Strip(Probings.vantage("n9"), List.of(), 0, "It may not.");

        assertThat(Gauge.of(EVERY).with(List.of(mute)).strips()).containsExactly(mute);
    }

    /// What a client's outage is, said as plainly as can be: every way of answering is tried at every probe.
    private static long oracle(List<ProbeSample> samples, Gauge.Window window) {
        long longest = 0;
        for (int i = 0; i < samples.size(); i++) {
            boolean isFirstLost = isLost(samples, i) && (i == 0 || !isLost(samples, i - 1));
            if (!isFirstLost) {
                continue;
            }
            int end = i;
            while (end < samples.size() && isLost(samples, end)) {
                end++;
            }
            long before = i == 0 ? samples.get(i).sentNanos() - EVERY : samples.get(i - 1).sentNanos();
            long after = end == samples.size()
                    ? samples.get(end - 1).sentNanos() + EVERY
                    : samples.get(end).sentNanos();
            boolean touches = after > window.fromNanos() && samples.get(i).sentNanos() <= window.untilNanos();
            if (touches) {
                longest = Math.max(longest, after - before - EVERY);
            }
        }
        return Math.max(0, longest);
    }

    private static boolean isLost(List<ProbeSample> samples, int index) {
        return samples.get(index).roundTripNanos().isEmpty();
    }

    private static List<ProbeSample> random(Random random) {
        List<ProbeSample> samples = new ArrayList<>();
        int count = 1 + random.nextInt(60);
        double loss = random.nextDouble();
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += EVERY + random.nextInt(3) * MILLI;
            samples.add(random.nextDouble() < loss
                    ? lost(i, at)
                    : answered(i, at, String.valueOf((char) ('a' + random.nextInt(3)))));
        }
        return samples;
    }

    @Test
    void anyProbes_giveTheOutageThatThePlainWayGives() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<ProbeSample> samples = random(random);
            int from = random.nextInt(40);
            Gauge.Window window = window(from, from + random.nextInt(40));

            assertThat(Gauge.of(EVERY).with(List.of(strip("", samples))).seen(window).getFirst().gapNanos())
                    .as("seed %s", seed).isEqualTo(oracle(samples, window));
        }
    }

    @Test
    void anyWayOfComing_givesTheSame() {
        for (int seed = 0; seed < ROUNDS / 4; seed++) {
            Random random = new Random(seed);
            List<ProbeSample> samples = random(random);
            Gauge whole = Gauge.of(EVERY).with(List.of(strip("", samples)));
            Gauge pieces = Gauge.of(EVERY);
            int at = 0;
            while (at < samples.size()) {
                int end = Math.min(samples.size(), at + 1 + random.nextInt(7));
                List<ProbeSample> piece = new ArrayList<>(samples.subList(Math.max(0, at - random.nextInt(3)), end));
                Collections.shuffle(piece, random);
                pieces = pieces.with(List.of(strip("", piece)));
                at = end;
            }

            Gauge.Window window = window(random.nextInt(40));
            assertThat(pieces.seen(window)).as("seed %s", seed).isEqualTo(whole.seen(window));
            assertThat(pieces.strips()).isEqualTo(whole.strips());
            assertThat(pieces.taker(window)).isEqualTo(whole.taker(window));
        }
    }

    /// A client's probe is answered if it is sent outside of the outage.
    @Test
    void outageOfAnyLength_isMeasuredWithinItsError() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long begins = 20 * EVERY + random.nextInt((int) (5 * EVERY));
            long lasts = random.nextInt((int) (12 * EVERY));
            List<ProbeSample> samples = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                long at = i * EVERY + random.nextInt((int) MILLI);
                boolean isOut = at >= begins && at < begins + lasts;
                samples.add(isOut ? lost(i, at) : answered(i, at, at < begins ? "a" : "b"));
            }
            Seen seen = Gauge.of(EVERY).with(List.of(strip("", samples))).seen(window(20)).getFirst();

            assertThat(Math.abs(seen.gapNanos() - lasts)).as("seed %s", seed).isLessThanOrEqualTo(seen.errorNanos());
            assertThat(seen.errorNanos()).isLessThanOrEqualTo(EVERY + 2 * MILLI);
        }
    }

    @Test
    void takingInMore_costsNoMoreThanThereIsMore() {
        int vantages = 10;
        int batches = 1_200;
        List<Gauge> kept = new ArrayList<>();
        Gauge gauge = Gauge.of(MILLI);
        for (int batch = 0; batch < batches; batch++) {
            List<Strip> more = new ArrayList<>();
            for (int v = 0; v < vantages; v++) {
                List<ProbeSample> samples = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    int sequence = batch * 50 + i;
                    samples.add(answered(sequence, sequence * MILLI, "a"));
                }
                more.add(strip("v" + v, samples));
            }
            gauge = gauge.with(more);
            kept.add(gauge);
        }

        assertThat(gauge.strips()).hasSize(vantages).allMatch(s -> s.samples().size() == batches * 50);
        assertThat(kept.get(3).strips().getFirst().samples()).hasSize(200);
        assertThat(Optional.of(gauge.seen(window(0)).getFirst().gapNanos())).contains(0L);
    }
}
