package dev.baton.config;

import java.util.List;

/// Text that takes the place of a stretch of a file. It is made so that what comes out is YAML with the file's own
/// indentation and line breaks.
///
/// @param span what is replaced; empty: text is put in
/// @param text what comes there
record YamlSplice(Span span, String text) {

    /// An edit that the layout of the file does not allow.
    static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        /// @param reason a sentence
        Impossible(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// Another value for a key that is there.
    static YamlSplice replaceValue(SourceText source, YamlNode.Entry entry, Tree value) throws Impossible {
        Span old = entry.value().span();
        boolean block = switch (entry.value()) {
            case YamlNode.Mapping mapping -> !mapping.flow();
            case YamlNode.Sequence sequence -> !sequence.flow();
            case YamlNode.Scalar scalar -> scalar.span().end() == scalar.span().start();
            case YamlNode.Alias _ -> false;
        };
        String text = YamlPrinter.flow(value);
        if (!block) {
            return new YamlSplice(withoutBreak(source, old), text);
        }
        int colon = source.text().indexOf(':', entry.key().span().end());
        if (colon < 0 || !source.text().substring(entry.key().span().end(), colon).isBlank()) {
            throw new Impossible("The key has no ':' behind it on which a value could follow.");
        }
        return new YamlSplice(new Span(colon + 1, Math.max(colon + 1, old.end())), " " + text);
    }

    /// Another entry in the place of one of a list.
    static YamlSplice replaceItem(SourceText source, YamlNode item, Tree value) {
        return new YamlSplice(withoutBreak(source, item.span()), YamlPrinter.flow(value));
    }

    /// A key that is not there yet, behind the others.
    static YamlSplice addKey(SourceText source, YamlNode.Mapping mapping, String key, Tree value) throws Impossible {
        if (mapping.flow()) {
            String entry = key + ": " + YamlPrinter.flow(value);
            return mapping.entries().isEmpty()
                    ? at(mapping.span().start() + 1, " " + entry + " ")
                    : at(mapping.entries().getLast().value().span().end(), ", " + entry);
        }
        int indent = column(source, mapping.entries().getFirst().key().span().start());
        return line(source, mapping.span(), indent, YamlPrinter.entry(new Tree.Entry(key, value), indent));
    }

    /// One more entry of a list.
    static YamlSplice addItem(SourceText source, YamlNode.Sequence list, Tree item) throws Impossible {
        if (list.flow()) {
            return list.items().isEmpty()
                    ? at(list.span().start() + 1, YamlPrinter.flow(item))
                    : at(list.items().getLast().span().end(), ", " + YamlPrinter.flow(item));
        }
        int indent = column(source, dash(source, list.items().getLast()));
        return line(source, list.span(), indent, "- " + YamlPrinter.item(item, indent + 2));
    }

    /// Takes a key away with its value, and the comment on its line.
    static YamlSplice removeKey(SourceText source, YamlNode.Mapping mapping, int index) throws Impossible {
        List<Span> spans = mapping.entries().stream()
                .map(e -> new Span(e.key().span().start(), Math.max(e.key().span().end(), e.value().span().end())))
                .toList();
        if (mapping.flow()) {
            return removeFlow(spans, index);
        }
        if (spans.size() == 1) {
            throw new Impossible("It is the only key here; remove the whole entry instead.");
        }
        int start = spans.get(index).start();
        if (source.text().substring(source.lineStart(start), start).isBlank()) {
            return lines(source, start, spans.get(index));
        }
        if (index + 1 == spans.size()) {
            throw new Impossible("It shares its line with something else.");
        }
        return new YamlSplice(new Span(start, spans.get(index + 1).start()), "");
    }

    /// Takes an entry of a list away, and the comment on its line.
    static YamlSplice removeItem(SourceText source, YamlNode.Sequence list, int index) throws Impossible {
        if (list.flow()) {
            return removeFlow(list.items().stream().map(YamlNode::span).toList(), index);
        }
        int dash = dash(source, list.items().get(index));
        if (!source.text().substring(source.lineStart(dash), dash).isBlank()) {
            throw new Impossible("It shares its line with something else.");
        }
        return lines(source, dash, list.items().get(index).span());
    }

    private static YamlSplice removeFlow(List<Span> spans, int index) {
        Span own = spans.get(index);
        if (index + 1 < spans.size()) {
            return new YamlSplice(new Span(own.start(), spans.get(index + 1).start()), "");
        }
        return new YamlSplice(new Span(index > 0 ? spans.get(index - 1).end() : own.start(), own.end()), "");
    }

    private static YamlSplice lines(SourceText source, int first, Span last) {
        int end = Math.max(first, withoutBreak(source, last).end());
        return new YamlSplice(new Span(source.lineStart(first), source.nextLine(end)), "");
    }

    /// New lines behind the last line of `before`.
    private static YamlSplice line(SourceText source, Span before, int indent, String text) {
        int end = source.lineEnd(withoutBreak(source, before).end());
        String lines = " ".repeat(indent) + text.stripTrailing();
        return at(end, source.lineBreak() + lines.replace("\n", source.lineBreak()));
    }

    /// Where the dash in front of an entry of a list is.
    private static int dash(SourceText source, YamlNode item) throws Impossible {
        int at = item.span().start() - 1;
        while (at >= 0 && Character.isWhitespace(source.text().charAt(at))) {
            at--;
        }
        if (at < 0 || source.text().charAt(at) != '-') {
            throw new Impossible("The '-' of this entry does not stand directly in front of it.");
        }
        return at;
    }

    /// Text in a block (`|`) ends with a line break that belongs to the layout.
    private static Span withoutBreak(SourceText source, Span span) {
        int end = span.end();
        while (end > span.start() && (source.text().charAt(end - 1) == '\n' || source.text().charAt(end - 1) == '\r')) {
            end--;
        }
        return new Span(span.start(), end);
    }

    private static int column(SourceText source, int offset) {
        return offset - source.lineStart(offset);
    }

    private static YamlSplice at(int offset, String text) {
        return new YamlSplice(new Span(offset, offset), text);
    }
}
