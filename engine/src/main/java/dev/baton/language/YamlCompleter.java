package dev.baton.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.KeyHelp;
import dev.baton.config.KeyHelp.ShapeHelp;
import dev.baton.language.Proposal.Kind;
import dev.baton.language.YamlTree.End;
import dev.baton.language.YamlTree.Entry;
import dev.baton.language.YamlTree.Spot;

/// Proposes keys and values of a node's configuration.
final class YamlCompleter {
    private static final String NONE = "";

    private final String text;
    private final int offset;
    private final Names others;
    private final YamlTree before;
    private final YamlTree whole;

    private YamlCompleter(String text, int offset, Names others) {
        this.text = text;
        this.offset = offset;
        this.others = others;
        this.before = YamlTree.of(text.substring(0, offset));
        this.whole = YamlTree.of(text);
    }

    static Completion complete(String text, int offset, Names others) {
        return new YamlCompleter(text, offset, others).run();
    }

    private Completion run() {
        End end = before.end();
        if (end.spot() == Spot.NOWHERE) {
            return Completion.none(offset);
        }
        int start = Math.clamp(end.start(), 0, offset);
        List<Proposal> all = end.spot() == Spot.VALUE ? values(end.holder()) : keys(end);
        return Completion.of(text, new TextRange(start, wordEnd()), all);
    }

