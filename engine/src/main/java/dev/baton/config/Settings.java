package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All keys of a node's configuration for who shows them: forms, completion, help.
public final class Settings {
    /// The whole file.
    public static final Setting.Keys NODE = keys(NodeShape.SHAPE);
    /// A router.
    public static final Setting.Keys ROUTER = keys(RouterShape.SHAPE);
    /// A check.
    public static final Setting.Keys CHECK = keys(CheckShape.SHAPE);
    /// A group.
    public static final Setting.Keys GROUP = keys(NodeShape.GROUP);
    /// A notification.
    public static final Setting.Keys NOTIFICATION = keys(NodeShape.NOTIFY);

    private Settings() {}

    private static Setting.Keys keys(Shape<?> shape) {
        Map<Key<?>, Key<?>> needs = shape.needs();
        return new Setting.Keys(shape.name(), shape.keys().stream()
                .map(key -> setting(key, Optional.ofNullable(needs.get(key)), shape.choices().contains(key))).toList());
    }

    private static <T> Setting setting(Key<T> key, Optional<Key<?>> main, boolean isChoice) {
        return new Setting(key.name(), value(key.type()), key.required(), key.fallback().map(key.type()::write),
                key.doc(), key.aliases(), main.map(Key::name), isChoice);
    }

    private static Setting.Value value(Type<?> type) {
        return switch (type) {
            case ScalarType<?> scalar -> new Setting.One(scalar);
            case ListType<?> list -> new Setting.Items(value(list.item()), list.words(), list.most());
            case Shape<?> shape -> keys(shape);
            case EitherType<?, ?> either ->
                new Setting.Either(new Setting.One(either.shortForm()), keys(either.longForm()));
            case MapType<?> map -> throw new IllegalStateException("a node has no " + map.words());
        };
    }

    /// What stands in a text, key by key, right or wrong; empty: it is no YAML with keys. Numbers and flags are told from
    /// text by how they are written.
    public static Optional<Tree.Branch> written(String text) {
        try {
            return YamlComposer.compose(Document.source("", text)).map(Settings::tree)
                    .filter(Tree.Branch.class::isInstance).map(Tree.Branch.class::cast);
        } catch (YamlComposer.Refusal _) {
            return Optional.empty();
        }
    }

    /// The same for a configuration; keys that have their default value are not there.
    public static Tree.Branch of(NodeConfig config) {
        return NodeShape.SHAPE.write(config);
    }

    private static Tree tree(YamlNode node) {
        return switch (node.resolved()) {
            case YamlNode.Scalar scalar -> new Tree.Leaf(scalar.isNothing() ? "" : scalar.value(), !scalar.plain());
            case YamlNode.Sequence sequence -> new Tree.Items(sequence.items().stream().map(Settings::tree).toList());
            case YamlNode.Mapping mapping -> new Tree.Branch(byName(mapping), mapping.flow());
            case YamlNode.Alias alias -> tree(alias.target());
        };
    }

    /// Of a key that is there twice, the first.
    private static List<Tree.Entry> byName(YamlNode.Mapping mapping) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.putIfAbsent(entry.name(), tree(entry.value())));
        return entries.entrySet().stream().map(e -> new Tree.Entry(e.getKey(), e.getValue())).toList();
    }
}
