package dev.baton.push;

import java.util.ArrayList;
import java.util.List;

/// What is different between two texts, line by line: the longest common subsequence of their lines stays.
public final class TextDiff {
    /// Texts whose differing middle parts have more pairs of lines than this are told as all old, then all new.
    static final int MAX_PAIRS = 4_000_000;

    /// What became of a line.
    public enum Fate {
        SAME, REMOVED, ADDED
    }

    /// A line with what became of it.
    ///
    /// @param before its number in the old text, from 1; 0: it was not there
    /// @param after  its number in the new text, from 1; 0: it is not there any more
    public record Line(Fate fate, int before, int after, String text) {}

    private final List<String> old;
    private final List<String> now;
    private final List<Line> lines = new ArrayList<>();

    private TextDiff(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
    }

    /// Compares two texts.
    public static List<Line> between(String before, String after) {
        return new TextDiff(before.lines().toList(), after.lines().toList()).compared();
    }

    /// The lines that differ, with `context` lines around them.
    public static List<List<Line>> hunks(List<Line> lines, int context) {
        List<List<Line>> hunks = new ArrayList<>();
        int end = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).fate() != Fate.SAME) {
                int from = Math.max(Math.max(0, i - context), end);
                int to = Math.min(lines.size(), i + context + 1);
                if (hunks.isEmpty() || from > end) {
                    hunks.add(new ArrayList<>(lines.subList(from, to)));
                } else if (to > end) {
                    hunks.getLast().addAll(lines.subList(end, to));
                }
                end = Math.max(end, to);
            }
        }
        return hunks;
    }

    private List<Line> compared() {
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        for (int i = 0; i < head; i++) {
            same(i, i);
        }
        middle(head, old.size() - tail, now.size() - tail);
        for (int i = tail; i > 0; i--) {
            same(old.size() - i, now.size() - i);
        }
        return List.copyOf(lines);
    }

    private void middle(int from, int oldEnd, int newEnd) {
        int i = from;
        int j = from;
        if ((long) (oldEnd - from) * (newEnd - from) <= MAX_PAIRS) {
            int[][] common = common(from, oldEnd, newEnd);
            while (i < oldEnd && j < newEnd) {
                if (old.get(i).equals(now.get(j))) {
                    same(i, j);
                    i++;
                    j++;
                } else if (common[i - from + 1][j - from] >= common[i - from][j - from + 1]) {
                    removed(i);
                    i++;
                } else {
                    added(j);
                    j++;
                }
            }
        }
        for (; i < oldEnd; i++) {
            removed(i);
        }
        for (; j < newEnd; j++) {
            added(j);
        }
    }

    /// How many lines the rests of both have in common, from each pair of lines on.
    private int[][] common(int from, int oldEnd, int newEnd) {
        int[][] common = new int[oldEnd - from + 1][newEnd - from + 1];
        for (int i = oldEnd - from - 1; i >= 0; i--) {
            for (int j = newEnd - from - 1; j >= 0; j--) {
                common[i][j] = old.get(from + i).equals(now.get(from + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void same(int before, int after) {
        lines.add(new Line(Fate.SAME, before + 1, after + 1, now.get(after)));
    }

    private void removed(int before) {
        lines.add(new Line(Fate.REMOVED, before + 1, 0, old.get(before)));
    }

    private void added(int after) {
        lines.add(new Line(Fate.ADDED, 0, after + 1, now.get(after)));
    }
}
