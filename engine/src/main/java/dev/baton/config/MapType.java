package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names with values, both single: names that the writer of the file chooses. Nothing is an empty map.
///
/// @param key   the names' type
/// @param value the values' type
/// @param words what the entries are, in the plural
/// @param most  how many there may be
record MapType<T>(ScalarType<String> key, ScalarType<T> value, String words, int most)
        implements
            Type<Map<String, T>> {
    @Override
    public Optional<Map<String, T>> read(YamlNode node, Reading reading) {
        if (node.resolved() instanceof YamlNode.Scalar scalar && scalar.isNothing()) {
            return Optional.of(Map.of());
        }
        if (!(node.resolved() instanceof YamlNode.Mapping mapping)) {
            reading.error(node, "here " + words + " are wanted: names with values",
                    "Write it as { " + key.example() + ": " + value.example() + " }.");
            return Optional.empty();
        }
        if (mapping.entries().size() > most) {
            reading.error(mapping.entries().get(most).key(), "there are " + mapping.entries().size() + " " + words
                    + ", more than the " + most + " that are possible", "Remove some.");
            return Optional.empty();
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<String> name = key.read(entry.key(), reading);
            Optional<T> read = value.read(entry.value(), reading);
            if (name.isPresent() && values.containsKey(name.get())) {
                reading.error(entry.key(), "'" + name.get() + "' is there twice", "Remove one of the two.");
            } else if (name.isPresent() && read.isPresent()) {
                values.put(name.get(), read.get());
            }
        }
        return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Tree write(Map<String, T> map) {
        return new Tree.Branch(
                map.entrySet().stream().map(e -> new Tree.Entry(e.getKey(), value.write(e.getValue()))).toList(),
                true);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("additionalProperties", value.schema());
        schema.put("maxProperties", most);
        return schema;
    }
}
