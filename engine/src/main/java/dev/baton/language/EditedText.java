package dev.baton.language;

import java.util.Arrays;
import java.util.Optional;

/// A text that is edited in an editor in which every line break is one character, without losing what the text has: CR
/// LF and other breaks, a byte order mark, a last line without a break. Offsets without further words are those of the
/// text without its mark; those of the editor are called shown.
///
/// A carriage return alone is a break, too. Where an edit would make one of it and a line feed that was another break, a
/// line feed is put between, so that no line vanishes that the editor shows.
public final class EditedText {
    private static final char MARK = '\uFEFF';
    private static final int FEW = 64;

    /// What an edit did.
    ///
    /// @param start         where, in the text
    /// @param removed       what is no longer there
    /// @param inserted      what is there instead
    /// @param firstLine     the first line it touched, from 0
    /// @param removedLines  how many lines it touched
    /// @param insertedLines how many lines there are instead
    public record Change(int start, String removed, String inserted, int firstLine, int removedLines,
            int insertedLines) {}

    private final String mark;
    private final StringBuilder text;
    /// Where each line starts, in the text and as shown.
    private int[] starts = new int[FEW];
    private int[] shownStarts = new int[FEW];
    private int count;
    private Optional<String> whole = Optional.empty();
    private Optional<String> shown = Optional.empty();

    public EditedText(String text) {
        this.mark = !text.isEmpty() && text.charAt(0) == MARK ? String.valueOf(MARK) : "";
        this.text = new StringBuilder(text.substring(mark.length()));
        count = 1;
        scan(0, 0, this.text.length(), 0, 0);
    }

    /// The text with everything it has.
    public String text() {
        String now = whole.orElseGet(() -> mark + text);
        whole = Optional.of(now);
        return now;
    }

    /// How many lines it has; the last may be empty.
    public int lines() {
        return count;
    }

    /// A line without its break.
    ///
    /// @param line from 0
    public String line(int line) {
        return text.substring(starts[line], contentEnd(line));
    }

    /// Where a line starts.
    ///
    /// @param line from 0
    public int start(int line) {
        return starts[line];
    }

    /// The line that an offset is on, from 0.
    public int lineOf(int offset) {
        return lineAt(starts, offset);
    }

    /// The text as the editor shows it: every break is a line feed.
    public String shown() {
        String now = shown.orElseGet(this::withLineFeeds);
        shown = Optional.of(now);
        return now;
    }

    private String withLineFeeds() {
        StringBuilder lines = new StringBuilder(text.length());
        for (int i = 0; i < count; i++) {
            lines.append(text, starts[i], contentEnd(i));
            if (i + 1 < count) {
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    /// An offset as the editor counts.
    public int toShown(int offset) {
        int line = lineOf(offset);
        return shownStarts[line] + Math.min(offset, contentEnd(line)) - starts[line];
    }

    /// An offset of the editor as the text counts.
    public int fromShown(int shown) {
        int line = lineAt(shownStarts, Math.max(0, shown));
        return Math.min(starts[line] + shown - shownStarts[line], contentEnd(line));
    }

    /// The editor has replaced something.
    ///
    /// @param shownStart as the editor counts
    /// @param shownEnd   as the editor counts
    /// @param inserted   with line feeds as breaks; they become breaks as the text has them
    public Change replaceShown(int shownStart, int shownEnd, String inserted) {
        return replace(fromShown(shownStart), fromShown(shownEnd), inserted);
    }

    private Change replace(int start, int end, String inserted) {
        String there = inserted.indexOf('\n') < 0 ? inserted : inserted.replace("\n", breakAt(start));
        boolean isAfterReturn = start > 0 && text.charAt(start - 1) == '\r';
        boolean isBeforeFeed = end < text.length() && text.charAt(end) == '\n';
        char first = there.isEmpty() ? isBeforeFeed ? '\n' : ' ' : there.charAt(0);
        if (isAfterReturn && first == '\n') {
            there = "\n" + there;
        }
        if (isBeforeFeed && !there.isEmpty() && there.charAt(there.length() - 1) == '\r') {
            there += "\n";
        }
        return put(start, end, there);
    }

    /// Takes an edit back. It must be the last one that was not taken back.
    public Change undo(Change change) {
        return put(change.start(), change.start() + change.inserted().length(), change.removed());
    }

    /// Makes an edit again that was taken back.
    public Change redo(Change change) {
        return put(change.start(), change.start() + change.removed().length(), change.inserted());
    }

    private Change put(int start, int end, String inserted) {
        // What is put behind a carriage return may become part of its break.
        int first = lineOf(start > 0 && text.charAt(start - 1) == '\r' ? start - 1 : start);
        int last = lineOf(end);
        String removed = text.substring(start, end);
        text.replace(start, end, inserted);
        whole = Optional.empty();
        shown = Optional.empty();
        int before = count;
        int tail = last + 1 < before ? starts[last + 1] + inserted.length() - removed.length() : text.length();
        scan(first, starts[first], tail, last + 1, inserted.length() - removed.length());
        return new Change(start, removed, inserted, first, last - first + 1, count - before + last - first + 1);
    }

    /// Finds the lines from `first` on anew, up to `end`; those behind are moved.
    ///
    /// @param rest  the first line that stays as it was
    /// @param moved by how much the text behind has moved
    private void scan(int first, int from, int end, int rest, int moved) {
        int kept = rest == 0 ? 0 : count - rest;
        int[] found = new int[FEW];
        int lines = 1;
        found[0] = from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            boolean isBreak = c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'));
            if (isBreak && (i + 1 < end || kept == 0)) {
                found = lines == found.length ? Arrays.copyOf(found, 2 * lines) : found;
                found[lines++] = i + 1;
            }
        }
        int[] behind = Arrays.copyOfRange(starts, rest, rest + kept);
        count = first + lines + kept;
        starts = Arrays.copyOf(starts, Math.max(starts.length, count));
        shownStarts = Arrays.copyOf(shownStarts, Math.max(shownStarts.length, count));
        System.arraycopy(found, 0, starts, first, lines);
        for (int i = 0; i < kept; i++) {
            starts[first + lines + i] = behind[i] + moved;
        }
        for (int i = Math.max(1, first); i < count; i++) {
            shownStarts[i] = shownStarts[i - 1] + contentEnd(i - 1) - starts[i - 1] + 1;
        }
    }

    private int lineAt(int[] of, int offset) {
        int found = Arrays.binarySearch(of, 0, count, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private int contentEnd(int line) {
        if (line + 1 >= count) {
            return text.length();
        }
        int end = starts[line + 1] - 1;
        return end > starts[line] && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// The break at the end of the line that an offset is on, or else that of the first line, or a line feed.
    private String breakAt(int offset) {
        int line = lineOf(offset);
        int of = line + 1 < count ? line : 0;
        return of + 1 < count ? text.substring(contentEnd(of), starts[of + 1]) : "\n";
    }
}
