package dev.baton.config;

import java.util.Arrays;

/// The text of a file, with its lines. Offsets count UTF-16 units; the YAML parser counts code points.
final class SourceText {
    private final String file;
    private final String text;
    private final int[] lineStarts;
    private final boolean astral;
    private int[] offsetsOfCodePoints = new int[0];

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.astral = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    String text() {
        return text;
    }

    String at(Span span) {
        return text.substring(span.start(), span.end());
    }

    /// The offset of the code point at `index`; the end of the text when there are fewer.
    int offset(int index) {
        if (!astral) {
            return Math.min(index, text.length());
        }
        if (offsetsOfCodePoints.length == 0) {
            offsetsOfCodePoints = new int[text.codePointCount(0, text.length()) + 1];
            int offset = 0;
            for (int i = 0; i < offsetsOfCodePoints.length - 1; i++) {
                offsetsOfCodePoints[i] = offset;
                offset += Character.charCount(text.codePointAt(offset));
            }
            offsetsOfCodePoints[offsetsOfCodePoints.length - 1] = offset;
        }
        return offsetsOfCodePoints[Math.min(index, offsetsOfCodePoints.length - 1)];
    }

    /// The line that `offset` is on, from 0.
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /// Where the line that `offset` is on starts.
    int lineStart(int offset) {
        return lineStarts[line(offset)];
    }

    /// Behind the last character of the line that `offset` is on, before its line break.
    int lineEnd(int offset) {
        int end = lineStart(offset);
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Behind the line break of the line that `offset` is on.
    int nextLine(int offset) {
        int line = line(offset);
        return line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    }

    /// The line break that the file uses first, or a line feed if it has a single line.
    String lineBreak() {
        if (lineStarts.length < 2) {
            return "\n";
        }
        int next = lineStarts[1];
        if (text.charAt(next - 1) == '\r') {
            return "\r";
        }
        return next >= 2 && text.charAt(next - 2) == '\r' ? "\r\n" : "\n";
    }

    Place place(Span span) {
        int start = Math.clamp(span.start(), 0, text.length());
        int from = lineStart(start);
        int end = Math.max(start, lineEnd(start));
        int length = Math.max(1, Math.min(span.end(), end) - start);
        Place place = Place.inLine(file, line(start) + 1, start - from + 1, length, "");
        SecretText shown = SecretText.hide(text.substring(from, end), start - from, length);
        Place inShown = Place.inLine(file, place.line(), shown.caret() + 1, shown.length(), shown.text());
        return new Place(file, place.line(), place.column(), inShown.length(), inShown.excerpt(), inShown.caret());
    }
}
