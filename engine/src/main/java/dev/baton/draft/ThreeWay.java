package dev.baton.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts two changes of one text together, line by line.
final class ThreeWay {
    private final List<String> mine;
    private final List<String> theirs;

    private ThreeWay(List<String> mine, List<String> theirs) {
        this.mine = mine;
        this.theirs = theirs;
    }

    /// Both changes together; empty where they change the same lines in different ways, or add at the same place.
    static Optional<String> merge(String before, String mine, String theirs) {
        List<String> old = LineDiff.lines(before);
        return new ThreeWay(LineDiff.lines(mine), LineDiff.lines(theirs)).merge(old);
    }

    private Optional<String> merge(List<String> old) {
        List<LineDiff.Hunk> own = LineDiff.between(old, mine);
        List<LineDiff.Hunk> other = LineDiff.between(old, theirs);
        StringBuilder merged = new StringBuilder();
        int at = 0;
        int i = 0;
        int j = 0;
        while (i < own.size() || j < other.size()) {
            boolean isBoth = i < own.size() && j < other.size();
            if (isBoth && isSame(own.get(i), other.get(j))) {
                j++;
            } else if (isBoth && meet(own.get(i), other.get(j))) {
                return Optional.empty();
            } else {
                boolean isMine = j >= other.size() || (i < own.size() && own.get(i).from() < other.get(j).from());
                LineDiff.Hunk hunk = isMine ? own.get(i++) : other.get(j++);
                at = append(merged, old, at, hunk, isMine ? mine : theirs);
            }
        }
        old.subList(at, old.size()).forEach(merged::append);
        return Optional.of(merged.toString());
    }

    private static int append(StringBuilder merged, List<String> old, int at, LineDiff.Hunk hunk, List<String> by) {
        old.subList(at, hunk.from()).forEach(merged::append);
        List<String> added = new ArrayList<>(by.subList(hunk.newFrom(), hunk.newTo()));
        added.forEach(merged::append);
        return hunk.to();
    }

    private boolean isSame(LineDiff.Hunk one, LineDiff.Hunk other) {
        return one.from() == other.from() && one.to() == other.to() && mine.subList(one.newFrom(), one.newTo())
                .equals(theirs.subList(other.newFrom(), other.newTo()));
    }

    /// Lines that are added belong to both of their neighbours.
    private static boolean meet(LineDiff.Hunk one, LineDiff.Hunk other) {
        boolean isInsertion = one.from() == one.to() || other.from() == other.to();
        return isInsertion
                ? one.from() <= other.to() && other.from() <= one.to()
                : one.from() < other.to() && other.from() < one.to();
    }
}
