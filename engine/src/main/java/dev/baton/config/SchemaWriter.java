package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the JSON schema (draft 2020-12) of a node's configuration, from the same keys that read it, so that editors
/// complete and check it. Rules between keys that a schema cannot say are left to the loader.
public final class SchemaWriter {
    private SchemaWriter() {}

    /// The schema as JSON text, ending in a line feed; the same text every time.
    public static String schema() {
        Map<String, Object> defs = new LinkedHashMap<>();
        NodeShape.ALL.stream().skip(1).forEach(s -> defs.put(s.name().replace(' ', '-'), object(s)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Baton node configuration");
        root.putAll(object(NodeShape.SHAPE));
        root.put("$defs", defs);
        StringBuilder text = new StringBuilder();
        json(root, 0, text);
        return text.append('\n').toString();
    }

    private static Map<String, Object> object(Shape<?> shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        List<String> required = shape.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        if (!shape.choices().isEmpty()) {
            object.put("oneOf", shape.choices().stream().map(k -> Map.of("required", List.of(k.name()))).toList());
        }
        if (!shape.needs().isEmpty()) {
            Map<String, Object> needs = new LinkedHashMap<>();
            shape.needs().forEach((key, main) -> needs.put(key.name(), List.of(main.name())));
            object.put("dependentRequired", needs);
        }
        return object;
    }

    private static <T> Map<String, Object> property(Key<T> key) {
        Map<String, Object> property = new LinkedHashMap<>(key.type().schema());
        property.put("description", key.doc());
        key.fallback().ifPresent(value -> property.put("default", plain(key.type().write(value))));
        return property;
    }

    private static Object plain(Tree tree) {
        return switch (tree) {
            case Tree.Leaf(String text, boolean textual) when textual -> text;
            case Tree.Leaf(String text, _) when text.equals("true") || text.equals("false") -> text.equals("true");
            case Tree.Leaf(String text, _) -> Long.valueOf(text);
            case Tree.Items(List<Tree> items) -> items.stream().map(SchemaWriter::plain).toList();
            case Tree.Branch branch -> branch.entries().stream().collect(Collectors.toMap(Tree.Entry::key,
                    e -> plain(e.value()), (a, _) -> a, LinkedHashMap::new));
        };
    }

    private static void json(Object value, int indent, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append("{}");
            case Map<?, ?> map -> {
                String separator = "{\n";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator).repeat(" ", indent + 2);
                    string(entry.getKey().toString(), text);
                    text.append(": ");
                    json(entry.getValue(), indent + 2, text);
                    separator = ",\n";
                }
                text.append('\n').repeat(" ", indent).append('}');
            }
            case List<?> list -> {
                String separator = "[";
                for (Object item : list) {
                    text.append(separator);
                    json(item, indent + 2, text);
                    separator = ", ";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case String string -> string(string, text);
            default -> text.append(value);
        }
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append((char) c);
        });
        text.append('"');
    }
}
