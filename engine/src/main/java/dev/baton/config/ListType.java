package dev.baton.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of values of one type. Nothing (`track:` with all entries commented out) is an empty list.
///
/// @param item  the entries' type
/// @param words what the entries are, in the plural
/// @param most  how many there may be
record ListType<T>(Type<T> item, String words, int most) implements Type<List<T>> {
    @Override
    public Optional<List<T>> read(YamlNode node, Reading reading) {
        if (node.resolved() instanceof YamlNode.Scalar scalar && scalar.isNothing()) {
            return Optional.of(List.of());
        }
        if (!(node.resolved() instanceof YamlNode.Sequence sequence)) {
            reading.error(node, "here a list is wanted: " + words,
                    node.resolved() instanceof YamlNode.Scalar
                            ? "Put the value in brackets: [" + Spelling.shortened(reading.source().at(node.span()))
                                    + "]."
                            : "Start each entry with '- '.");
            return Optional.empty();
        }
        if (sequence.items().size() > most) {
            reading.error(sequence.items().get(most), "there are " + sequence.items().size() + " " + words
                    + ", more than the " + most + " that are possible", "Remove some.");
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (YamlNode each : sequence.items()) {
            item.read(each, reading).ifPresent(values::add);
        }
        return values.size() == sequence.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public Tree write(List<T> value) {
        return new Tree.Items(value.stream().map(item::write).toList());
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("array", "null"));
        schema.put("items", item.schema());
        schema.put("maxItems", most);
        return schema;
    }
}
