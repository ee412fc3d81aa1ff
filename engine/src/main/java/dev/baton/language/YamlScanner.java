package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.language.YamlTree.End;
import dev.baton.language.YamlTree.Entry;
import dev.baton.language.YamlTree.Spot;

/// Reads a [YamlTree]: line after line by indentation, and within brackets character by character.
final class YamlScanner {
    private static final int MAX_ENTRIES = 500_000;
    private static final int MAX_FLOW_DEPTH = 200;

    private static final End UNKNOWN = new End(Spot.NOWHERE, YamlTree.ROOT, -1, 0, false);

    private final String text;
    private final YamlWords words;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    /// The entries that are open, outermost first.
    private final List<Integer> open = new ArrayList<>();
    /// Brackets and braces that are open: the entry that each belongs to, and which one it is.
    private final List<Integer> flowHolders = new ArrayList<>();
    private final StringBuilder flowKinds = new StringBuilder();
    private int at;
    private int lineStart;
    private End end = UNKNOWN;

    YamlScanner(String text) {
        this.text = text;
        this.words = new YamlWords(text);
    }

    YamlTree scan() {
        while (at < text.length() && entries.size() < MAX_ENTRIES) {
            line();
        }
        boolean isFresh = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (isFresh && end.equals(UNKNOWN)) {
            end = new End(Spot.KEY, YamlTree.ROOT, text.length(), 0, false);
        }
        return new YamlTree(text, entries, ends, end);
    }

    private void line() {
        lineStart = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int indent = at - lineStart;
        if (at >= text.length()) {
            closeTo(indent, false);
            end = new End(Spot.KEY, top(), at, indent, false);
            return;
        }
        char c = text.charAt(at);
        boolean isMarker = indent == 0 && (text.startsWith("---", at) || text.startsWith("...", at) || c == '%');
        if (c == '\n' || c == '#' || isMarker) {
            skipLine(c == '#');
            return;
        }
        content();
    }

    private void skipLine(boolean isComment) {
        int next = text.indexOf('\n', at);
        at = next < 0 ? text.length() : next + 1;
        if (next < 0) {
            end = new End(isComment ? Spot.NOWHERE : Spot.KEY, YamlTree.ROOT, at, 0, false);
        }
    }

    /// What stands on a line: dashes, then a key with its value, or a value alone.
    private void content() {
        while (at < text.length() && text.charAt(at) == '-' && words.isSpace(at + 1)) {
            int column = at - lineStart;
            closeTo(column, true);
            add(new Entry(top(), true, "", new TextRange(at, at + 1), column, false, Optional.empty(), ' '));
            at++;
            spaces();
        }
        if (at >= text.length()) {
            end = new End(Spot.KEY, top(), at, at - lineStart, false);
            return;
        }
        if (text.charAt(at) == '\n') {
            at++;
            return;
        }
        int start = at;
        int column = at - lineStart;
        int keyEnd = words.keyEnd(at);
        if (keyEnd < 0) {
            lone(start, column);
            return;
        }
        closeTo(column, false);
        String name = words.name(start, keyEnd);
        add(new Entry(top(), false, name, new TextRange(start, keyEnd), column, false, Optional.empty(), ' '));
        at = text.indexOf(':', keyEnd) + 1;
        value(entries.size() - 1, column);
    }

    /// A line without a key: the value of an entry, or a key that is being typed.
    private void lone(int start, int column) {
        boolean isOfItem = !open.isEmpty() && entries.get(top()).isItem()
                && entries.get(top()).range().start() >= lineStart;
        char c = text.charAt(start);
        if (isOfItem || c == '[' || c == '{') {
            if (!isOfItem) {
                closeTo(column, false);
            }
            value(top(), column);
            if (isOfItem && end.start() == start && at >= text.length() && end.spot() == Spot.VALUE) {
                end = new End(Spot.KEY, end.holder(), start, column, false);
            }
            return;
        }
        int stop = words.plainEnd(start);
        closeTo(column, false);
        at = stop;
        if (at >= text.length()) {
            end = new End(Spot.KEY, top(), start, column, false);
        }
        toNextLine();
    }

