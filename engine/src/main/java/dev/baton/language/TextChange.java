package dev.baton.language;

import java.util.Comparator;
import java.util.List;

/// A stretch of a text that another text takes the place of.
///
/// @param start its first character, from 0
/// @param end   behind its last character; the same as `start`: text is put in
/// @param text  what comes there, with line feeds as breaks
public record TextChange(int start, int end, String text) {

    /// Text that is put in.
    public static TextChange insert(int at, String text) {
        return new TextChange(at, at, text);
    }

    /// The text after all of these changes, whose places are those of the text before.
    public static String apply(String before, List<TextChange> changes) {
        StringBuilder text = new StringBuilder(before);
        fromTheEnd(changes).forEach(change -> text.replace(change.start(), change.end(), change.text()));
        return text.toString();
    }

    /// The changes in an order in which none moves the place of the next.
    public static List<TextChange> fromTheEnd(List<TextChange> changes) {
        return changes.stream().sorted(Comparator.comparingInt(TextChange::start).reversed()).toList();
    }
}
