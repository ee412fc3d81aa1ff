package dev.baton.adapter.notify;

import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.port.Clock;

/// One receiver with what it is still to be told, strictly in order: a message is tried until it is delivered or given
/// up, and only then comes the next. A lane is stepped, by a thread of its own or by hand; nobody else waits for it.
final class Lane {
    /// The lane has nothing to do until something is added.
    static final long NEVER = Long.MAX_VALUE;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Delivery delivery;
    private final Clock clock;
    private final Backlog backlog;
    private final Complaints complaints;
    private Optional<Message> inHand = Optional.empty();
    private int tries;
    private long firstTryNanos;
    private long nextTryNanos;
    private long lostBefore;
    private boolean isTroubled;
    private boolean isHurried;
    private boolean isOver;
    private volatile long endNanos = NEVER;

    /// @param receiver   its name in sentences
    /// @param complaints takes sentences on what is wrong with it
    Lane(String receiver, Delivery delivery, Backlog backlog, Clock clock, Consumer<String> complaints) {
        this.delivery = delivery;
        this.backlog = backlog;
        this.clock = clock;
        this.complaints = new Complaints(receiver, complaints);
    }

    /// Adds an occurrence. Never waits.
    void add(long sequence, Occurrence occurrence) {
        if (backlog.add(sequence, occurrence)) {
            complaints.tell(Complaints.Kind.FULL,
                    "too many notifications wait for it; what later ones have made"
                            + " out of date is left out, and the next one tells it how many.",
                    clock.nowNanos());
        }
    }

    /// This many occurrences, which it may have been meant to be told, were lost on their way here.
    void missed(long count) {
        backlog.missed(count);
    }

    /// Makes one attempt, if one is due.
    ///
    /// @return when it is to be stepped again, on the clock; [#NEVER]: once something was added
    /// @throws InterruptedException if the thread was interrupted; what was in hand counts as not delivered
    long step() throws InterruptedException {
        if (inHand.isEmpty()) {
            inHand = backlog.next();
            tries = 0;
            firstTryNanos = clock.nowNanos();
            nextTryNanos = firstTryNanos;
        }
        if (inHand.isEmpty()) {
            return NEVER;
        }
        hurry();
        if (clock.nowNanos() >= nextTryNanos) {
            attempt(inHand.get());
        }
        return inHand.isPresent() ? nextTryNanos : clock.nowNanos();
    }

    /// In the time that is left before its end, no long pause is made.
    private void hurry() {
        if (isFinishing() && !isHurried) {
            tries = 0;
            nextTryNanos = Math.min(nextTryNanos, clock.nowNanos());
        }
        isHurried = isFinishing();
    }

    private void attempt(Message message) throws InterruptedException {
        Outcome outcome = outcome(message);
        tries++;
        switch (outcome) {
            case Outcome.Delivered delivered -> {
                inHand = Optional.empty();
                delivered.remark().ifPresent(r -> complaints.tell(Complaints.Kind.REMARK, r, clock.nowNanos()));
                recovered();
            }
            case Outcome.Refused refused -> {
                giveUp(message, Complaints.Kind.REFUSED,
                        words(message) + " was not delivered: " + refused.sentence());
            }
            case Outcome.Unreached unreached -> unreached(message, unreached);
        }
    }

    private Outcome outcome(Message message) throws InterruptedException {
        try {
            return delivery.deliver(message);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Outcome.unreached(e + ".");
        }
    }

    private void unreached(Message message, Outcome.Unreached unreached) {
        long now = clock.nowNanos();
        nextTryNanos = now + Retries.waitNanos(tries, unreached.retryAfterNanos());
        if (Retries.isOver(firstTryNanos, nextTryNanos)) {
            giveUp(message, Complaints.Kind.GIVEN_UP, words(message) + " was given up after " + tries + " attempts in "
                    + (now - firstTryNanos) / NANOS_PER_SECOND + " s: " + unreached.sentence());
        } else {
            isTroubled = true;
            complaints.tell(Complaints.Kind.UNREACHED, words(message) + " could not be delivered yet: "
                    + unreached.sentence() + " It is tried again for "
                    + Retries.GIVE_UP_NANOS / NANOS_PER_SECOND + " s; what comes after it waits.", now);
        }
    }

    private void giveUp(Message message, Complaints.Kind kind, String sentence) {
        inHand = Optional.empty();
        isTroubled = true;
        backlog.givenUp(message);
        complaints.tell(kind, sentence, clock.nowNanos());
    }

    private void recovered() {
        if (isTroubled) {
            isTroubled = false;
            long lost = backlog.lost();
            complaints.over("takes notifications again; " + (lost - lostBefore) + " were lost meanwhile, "
                    + backlog.size() + " wait.");
            lostBefore = lost;
        }
    }

    private static String words(Message message) {
        return "notification " + message.sequence() + " (" + message.occurrence().subject() + " "
                + message.occurrence().event() + ")";
    }

    /// Steps until its end, if there is one.
    void run() {
        try {
            long dueNanos = step();
            while (!isOver()) {
                long untilNanos = Math.min(dueNanos, endNanos);
                backlog.pause(untilNanos == NEVER ? NEVER : untilNanos - clock.nowNanos());
                dueNanos = step();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        tellLeftovers();
    }

    /// What waits is still to be delivered until then; the lane is over afterwards.
    void finish(long newEndNanos) {
        endNanos = newEndNanos;
        backlog.wake();
    }

    /// If the time that it was given to [#finish] has passed, it is over, in the middle of an attempt, too.
    ///
    /// @param worker the thread that runs it
    synchronized void end(Thread worker) {
        if (isLate()) {
            isOver = true;
            worker.interrupt();
        }
    }

    private boolean isLate() {
        return clock.nowNanos() >= endNanos;
    }

    /// It is to go on after all.
    ///
    /// @return whether it does; otherwise it is over already
    synchronized boolean keep() {
        if (!isOver) {
            endNanos = NEVER;
        }
        return !isOver;
    }

    private boolean isFinishing() {
        return endNanos != NEVER;
    }

    private synchronized boolean isOver() {
        isOver |= isFinishing() && (isLate() || (inHand.isEmpty() && backlog.size() == 0));
        return isOver;
    }

    private void tellLeftovers() {
        int left = backlog.end() + (inHand.isPresent() ? 1 : 0);
        if (left > 0) {
            complaints.tell(Complaints.Kind.ENDED, left + " notifications were not delivered before the end"
                    + inHand.map(m -> "; the first is " + words(m)).orElse("") + ".", clock.nowNanos());
        }
    }
}
