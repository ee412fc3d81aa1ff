package dev.baton.keepalived;

import java.util.Arrays;

import dev.baton.config.Place;

/// A line that counts: without its comment, expanded, and with the place of each of its characters. What a definition or
/// `~SEQ` put in has the place where it was used.
final class Line {
    private final SourceFile file;
    private final int number;
    private final String text;
    private final int[] columns;

    /// @param file    the file it came from
    /// @param number  its line there, from 1
    /// @param text    what is left of it
    /// @param columns the column, from 1, of each character of `text`
    private Line(SourceFile file, int number, String text, int[] columns) {
        this.file = file;
        this.number = number;
        this.text = text;
        this.columns = columns;
    }

    /// A whole line of a file.
    static Line of(SourceFile file, int number) {
        String text = file.lines().get(number - 1);
        int[] columns = new int[text.length()];
        Arrays.setAll(columns, i -> i + 1);
        return new Line(file, number, text, columns);
    }

    SourceFile file() {
        return file;
    }

    String text() {
        return text;
    }

    /// The characters from `start` to before `end`.
    Line cut(int start, int end) {
        return new Line(file, number, text.substring(start, end), Arrays.copyOfRange(columns, start, end));
    }

    /// Without white space at either end.
    Line stripped() {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == text.length() ? this : cut(start, end);
    }

    /// With `value` in place of the characters from `start` to before `end`.
    Line replaced(int start, int end, String value) {
        int[] places = new int[text.length() - (end - start) + value.length()];
        System.arraycopy(columns, 0, places, 0, start);
        Arrays.fill(places, start, start + value.length(), column(start));
        System.arraycopy(columns, end, places, start + value.length(), columns.length - end);
        return new Line(file, number, text.substring(0, start) + value + text.substring(end), places);
    }

    /// `value` at the place of the character at `index`.
    Line with(String value, int index) {
        int[] places = new int[value.length()];
        Arrays.fill(places, column(index));
        return new Line(file, number, value, places);
    }

    /// This line with `next` behind it.
    Line joined(Line next) {
        int[] places = Arrays.copyOf(columns, columns.length + next.columns.length);
        System.arraycopy(next.columns, 0, places, columns.length, next.columns.length);
        return new Line(file, number, text + next.text, places);
    }

    int column(int index) {
        return index < columns.length ? columns[index] : columns.length == 0 ? 1 : columns[columns.length - 1] + 1;
    }

    /// Where the characters from `start` to before `end` came from.
    Place place(int start, int end) {
        int first = column(start);
        int last = end > start ? column(end - 1) : first;
        return file.place(number, first, Math.max(1, last - first + 1));
    }

    Place place() {
        return place(0, text.length());
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B;
    }

    @Override
    public String toString() {
        return file.name() + ":" + number + ": " + text;
    }
}
