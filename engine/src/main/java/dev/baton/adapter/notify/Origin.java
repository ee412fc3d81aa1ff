package dev.baton.adapter.notify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.baton.vrrp.Transition;

/// Who tells.
///
/// @param node  the node's name
/// @param run   names this run of it: sequence numbers begin anew with another one
/// @param words the reason of a transition as a sentence for people
public record Origin(String node, String run, Function<Transition, String> words) {
    /// A node that starts now. Runs sort by their start, unless the wall clock is set back.
    public static Origin starting(String node, Instant now, Function<Transition, String> words) {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return new Origin(node, now.truncatedTo(ChronoUnit.MILLIS) + "-" + random, words);
    }
}
