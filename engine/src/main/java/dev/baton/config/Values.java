package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was read of one mapping: the right values, and the places of all of them.
final class Values {
    private final YamlNode node;
    private final Map<Key<?>, YamlNode.Entry> entries = new LinkedHashMap<>();
    private final Map<Key<?>, Object> read = new LinkedHashMap<>();

    Values(YamlNode node) {
        this.node = node;
    }

    void present(Key<?> key, YamlNode.Entry entry) {
        entries.put(key, entry);
    }

    <T> void value(Key<T> key, T value) {
        read.put(key, value);
    }

    /// Whether the key is written, be its value right or wrong.
    boolean isPresent(Key<?> key) {
        return entries.containsKey(key);
    }

    /// The value, or its default; empty when it is written wrong, or not written and without a default.
    <T> Optional<T> find(Key<T> key) {
        Object value = read.get(key);
        if (value != null) {
            return Optional.of(cast(value));
        }
        return entries.containsKey(key) ? Optional.empty() : key.fallback();
    }

    /// The value of a required key, or of one with a default, once everything has been read without an error.
    <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no value for " + key.name()));
    }

    // Only `value` puts values in, and it takes the key's own type.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T cast(Object value) {
        return (T) value;
    }

    /// Where the value of `key` is; the whole mapping when it is not written.
    YamlNode place(Key<?> key) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? start() : entry.value();
    }

    /// Where an entry of the list under `key` is.
    YamlNode item(Key<?> key, int index) {
        return place(key).resolved() instanceof YamlNode.Sequence sequence && index < sequence.items().size()
                ? sequence.items().get(index)
                : place(key);
    }

    /// Where the key itself is; the whole mapping when it is not written.
    YamlNode keyPlace(Key<?> key) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? start() : entry.key();
    }

    /// The first key of the mapping, to stand for it.
    private YamlNode start() {
        return node instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()
                ? mapping.entries().getFirst().key()
                : node;
    }
}
