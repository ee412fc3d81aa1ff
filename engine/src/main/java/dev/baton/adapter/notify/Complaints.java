package dev.baton.adapter.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells people of trouble with one receiver, at a rate that can be read: each kind of trouble once, and again only after
/// [#QUIET_NANOS], with how often it was not told.
final class Complaints {
    /// For how long the same kind of trouble is not told again.
    static final long QUIET_NANOS = 60_000_000_000L;

    /// What can be wrong.
    enum Kind {
        UNREACHED, REFUSED, GIVEN_UP, REMARK, FULL, ENDED
    }

    private record Last(long atNanos, long untold) {}

    private final String receiver;
    private final Consumer<String> told;
    private final Map<Kind, Last> last = new LinkedHashMap<>();

    /// @param receiver its name in sentences
    /// @param told     takes the sentences
    Complaints(String receiver, Consumer<String> told) {
        this.receiver = receiver;
        this.told = told;
    }

    /// Something is wrong.
    synchronized void tell(Kind kind, String sentence, long nowNanos) {
        Last before = last.get(kind);
        if (before != null && nowNanos - before.atNanos < QUIET_NANOS) {
            last.put(kind, new Last(before.atNanos, before.untold + 1));
            return;
        }
        last.put(kind, new Last(nowNanos, 0));
        String more = before == null || before.untold == 0 ? "" : " (and " + before.untold + " more like it before)";
        told.accept(receiver + ": " + sentence + more);
    }

    /// Nothing is wrong any more: the next trouble is told at once.
    synchronized void over(String sentence) {
        last.remove(Kind.UNREACHED);
        last.remove(Kind.GIVEN_UP);
        last.remove(Kind.FULL);
        told.accept(receiver + ": " + sentence);
    }
}
