package dev.baton.adapter.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {
    private static List<Message> all(Backlog backlog) {
        List<Message> all = new ArrayList<>();
        Optional<Message> next = backlog.next();
        while (next.isPresent()) {
            all.add(next.get());
            next = backlog.next();
        }
        return all;
    }

    private static List<Long> sequences(List<Message> messages) {
        return messages.stream().map(Message::sequence).toList();
    }

    @Test
    void what_isAdded_comesOutInOrderWithItsPredecessor() {
        Backlog backlog = new Backlog(10, new AtomicInteger());
        for (long sequence : List.of(3L, 7L, 8L)) {
            backlog.add(sequence, Happenings.master("VI_" + sequence));
        }
        List<Message> all = all(backlog);
        assertThat(sequences(all)).containsExactly(3L, 7L, 8L);
        assertThat(all.stream().map(Message::previous)).containsExactly(0L, 3L, 7L);
        assertThat(all.stream().map(Message::skipped)).containsOnly(0L);
    }

    @Test
    void fullBacklog_leavesOutTheOldestThatIsOutOfDate_andTheNextOneCountsIt() {
        Backlog backlog = new Backlog(4, new AtomicInteger());
        backlog.add(1, Happenings.master("VI_1"));
        backlog.add(2, Happenings.master("VI_2"));
        backlog.add(3, Happenings.router("VI_2", Role.MASTER, Role.BACKUP));
        backlog.add(4, Happenings.master("VI_3"));
        assertThat(backlog.add(5, Happenings.master("VI_2"))).isTrue();
        assertThat(backlog.add(6, Happenings.master("VI_4"))).isTrue();
        List<Message> all = all(backlog);
        assertThat(sequences(all)).as("the only states of VI_1, VI_3 and VI_4, the last of VI_2").containsExactly(1L,
                4L, 5L, 6L);
        assertThat(all.stream().map(Message::skipped)).containsExactly(0L, 2L, 0L, 0L);
        assertThat(all.get(1).previous()).isEqualTo(3);
        assertThat(backlog.lost()).isEqualTo(2);
    }

    @Test
    void fullBacklogOfDifferentSubjects_leavesOutTheOldest() {
        Backlog backlog = new Backlog(2, new AtomicInteger());
        backlog.add(1, Happenings.master("VI_1"));
        backlog.add(2, Happenings.master("VI_2"));
        backlog.add(3, Happenings.master("VI_3"));
        List<Message> all = all(backlog);
        assertThat(sequences(all)).containsExactly(2L, 3L);
        assertThat(all.getFirst().skipped()).isEqualTo(1);
    }

    @Test
    void messageThatIsGivenUp_isCountedOnTheNext_alsoIfThatComesLater() {
        Backlog backlog = new Backlog(4, new AtomicInteger());
        backlog.add(1, Happenings.master("VI_1"));
        backlog.givenUp(backlog.next().orElseThrow());
        backlog.add(2, Happenings.master("VI_1"));
        Message second = backlog.next().orElseThrow();
        assertThat(second.skipped()).isEqualTo(1);
        backlog.add(3, Happenings.master("VI_1"));
        backlog.givenUp(second);
        assertThat(backlog.next().orElseThrow().skipped()).as("both are missing").isEqualTo(2);
    }

    @Test
    void occurrencesLostOnTheWay_areCountedOnWhatComesAfterThem() {
        Backlog backlog = new Backlog(4, new AtomicInteger());
        backlog.add(1, Happenings.master("VI_1"));
        backlog.missed(5);
        backlog.add(7, Happenings.master("VI_1"));
        assertThat(all(backlog).stream().map(Message::skipped)).containsExactly(0L, 5L);
    }

    @Test
    void manyReceiversBehindAtOnce_shareABound_andEachKeepsItsShare() {
        AtomicInteger total = new AtomicInteger(Backlog.TOTAL);
        Backlog backlog = new Backlog(total);
        for (long i = 1; i <= 3L * Backlog.SHARE; i++) {
            backlog.add(i, Happenings.master("VI_" + i));
        }
        assertThat(backlog.size()).isEqualTo(Backlog.SHARE);
        assertThat(total.get()).isEqualTo(Backlog.TOTAL + Backlog.SHARE);
        Message first = backlog.next().orElseThrow();
        assertThat(first.skipped()).isEqualTo(2L * Backlog.SHARE);
        assertThat(backlog.end()).isEqualTo(Backlog.SHARE - 1);
        assertThat(total.get()).as("what waited no longer counts").isEqualTo(Backlog.TOTAL);
    }

    /// The rule that makes gaps visible: whatever is lost, and wherever, messages and skips add up to what was added.
    @Test
    void deliveredAndSkipped_addUp_whateverHappens() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Backlog backlog = new Backlog(1 + random.nextInt(6), new AtomicInteger());
            long added = 0;
            long accounted = 0;
            long before = 0;
            for (int i = 0; i < 60; i++) {
                if (random.nextInt(3) > 0) {
                    backlog.add(++added, Happenings.master("VI_" + random.nextInt(4)));
                } else {
                    Optional<Message> next = backlog.next();
                    if (next.isPresent() && random.nextInt(3) == 0) {
                        backlog.givenUp(next.get());
                    } else if (next.isPresent()) {
                        accounted += 1 + next.get().skipped();
                        assertThat(next.get().sequence()).as("seed %d", seed).isEqualTo(accounted)
                                .isGreaterThan(before);
                        before = next.get().sequence();
                    }
                }
            }
            added++;
            backlog.add(added, Happenings.master("last"));
            for (Message message : all(backlog)) {
                accounted += 1 + message.skipped();
            }
            assertThat(accounted).as("seed %d", seed).isEqualTo(added);
        }
    }
}
