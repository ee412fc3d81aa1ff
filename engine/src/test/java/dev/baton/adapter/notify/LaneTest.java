package dev.baton.adapter.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.notify.Happenings.HandClock;
import dev.baton.adapter.notify.Happenings.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/// A lane, stepped by hand.
class LaneTest {
    private static final long SECOND = 1_000_000_000L;

    private final HandClock clock = new HandClock();
    private final Scripted receiver = new Scripted();
    private final List<String> said = new ArrayList<>();
    private final Lane lane = new Lane("webhook x", receiver, new Backlog(new AtomicInteger()), clock, said::add);

    private void add(long sequence) {
        lane.add(sequence, Happenings.master("VI_" + sequence));
    }

    private List<Long> taken() {
        return receiver.taken.stream().map(Message::sequence).toList();
    }

    @Test
    void messages_areDeliveredInOrder_andThenTheLaneSleeps() throws Exception {
        add(1);
        add(2);
        assertThat(lane.step()).isEqualTo(clock.nowNanos());
        assertThat(lane.step()).isEqualTo(clock.nowNanos());
        assertThat(lane.step()).isEqualTo(Lane.NEVER);
        assertThat(taken()).containsExactly(1L, 2L);
        assertThat(said).isEmpty();
    }

    @Test
    void attempts_areFurtherAndFurtherApart_upToABound_andEndAfterFiveMinutes() throws Exception {
        receiver.next = Outcome.unreached("connection refused.");
        add(1);
        add(2);
        long start = clock.nowNanos();
        List<Long> waits = new ArrayList<>();
        long due = lane.step();
        while (receiver.tried.getLast().sequence() == 1) {
            if (due > clock.nowNanos()) {
                waits.add((due - clock.nowNanos()) / 1_000_000);
                clock.to(due - 1);
                int before = receiver.tried.size();
                assertThat(lane.step()).isEqualTo(due);
                assertThat(receiver.tried).as("not before its time").hasSize(before);
                clock.to(due);
            }
            due = lane.step();
        }
        assertThat(waits.subList(0, 8)).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L,
                30_000L);
        assertThat(clock.nowNanos() - start).isBetween(Retries.GIVE_UP_NANOS - Retries.LONGEST_NANOS,
                Retries.GIVE_UP_NANOS);
        assertThat(receiver.tried.getLast().skipped()).as("the next one tells of it").isEqualTo(1);
        assertThat(said.get(0)).contains("webhook x: notification 1 (router VI_1 MASTER)", "connection refused");
        assertThat(said).anyMatch(s -> s.contains("was given up after"));
    }

    @Test
    void receiverThatComesBack_getsEverythingThatWaited_withoutAGap() throws Exception {
        receiver.next = Outcome.unreached("connection refused.");
        for (long i = 1; i <= 5; i++) {
            add(i);
        }
        for (int i = 0; i < 4; i++) {
            clock.to(lane.step());
        }
        receiver.next = Outcome.delivered();
        while (lane.step() != Lane.NEVER) {
            clock.pass(1);
        }
        assertThat(taken()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(receiver.taken).allMatch(m -> m.skipped() == 0);
        assertThat(receiver.tried.subList(0, 4)).as("a repeated message is the same").containsOnly(
                receiver.taken.getFirst());
        assertThat(said).as("one sentence on the trouble, one on its end").hasSize(2);
        assertThat(said.getLast()).contains("takes notifications again; 0 were lost");
    }

    @Test
    void wishOfTheReceiver_isHonoured_upToTheLongestWait() throws Exception {
        add(1);
        receiver.next = new Outcome.Unreached("busy.", OptionalLong.of(7 * SECOND));
        assertThat(lane.step()).isEqualTo(clock.nowNanos() + 7 * SECOND);
        clock.pass(7 * SECOND);
        receiver.next = new Outcome.Unreached("busy.", OptionalLong.of(3_600 * SECOND));
        assertThat(lane.step()).isEqualTo(clock.nowNanos() + Retries.LONGEST_NANOS);
    }

    @Test
    void refusedMessage_isNotTriedAgain_andTheNextOneTellsOfIt() throws Exception {
        add(1);
        add(2);
        receiver.next = new Outcome.Refused("it answered 404.");
        lane.step();
        receiver.next = Outcome.delivered();
        lane.step();
        assertThat(receiver.tried).hasSize(2);
        assertThat(receiver.taken.getFirst().skipped()).isEqualTo(1);
        assertThat(said.getFirst()).contains("was not delivered: it answered 404");
    }

    @Test
    void troubleOfTheSameKind_isToldOnceAMinute_withHowMuchOfItThereWas() throws Exception {
        receiver.next = new Outcome.Delivered(Optional.of("it ended with status 1."));
        for (long i = 1; i <= 50; i++) {
            add(i);
            lane.step();
        }
        assertThat(said).hasSize(1);
        clock.pass(Complaints.QUIET_NANOS);
        add(51);
        lane.step();
        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("49 more like it");
    }

    @Test
    void fullLane_dropsWhatIsOutOfDate_saysSoOnce_andTellsTheReceiverHowMany() throws Exception {
        for (long i = 1; i <= Backlog.LIMIT + 100L; i++) {
            lane.add(i, Happenings.master("VI_1"));
        }
        assertThat(said).hasSize(1);
        lane.step();
        assertThat(receiver.taken.getFirst().sequence()).isEqualTo(101);
        assertThat(receiver.taken.getFirst().skipped()).isEqualTo(100);
    }

    @Test
    void laneThatIsToEnd_triesAtOnceAgain_thenEndsAndTellsWhatIsLeft() throws Exception {
        receiver.next = Outcome.unreached("connection refused.");
        add(1);
        add(2);
        for (int i = 0; i < 5; i++) {
            clock.to(lane.step());
        }
        lane.step();
        int before = receiver.tried.size();
        lane.finish(clock.nowNanos());
        lane.run();
        assertThat(receiver.tried).as("one last attempt").hasSize(before + 1);
        assertThat(said.getLast()).contains("2 notifications were not delivered before the end",
                "notification 1 (router VI_1 MASTER)");
        assertThat(lane.keep()).as("it is over").isFalse();
    }

    @Test
    void laneThatIsToEnd_goesOnIfItIsKept() throws Exception {
        lane.finish(clock.nowNanos() + SECOND);
        assertThat(lane.keep()).isTrue();
        lane.end(Thread.currentThread());
        assertThat(Thread.interrupted()).isFalse();
        add(1);
        lane.step();
        assertThat(taken()).containsExactly(1L);
    }
}
