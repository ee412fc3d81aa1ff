package dev.baton.adapter.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What waits for one receiver, in order and bounded. When it is full, the oldest occurrence that a later one of the same
/// subject has made out of date is left out, or if there is none, the oldest. What is left out is counted on what follows
/// it. With room for twice as many occurrences as a node has routers, the last state of each gets through, unless many
/// receivers have fallen behind at once and together take what there is for all of them.
///
/// Any thread may add; one takes out.
final class Backlog {
    /// How many occurrences may wait for a receiver.
    static final int LIMIT = 8_192;
    /// How many may wait for all receivers together.
    static final int TOTAL = 65_536;
    /// How many may wait for a receiver whatever waits for the others.
    static final int SHARE = TOTAL / Notifier.MAX_RECEIVERS;
    private static final long LONGEST_PAUSE_NANOS = 3_600_000_000_000L;

    private static final class Waiting {
        final long sequence;
        final long previous;
        final Occurrence occurrence;
        long skipped;

        Waiting(long sequence, long previous, Occurrence occurrence, long skipped) {
            this.sequence = sequence;
            this.previous = previous;
            this.occurrence = occurrence;
            this.skipped = skipped;
        }
    }

    private final int limit;
    private final AtomicInteger total;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /// The newest that waits of each subject.
    private final Map<String, Waiting> newest = new HashMap<>();
    private long last;
    private long carried;
    private long lost;
    private boolean isWoken;

    /// @param total how many wait for all receivers that share it
    Backlog(AtomicInteger total) {
        this(LIMIT, total);
    }

    Backlog(int limit, AtomicInteger total) {
        this.limit = limit;
        this.total = total;
    }

    /// Adds an occurrence.
    ///
    /// @return whether another one had to be left out for it
    synchronized boolean add(long sequence, Occurrence occurrence) {
        Waiting added = new Waiting(sequence, last, occurrence, carried);
        last = sequence;
        carried = 0;
        waiting.addLast(added);
        newest.put(occurrence.subject(), added);
        boolean isPastItsShare = total.incrementAndGet() > TOTAL && waiting.size() > SHARE;
        boolean isFull = isPastItsShare || waiting.size() > limit;
        if (isFull) {
            leaveOne();
        }
        wake();
        return isFull;
    }

    private void leaveOne() {
        Iterator<Waiting> oldest = waiting.iterator();
        boolean isFound = false;
        while (!isFound && oldest.hasNext()) {
            Waiting each = oldest.next();
            isFound = newest.get(each.occurrence.subject()) != each;
            if (isFound) {
                oldest.remove();
                oldest.next().skipped += each.skipped + 1;
            }
        }
        if (!isFound) {
            Waiting first = waiting.removeFirst();
            newest.remove(first.occurrence.subject(), first);
            waiting.getFirst().skipped += first.skipped + 1;
        }
        total.decrementAndGet();
        lost++;
    }

    /// The next message. It says how many before it were left out.
    synchronized Optional<Message> next() {
        Waiting first = waiting.pollFirst();
        if (first == null) {
            return Optional.empty();
        }
        newest.remove(first.occurrence.subject(), first);
        total.decrementAndGet();
        return Optional.of(new Message(first.sequence, first.previous, first.skipped, first.occurrence));
    }

    /// A message that was taken out will not be delivered: the next one says so.
    synchronized void givenUp(Message message) {
        miss(message.skipped() + 1);
        lost++;
    }

    /// This many occurrences were lost on their way here.
    synchronized void missed(long count) {
        carried += count;
        lost += count;
    }

    private void miss(long count) {
        Waiting first = waiting.peekFirst();
        if (first == null) {
            carried += count;
        } else {
            first.skipped += count;
        }
    }

    /// Nothing more will be taken out.
    ///
    /// @return how many waited
    synchronized int end() {
        int left = waiting.size();
        total.addAndGet(-left);
        waiting.clear();
        newest.clear();
        return left;
    }

    synchronized int size() {
        return waiting.size();
    }

    /// How many will never be delivered, since the start.
    synchronized long lost() {
        return lost;
    }

    /// Waits until something is added or [#wake] is called, or has been since the last time, for at most this long and at
    /// most [#LONGEST_PAUSE_NANOS].
    synchronized void pause(long nanos) throws InterruptedException {
        long untilNanos = System.nanoTime() + Math.min(nanos, LONGEST_PAUSE_NANOS);
        long left = untilNanos - System.nanoTime();
        while (!isWoken && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = untilNanos - System.nanoTime();
        }
        isWoken = false;
    }

    /// Ends a [#pause].
    synchronized void wake() {
        isWoken = true;
        notifyAll();
    }
}
