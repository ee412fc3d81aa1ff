package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a `track_...` block.
///
/// @param kind   the block's keyword
/// @param name   what is tracked
/// @param weight empty: the object's own
/// @param node   the line
record TrackedItem(Keyword<Boolean> kind, Word name, Optional<Weight> weight, Node node) {

    static List<TrackedItem> all(Statements statements, Report report) {
        List<TrackedItem> items = new ArrayList<>();
        for (Keyword<Boolean> kind : List.of(Track.SCRIPT, Track.PROCESS, Track.FILE, Track.INTERFACE)) {
            for (Node block : statements.all(kind)) {
                block.children().forEach(line -> read(kind, line, report).ifPresent(items::add));
            }
        }
        return items;
    }

    private static Optional<TrackedItem> read(Keyword<Boolean> kind, Node line, Report report) {
        Optional<Weight> weight = Optional.empty();
        List<Word> words = line.args();
        if (!words.isEmpty() && words.getFirst().text().equals("weight")) {
            Weight.Read read = Weight.of(words.subList(1, words.size()), false);
            weight = read.weight();
            if (weight.isEmpty()) {
                boolean reverse = words.size() > 2 && words.get(2).text().equals("reverse");
                weight = kind.equals(Track.INTERFACE) ? Optional.of(new Weight(0, reverse)) : Optional.empty();
                report.changed(line, line.name() + weight.map(w -> " weight " + w).orElse(" with its own weight"),
                        "keepalived accepts weights of -253..253 here and ignores any other.");
            }
            if (read.clamped()) {
                report.changed(line, line.name() + " weight " + weight.get(), "keepalived takes 253 at most.");
            }
        } else if (!words.isEmpty()) {
            report.error(words.getFirst().place(), "keepalived does not know " + Report.quoted(words.getFirst().text())
                    + " here", "Write NAME weight N.");
        }
        return Optional.of(new TrackedItem(kind, line.keyword(), weight, line));
    }
}
