package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.KeyHelp;
import dev.baton.config.KeyHelp.ShapeHelp;
import dev.baton.language.YamlTree.Entry;

/// Which key of the configuration an entry of a [YamlTree] is.
final class YamlKeys {
    private static final Map<String, ShapeHelp> SHAPES = KeyHelp.shapes();
    private static final ShapeHelp ROOT = SHAPES.values().iterator().next();

    private YamlKeys() {}

    /// What can be in an entry, or in the file; empty: nothing that is known.
    static Optional<ShapeHelp> shapeIn(YamlTree tree, int index) {
        if (index == YamlTree.ROOT) {
            return Optional.of(ROOT);
        }
        return key(tree, index).flatMap(KeyHelp::inside).map(SHAPES::get);
    }

    /// What an entry is the value of: a key's own, and a list's for each of its entries.
    static Optional<KeyHelp> key(YamlTree tree, int index) {
        Optional<ShapeHelp> shape = Optional.of(ROOT);
        Optional<KeyHelp> key = Optional.empty();
        for (int i : tree.path(index)) {
            Entry entry = tree.entry(i);
            if (entry.isKey()) {
                key = shape.flatMap(s -> s.key(entry.name()));
                shape = key.flatMap(KeyHelp::inside).map(SHAPES::get);
            }
        }
        return key;
    }

    /// The shape that a key is in.
    static Optional<ShapeHelp> around(YamlTree tree, int index) {
        return shapeIn(tree, tree.entry(index).parent());
    }

    static Optional<ShapeHelp> shape(String name) {
        return Optional.ofNullable(SHAPES.get(name));
    }

    /// The help for the key or value at an offset.
    static Optional<Help> help(String text, int offset) {
        YamlTree tree = YamlTree.of(text);
        return tree.at(offset).flatMap(index -> key(tree, index).map(key -> {
            int named = index;
            while (tree.entry(named).isItem() && tree.entry(named).parent() != YamlTree.ROOT) {
                named = tree.entry(named).parent();
            }
            String shape = around(tree, named).map(ShapeHelp::name).orElse("");
            boolean isKey = tree.entry(index).range().touches(offset) && tree.entry(index).isKey();
            TextRange range = isKey
                    ? tree.entry(index).range()
                    : tree.entry(index).value().orElse(tree.entry(index).range());
            return new Help(range, shape + " / " + key.name(), key.words(), key.fallback(), key.required(),
                    key.doc());
        }));
    }

    /// What a text defines.
    static List<OutlineItem> outline(String text) {
        YamlTree tree = YamlTree.of(text);
        List<OutlineItem> items = new ArrayList<>();
        for (int i = 0; i < tree.entries().size() && items.size() < OutlineItem.MAX_ITEMS; i++) {
            Entry entry = tree.entry(i);
            if (entry.isKey() && entry.parent() == YamlTree.ROOT && entry.name().equals("node")) {
                items.add(new OutlineItem(OutlineItem.Kind.GLOBAL, tree.value(i).orElse("node"),
                        new TextRange(entry.range().start(), tree.end(i)), entry.range()));
            } else if (entry.isItem() && entry.parent() != YamlTree.ROOT) {
                item(tree, i).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<OutlineItem> item(YamlTree tree, int index) {
        Entry holder = tree.entry(tree.entry(index).parent());
        if (holder.parent() != YamlTree.ROOT || !holder.isKey()) {
            return Optional.empty();
        }
        Optional<OutlineItem.Kind> kind = switch (holder.name()) {
            case "routers" -> Optional.of(OutlineItem.Kind.ROUTER);
            case "checks" -> Optional.of(OutlineItem.Kind.CHECK);
            case "groups" -> Optional.of(OutlineItem.Kind.GROUP);
            case "notify" -> Optional.of(OutlineItem.Kind.NOTIFICATION);
            default -> Optional.empty();
        };
        return kind.map(k -> {
            Optional<Integer> named = Optional.<Integer>empty();
            for (int child = index + 1; child < tree.entries().size() && tree.entry(child).range().start() < tree
                    .end(index) && named.isEmpty(); child++) {
                boolean isName = tree.entry(child).parent() == index
                        && List.of("name", "script", "webhook").contains(tree.entry(child).name());
                named = isName ? Optional.of(child) : named;
            }
            TextRange range = new TextRange(tree.entry(index).range().start(), tree.end(index));
            return new OutlineItem(k, named.flatMap(tree::value).orElse("—"), range,
                    named.flatMap(n -> tree.entry(n).value()).orElse(tree.entry(index).range()));
        });
    }

    /// The names that a text defines.
    static Names names(YamlTree tree) {
        List<String> routers = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < tree.entries().size(); i++) {
            Entry entry = tree.entry(i);
            if (entry.isKey() && entry.name().equals("interface")) {
                tree.value(i).ifPresent(interfaces::add);
            } else if (entry.isKey() && entry.name().equals("name") && entry.parent() != YamlTree.ROOT) {
                int list = tree.entry(entry.parent()).parent();
                String holder = list == YamlTree.ROOT ? "" : tree.entry(list).name();
                List<String> names = switch (holder) {
                    case "routers" -> routers;
                    case "checks" -> checks;
                    case "groups" -> groups;
                    default -> new ArrayList<>();
                };
                tree.value(i).ifPresent(names::add);
            }
        }
        return new Names(routers, checks, groups, interfaces);
    }
}