    /// The rest of the word behind the caret is replaced, too, unless a value follows it.
    private int wordEnd() {
        int stop = offset;
        while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) {
            stop++;
        }
        return stop < text.length() && text.charAt(stop) == ':' ? offset : stop;
    }

    private List<Proposal> keys(End end) {
        int holder = end.holder();
        Optional<KeyHelp> key = holder == YamlTree.ROOT ? Optional.empty() : YamlKeys.key(before, holder);
        Optional<ShapeHelp> shape = YamlKeys.shapeIn(before, holder);
        boolean isListItself = key.filter(KeyHelp::isList).isPresent() && before.entry(holder).isKey();
        if (isListItself && (shape.isEmpty() || !end.isFlow() || isBracket(holder))) {
            return items(key.orElseThrow(), shape, end);
        }
        List<Proposal> proposals = new ArrayList<>();
        boolean isSingleItem = shape.isEmpty() || (key.isPresent() && !key.get().example().isEmpty());
        if (isSingleItem && key.isPresent()) {
            proposals.addAll(values(holder));
        }
        shape.ifPresent(s -> s.keys().stream().filter(k -> !present(holder).contains(k.name()))
                .forEach(k -> proposals.add(key(k, end))));
        return proposals;
    }

    private boolean isBracket(int holder) {
        return before.entry(holder).opens() == '[';
    }

    private Set<String> present(int holder) {
        Set<String> names = new LinkedHashSet<>();
        if (holder < whole.entries().size()) {
            for (int child : whole.children(holder)) {
                Entry entry = whole.entry(child);
                boolean isTyped = entry.range().start() <= offset && offset <= entry.range().end();
                if (entry.isKey() && !isTyped) {
                    names.add(entry.name());
                }
            }
        }
        return names;
    }

    /// A key with what begins its value.
    private Proposal key(KeyHelp key, End end) {
        String head = key.name() + ":";
        String indent = " ".repeat(end.indent() + 2);
        Optional<ShapeHelp> shape = key.inside().flatMap(YamlKeys::shape);
        String insert;
        int back = 0;
        if (shape.isEmpty() || !key.example().isEmpty()) {
            insert = key.isList() ? head + " []" : head + " ";
            back = key.isList() ? 1 : 0;
        } else if (end.isFlow()) {
            insert = key.isList() ? head + " [{  }]" : head + " {  }";
            back = key.isList() ? 3 : 2;
        } else if (key.isList() && shape.get().isFlow()) {
            insert = head + "\n" + indent + "- {  }";
            back = 2;
        } else if (key.isList()) {
            insert = head + "\n" + indent + "- ";
        } else {
            insert = head + " {  }";
            back = 2;
        }
        return new Proposal(key.name(), insert, insert.length() - back, Kind.KEY, key.words(), key.fallback(),
                key.required(), key.doc());
    }

    /// Entries of a list.
    private List<Proposal> items(KeyHelp key, Optional<ShapeHelp> shape, End end) {
        if (shape.isEmpty() || !key.example().isEmpty()) {
            boolean isDash = !end.isFlow();
            return values(end.holder()).stream().map(p -> isDash
                    ? new Proposal(p.label(), "- " + p.insert(), p.caret() + 2, p.kind(), p.form(), p.fallback(),
                            p.required(), p.help())
                    : p).toList();
        }
        String dash = end.isFlow() ? NONE : "- ";
        String insert = shape.get().isFlow() || end.isFlow()
                ? dash + flow(shape.get())
                : dash + block(shape.get(), end.indent() + 2);
        return List.of(new Proposal(shape.get().name(), insert, insert.length(), Kind.BLOCK, shape.get().name(),
                Optional.empty(), false, key.doc()));
    }

    private static String flow(ShapeHelp shape) {
        List<String> parts = new ArrayList<>();
        shape.keys().stream().filter(KeyHelp::required).forEach(k -> parts.add(k.name() + ": " + example(k)));
        shape.choices().stream().limit(1).flatMap(name -> shape.key(name).stream())
                .forEach(k -> parts.add(k.name() + ": " + example(k)));
        return "{ " + String.join(", ", parts) + " }";
    }

    private static String block(ShapeHelp shape, int indent) {
        List<String> lines = new ArrayList<>();
        shape.keys().stream().filter(KeyHelp::required).forEach(k -> lines.add(k.name() + ": " + example(k)));
        return String.join("\n" + " ".repeat(indent), lines);
    }

    static String example(KeyHelp key) {
        String value = key.example().isEmpty() ? key.values().stream().findFirst().orElse("…") : key.example();
        return key.isList() ? "[" + value + "]" : value;
    }

    /// What a key can have as its value, or a list as an entry.
    private List<Proposal> values(int holder) {
        Optional<KeyHelp> key = YamlKeys.key(before, holder);
        if (key.isEmpty()) {
            return List.of();
        }
        KeyHelp known = key.get();
        List<Proposal> proposals = new ArrayList<>();
        names(holder, known).forEach(name -> proposals.add(new Proposal(name, name, name.length(), Kind.NAME, "",
                Optional.empty(), false, known.doc())));
        known.values().forEach(v -> proposals.add(new Proposal(v, v, v.length(), Kind.VALUE, "",
                known.fallback().filter(v::equals), false, known.doc())));
        boolean isOpen = proposals.isEmpty() && !known.example().isEmpty();
        if (isOpen) {
            String written = before.entry(holder).isKey() && known.isList() && before.entry(holder).opens() == ' '
                    ? example(known)
                    : known.example();
            known.fallback().filter(f -> !f.isEmpty() && !f.equals("[]") && !f.equals(written))
                    .ifPresent(f -> proposals.add(new Proposal(f, f, f.length(), Kind.VALUE, known.words(),
                            Optional.of(f), false, known.doc())));
            proposals.add(new Proposal(written, written, written.length(), Kind.EXAMPLE, known.words(),
                    known.fallback(), known.required(), known.doc()));
        }
        return proposals;
    }

    private List<String> names(int holder, KeyHelp key) {
        Names own = YamlKeys.names(whole);
        String around = around(holder);
        return switch (key.name()) {
            case "check" -> own.checks();
            case "routers" -> around.equals("node") ? List.of() : own.routers();
            case "groups" -> around.equals("node") ? List.of() : own.groups();
            case "interface" -> own.withInterfaces(others.interfaces()).interfaces();
            default -> List.of();
        };
    }

    private String around(int holder) {
        int named = holder;
        while (before.entry(named).isItem() && before.entry(named).parent() != YamlTree.ROOT) {
            named = before.entry(named).parent();
        }
        return YamlKeys.around(before, named).map(ShapeHelp::name).orElse("");
    }
}
