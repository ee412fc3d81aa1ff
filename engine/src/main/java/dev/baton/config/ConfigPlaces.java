package dev.baton.config;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where in the text of a configuration its values stand, for who has something to say of them after it was read.
public final class ConfigPlaces {
    private final SourceText source;
    private final Optional<YamlNode> root;
    /// The named entries of lists that were looked through already.
    private final IdentityHashMap<YamlNode.Sequence, Map<String, YamlNode>> named = new IdentityHashMap<>();

    private ConfigPlaces(SourceText source, Optional<YamlNode> root) {
        this.source = source;
        this.root = root;
    }

    /// The places of a text. In one that is no YAML nothing is found.
    ///
    /// @param file what the file is called in places
    public static ConfigPlaces of(String file, String text) {
        SourceText source = ConfigLoader.source(file, text);
        try {
            return new ConfigPlaces(source, YamlComposer.compose(source));
        } catch (YamlComposer.Refusal _) {
            return new ConfigPlaces(source, Optional.empty());
        }
    }

    /// Where a value is; what is not written is where its name, or else the first key of what holds it, is written.
    public Place find(ConfigPath path) {
        Optional<YamlNode> found = root;
        for (ConfigPath.Step step : path.steps()) {
            Optional<YamlNode> next = found.flatMap(node -> step(node.resolved(), step));
            if (next.isEmpty()) {
                break;
            }
            found = next;
        }
        return found.map(node -> source.place(start(node).span())).orElseGet(() -> source.place(new Span(0, 1)));
    }

    private Optional<YamlNode> step(YamlNode node, ConfigPath.Step step) {
        return switch (step) {
            case ConfigPath.Key(String name) -> value(node, name);
            case ConfigPath.Named(String name) -> node instanceof YamlNode.Sequence sequence
                    ? Optional.ofNullable(named.computeIfAbsent(sequence, ConfigPlaces::byName).get(name))
                    : Optional.empty();
            case ConfigPath.Item(int index) -> node instanceof YamlNode.Sequence sequence
                    && index < sequence.items().size() ? Optional.of(sequence.items().get(index)) : Optional.empty();
        };
    }

    private static Map<String, YamlNode> byName(YamlNode.Sequence sequence) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (YamlNode item : sequence.items()) {
            Optional<YamlNode> name = value(item.resolved(), "name");
            if (name.isPresent() && name.get().resolved() instanceof YamlNode.Scalar scalar) {
                entries.putIfAbsent(scalar.value(), item);
            }
        }
        return entries;
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                if (entry.name().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
        }
        return Optional.empty();
    }

    /// A list or mapping is shown where it begins: a mapping at its name, if it has one.
    private static YamlNode start(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping when !mapping.entries().isEmpty() ->
                value(mapping, "name").orElseGet(() -> mapping.entries().getFirst().value());
            case YamlNode.Sequence sequence when !sequence.items().isEmpty() -> start(sequence.items().getFirst());
            default -> node;
        };
    }
}
