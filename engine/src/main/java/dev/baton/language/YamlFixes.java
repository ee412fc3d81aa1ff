package dev.baton.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.finding.Code;
import dev.baton.language.YamlTree.Entry;

/// What mends problems of a node's configuration.
final class YamlFixes {
    static final Pattern MISSING = Pattern.compile("^this (.+) has no '([A-Za-z]+)'$");
    private static final Pattern ONE_OF = Pattern.compile("^Add one of: (.*)\\.$");
    private static final Pattern OUTSIDE = Pattern.compile("^(-?\\d+) is outside (-?\\d+)\\.\\.(\\d+)\\.?$");
    private static final Pattern SUCH_AS = Pattern.compile("such as (\\S+)\\.$");
    private static final Pattern SET = Pattern.compile("[Ww]rite (version|preempt|interop): (\\S+?)(?=[,. ]|$)");
    private static final String QUICK = "100ms";

    private final String text;
    private final YamlTree tree;

    YamlFixes(String text) {
        this.text = text;
        this.tree = YamlTree.of(text);
    }

    /// Adds what mends a problem.
    void add(TextRange range, Optional<Code> code, String message, String advice, List<Fix> fixes) {
        Matcher missing = MISSING.matcher(message);
        Matcher oneOf = ONE_OF.matcher(advice);
        Matcher outside = OUTSIDE.matcher(message);
        Matcher example = SUCH_AS.matcher(advice);
        if (missing.matches()) {
            missing(range, missing.group(1), missing.group(2)).ifPresent(fixes::add);
        } else if (oneOf.matches()) {
            for (String key : oneOf.group(1).split(", ", -1)) {
                shapeKey(range, key).ifPresent(fixes::add);
            }
        } else if (outside.matches()) {
            boolean isLess = number(outside.group(1)) < number(outside.group(2));
            fixes.add(Fix.replace(range, outside.group(isLess ? 2 : 3)));
        } else if (message.contains(" is outside ") && example.find()) {
            fixes.add(Fix.replace(range, example.group(1)));
        } else {
            form(range, message, advice, fixes);
        }
        Matcher set = SET.matcher(advice);
        if (set.find()) {
            set(range.start(), set.group(1), set.group(2)).ifPresent(fixes::add);
        }
        boolean isRemovable = advice.startsWith("Remove it") || advice.startsWith("Remove one of the two")
                || advice.startsWith("Keep one of");
        if (isRemovable) {
            remove(range).ifPresent(fixes::add);
        }
        if (code.filter(c -> c == Code.C09).isPresent()) {
            set(range.start(), "advertInterval", QUICK).ifPresent(fixes::add);
        }
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    /// What is wrong with how something is written.
    private void form(TextRange range, String message, String advice, List<Fix> fixes) {
        String written = text.substring(range.start(), range.end());
        int lineEnd = lineEnd(range.start());
        if (message.startsWith("a tab is used")) {
            fixes.add(new Fix(Fix.Kind.INDENT, "", tabs()));
        } else if (message.startsWith("this quote is never closed")) {
            String quote = written.isEmpty() ? "\"" : written.substring(0, 1);
            fixes.add(Fix.insert(quote, lineEnd, quote));
        } else if (message.startsWith("the list in brackets is never closed")) {
            fixes.add(Fix.insert("]", lineEnd, "]"));
        } else if (message.startsWith("the braces are never closed")) {
            fixes.add(Fix.insert("}", lineEnd, " }"));
        } else if (message.startsWith("this key has no ':'")) {
            fixes.add(Fix.insert(":", lineEnd, ":"));
        } else if (message.startsWith("the value is in quotes") && written.length() >= 2) {
            fixes.add(Fix.replace(range, written.substring(1, written.length() - 1)));
        } else if (advice.startsWith("Put the value in brackets")) {
            fixes.add(Fix.replace(range, "[" + written + "]"));
        } else if (message.contains("has a prefix length, which is not wanted") && written.indexOf('/') > 0) {
            fixes.add(Fix.replace(range, written.substring(0, written.indexOf('/'))));
        }
    }

    private List<TextChange> tabs() {
        return Pattern.compile("(?m)^[ \\t]*\\t[ \\t]*").matcher(text).results()
                .map(r -> new TextChange(r.start(), r.end(), r.group().replace("\t", "  "))).limit(10_000).toList();
    }

    private Optional<Fix> missing(TextRange range, String shape, String key) {
        return YamlKeys.shape(shape).flatMap(s -> s.key(key))
                .flatMap(k -> insertKey(holder(range.start()), key, YamlCompleter.example(k)));
    }

    private Optional<Fix> shapeKey(TextRange range, String key) {
        int holder = holder(range.start());
        return YamlKeys.shapeIn(tree, holder).flatMap(s -> s.key(key))
                .flatMap(k -> insertKey(holder, key, YamlCompleter.example(k)));
    }

    /// Whether two offsets are in the same mapping.
    boolean isSameMapping(int one, int other) {
        return holder(one) == holder(other);
    }

    /// The innermost entry with keys that an offset is in; the file itself where there is none.
    private int holder(int offset) {
        int holder = YamlTree.ROOT;
        for (int i = 0; i < tree.entries().size() && tree.entry(i).range().start() <= offset; i++) {
            boolean isIn = offset <= tree.end(i) && YamlKeys.shapeIn(tree, i).isPresent()
                    && tree.children(i).stream().anyMatch(c -> tree.entry(c).isKey());
            holder = isIn ? i : holder;
        }
        return holder;
    }

    /// A key of the mapping at an offset, or of the router around it, gets a value.
    Optional<Fix> set(int offset, String key, String value) {
        int holder = holder(offset);
        while (holder != YamlTree.ROOT
                && YamlKeys.shapeIn(tree, holder).flatMap(s -> s.key(key)).isEmpty()) {
            holder = tree.entry(holder).parent();
        }
        int in = holder;
        boolean isKnown = YamlKeys.shapeIn(tree, in).flatMap(s -> s.key(key)).isPresent();
        if (!isKnown) {
            return Optional.empty();
        }
        Optional<TextRange> old = tree.child(in, key).flatMap(i -> tree.entry(i).value());
        return old.isPresent()
                ? Optional.of(new Fix(Fix.Kind.REPLACE, key + ": " + value,
                        List.of(new TextChange(old.get().start(), old.get().end(), value))))
                : insertKey(in, key, value);
    }

    private Optional<Fix> insertKey(int holder, String key, String value) {
        if (tree.child(holder, key).isPresent()) {
            return Optional.empty();
        }
        String entry = key + ": " + value;
        List<Integer> children = tree.children(holder);
        if (children.isEmpty()) {
            return holder == YamlTree.ROOT
                    ? Optional.of(Fix.insert(entry, 0, entry + "\n"))
                    : Optional.empty();
        }
        Entry first = tree.entry(children.getFirst());
        int end = tree.end(children.getLast());
        if (first.isFlow()) {
            return Optional.of(Fix.insert(entry, end, ", " + entry));
        }
        return Optional.of(Fix.insert(entry, lineEnd(end), "\n" + " ".repeat(first.indent()) + entry));
    }

    /// A list of the router at an offset gets one more entry.
    Optional<Fix> append(int offset, String list, String value) {
        int holder = holder(offset);
        while (holder != YamlTree.ROOT && tree.child(holder, list).isEmpty()
                && !(tree.entry(holder).isItem() && !tree.entry(holder).isFlow())) {
            holder = tree.entry(holder).parent();
        }
        int in = holder;
        Optional<Integer> found = tree.child(in, list)
                .or(() -> tree.child(in, "unicast").flatMap(u -> tree.child(u, list)));
        return found.flatMap(index -> append(index, value));
    }

    private Optional<Fix> append(int list, String value) {
        List<Integer> items = tree.children(list);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        int last = items.getLast();
        int end = tree.end(last);
        return Optional.of(tree.entry(last).isFlow()
                ? Fix.insert(value, end, ", " + value)
                : Fix.insert(value, lineEnd(end), "\n" + " ".repeat(tree.entry(last).indent()) + "- " + value));
    }

    /// Takes away what is at a place: a key with its value, or an entry of a list.
    private Optional<Fix> remove(TextRange range) {
        Optional<Integer> found = tree.at(range.start());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int index = found.get();
        Entry entry = tree.entry(index);
        int start = entry.range().start();
        int end = tree.end(index);
        String subject = text.substring(start, end);
        List<Integer> siblings = tree.children(entry.parent());
        int place = siblings.indexOf(index);
        if (entry.isFlow()) {
            TextRange gone = place + 1 < siblings.size()
                    ? new TextRange(start, tree.entry(siblings.get(place + 1)).range().start())
                    : new TextRange(place > 0 ? tree.end(siblings.get(place - 1)) : start, end);
            return Optional.of(Fix.remove(subject, gone));
        }
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        if (text.substring(lineStart, start).isBlank() && siblings.size() > 1) {
            return Optional.of(Fix.remove(subject,
                    new TextRange(lineStart, Math.min(text.length(), lineEnd(end) + 1))));
        }
        return place + 1 < siblings.size()
                ? Optional.of(Fix.remove(subject,
                        new TextRange(start, tree.entry(siblings.get(place + 1)).range().start())))
                : Optional.empty();
    }

    private int lineEnd(int offset) {
        int next = text.indexOf('\n', offset);
        return next < 0 ? text.length() : next;
    }
}
