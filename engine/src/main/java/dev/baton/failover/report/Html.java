package dev.baton.failover.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML and the SVG in it. Whatever goes through [#text] or stands in an attribute is text and nothing else.
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element.
    ///
    /// @param attributes names and values by turns
    Html open(String tag, String... attributes) {
        begin(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    private StringBuilder begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(Plain.markup(attributes[i + 1])).append('"');
        }
        return out;
    }

    /// Ends the innermost element.
    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /// Ends the innermost elements, so many.
    Html close(int count) {
        for (int i = 0; i < count; i++) {
            close();
        }
        return this;
    }

    Html text(String text) {
        out.append(Plain.markup(text));
        return this;
    }

    /// An element that holds text alone.
    Html leaf(String tag, String text, String... attributes) {
        begin(tag, attributes).append('>').append(Plain.markup(text)).append("</").append(tag).append(">\n");
        return this;
    }

    /// An element that holds nothing.
    Html empty(String tag, String... attributes) {
        begin(tag, attributes).append("/>\n");
        return this;
    }

    /// What is ours, as it is: a style sheet, the first line.
    Html raw(String ours) {
        out.append(ours);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