    /// The value behind a colon or a dash.
    private void value(int holder, int column) {
        spaces();
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            spaces();
        }
        if (at >= text.length()) {
            end = new End(holder >= 0 ? Spot.VALUE : Spot.KEY, holder, at, column, false);
            return;
        }
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> at++;
            case '#' -> toNextLine();
            case '|', '>' -> block(column);
            case '[', '{' -> {
                opens(holder, c);
                flow(holder);
                toNextLine();
            }
            case '"', '\'' -> {
                int start = at;
                quoted(holder);
                single(holder, start);
                toNextLine();
            }
            default -> {
                int start = at;
                at = words.plainEnd(start);
                single(holder, start);
                if (at >= text.length()) {
                    end = new End(holder >= 0 ? Spot.VALUE : Spot.KEY, holder, start, column, false);
                }
                toNextLine();
            }
        }
    }

    private void opens(int holder, char c) {
        if (holder >= 0) {
            Entry e = entries.get(holder);
            entries.set(holder, new Entry(e.parent(), e.isItem(), e.name(), e.range(), e.indent(), e.isFlow(),
                    e.value(), c));
        }
    }

    private void single(int holder, int start) {
        if (holder >= 0) {
            int stop = words.trimmed(start, at);
            Entry e = entries.get(holder);
            entries.set(holder, new Entry(e.parent(), e.isItem(), e.name(), e.range(), e.indent(), e.isFlow(),
                    Optional.of(new TextRange(start, stop)), e.opens()));
            reach(holder, stop);
        }
    }

    /// Text in a block: the lines that are indented more than what it belongs to.
    private void block(int column) {
        toNextLine();
        while (at < text.length()) {
            int content = at;
            while (content < text.length() && text.charAt(content) == ' ') {
                content++;
            }
            boolean isBlank = content >= text.length() || text.charAt(content) == '\n';
            if (!isBlank && content - at <= column) {
                return;
            }
            int next = text.indexOf('\n', content);
            at = next < 0 ? text.length() : next + 1;
            if (next < 0 && !isBlank) {
                end = new End(Spot.NOWHERE, YamlTree.ROOT, at, 0, false);
            }
        }
    }

    private void quoted(int holder) {
        int close = YamlTokenizer.closing(text, at + 1, text.charAt(at));
        if (close < 0) {
            end = new End(Spot.NOWHERE, holder, at, 0, false);
        }
        at = close < 0 ? text.length() : close;
    }

    private void flow(int first) {
        int before = open.size();
        openFlow(first, text.charAt(at++));
        // In a mapping the key that waits for its value; -1: none.
        int key = -1;
        while (!flowHolders.isEmpty() && entries.size() < MAX_ENTRIES) {
            blanks();
            if (at >= text.length()) {
                boolean isValue = key >= 0;
                end = !end.equals(UNKNOWN)
                        ? end
                        : new End(isValue ? Spot.VALUE : Spot.KEY, isValue ? key : flowHolders.getLast(), at, 0, true);
                break;
            }
            key = flowStep(key);
        }
        flowHolders.clear();
        flowKinds.setLength(0);
        while (open.size() > before) {
            open.removeLast();
        }
    }

    /// @return the key that waits for its value then; -1: none
    private int flowStep(int key) {
        char c = text.charAt(at);
        if (c == ']' || c == '}') {
            at++;
            reach(flowHolders.getLast(), at);
            flowHolders.removeLast();
            flowKinds.setLength(flowKinds.length() - 1);
            return -1;
        }
        if (c == ',') {
            at++;
            return -1;
        }
        if (c == '[' || c == '{') {
            int holder = key >= 0 ? key : flowItem();
            opens(holder, c);
            at++;
            openFlow(holder, c);
            return -1;
        }
        if (c == ':') {
            at++;
            return key;
        }
        return word(key, c);
    }

    private int word(int key, char c) {
        int start = at;
        boolean isQuoted = c == '"' || c == '\'';
        if (isQuoted) {
            quoted(key >= 0 ? key : flowHolders.getLast());
        } else {
            at = words.flowWordEnd(start);
        }
        int stop = words.trimmed(start, at);
        int colon = at;
        while (colon < text.length() && text.charAt(colon) == ' ') {
            colon++;
        }
        boolean isMap = flowKinds.charAt(flowKinds.length() - 1) == '{';
        boolean isKey = key < 0 && isMap && colon < text.length() && text.charAt(colon) == ':';
        if (isKey) {
            add(new Entry(flowHolders.getLast(), false, words.name(start, stop), new TextRange(start, stop),
                    start - lineStart, true, Optional.empty(), ' '));
            at = colon + 1;
            return entries.size() - 1;
        }
        boolean isLast = at >= text.length() && !isQuoted;
        if (isLast) {
            boolean isValue = key >= 0;
            end = new End(isValue || !isMap ? Spot.VALUE : Spot.KEY, isValue ? key : flowHolders.getLast(), start, 0,
                    true);
            flowHolders.clear();
            return -1;
        }
        if (key >= 0) {
            single(key, start);
        } else if (!isMap) {
            int item = flowItem();
            single(item, start);
        }
        at = Math.max(at, start + 1);
        return -1;
    }

    private int flowItem() {
        add(new Entry(flowHolders.getLast(), true, "", new TextRange(at, at), at - lineStart, true, Optional.empty(),
                ' '));
        return entries.size() - 1;
    }

    private void openFlow(int holder, char kind) {
        if (flowHolders.size() < MAX_FLOW_DEPTH) {
            flowHolders.add(holder);
            flowKinds.append(kind);
        }
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /// White space, breaks and comments within brackets.
    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                lineStart = at + 1;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                int next = text.indexOf('\n', at);
                at = next < 0 ? text.length() : next;
            } else {
                return;
            }
        }
    }

    private void toNextLine() {
        int next = text.indexOf('\n', at);
        int hash = text.indexOf('#', at);
        if (next < 0 && hash >= 0) {
            end = new End(Spot.NOWHERE, YamlTree.ROOT, text.length(), 0, false);
        }
        at = next < 0 ? text.length() : next + 1;
    }

    private int top() {
        return open.isEmpty() ? YamlTree.ROOT : open.getLast();
    }

    private void add(Entry entry) {
        entries.add(entry);
        ends.add(entry.range().end());
        if (!entry.isFlow()) {
            open.add(entries.size() - 1);
        }
        reach(entries.size() - 1, entry.range().end());
    }

    private void reach(int index, int stop) {
        for (int i = index; i != YamlTree.ROOT && ends.get(i) < stop; i = entries.get(i).parent()) {
            ends.set(i, stop);
        }
    }

    /// Closes what something at this column is not in. A list may stand as far left as the key that it is the value of.
    private void closeTo(int column, boolean isItem) {
        while (!open.isEmpty()) {
            Entry last = entries.get(open.getLast());
            boolean holds = last.indent() < column || (isItem && last.isKey() && last.indent() == column);
            if (holds) {
                return;
            }
            open.removeLast();
        }
    }
}
