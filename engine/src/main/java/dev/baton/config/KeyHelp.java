package dev.baton.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to say of a key to who writes a configuration: from the same keys that read it.
///
/// @param name     as it is written
/// @param words    what its value is: `duration 10ms .. 4m15s`
/// @param example  a value that would be right; empty where it holds other keys
/// @param required whether it must be there
/// @param fallback the value it has when it is not there, as it would be written; empty: none
/// @param doc      what it is, whole sentences
/// @param values   the only values there are; empty where there are too many
/// @param isList   whether it holds a list
/// @param inside   the shape of its value, or of the entries of its list; empty: single values
public record KeyHelp(String name, String words, String example, boolean required, Optional<String> fallback,
        String doc, List<String> values, boolean isList, Optional<String> inside) {
    public KeyHelp {
        values = List.copyOf(values);
    }

    /// What a mapping can hold.
    ///
    /// @param name    what it is, in a word: `router`
    /// @param isFlow  whether it is usually written in braces on one line
    /// @param keys    its keys in the order in which they are written
    /// @param choices the keys of which exactly one must be there; may be empty
    public record ShapeHelp(String name, boolean isFlow, List<KeyHelp> keys, List<String> choices) {
        public ShapeHelp {
            keys = List.copyOf(keys);
            choices = List.copyOf(choices);
        }

        /// The key of that name.
        public Optional<KeyHelp> key(String key) {
            return keys.stream().filter(k -> k.name().equals(key)).findFirst();
        }
    }

    /// Every kind of mapping in a node's configuration by its name; the first is the file itself.
    public static Map<String, ShapeHelp> shapes() {
        Map<String, ShapeHelp> shapes = new LinkedHashMap<>();
        NodeShape.ALL.forEach(shape -> shapes.put(shape.name(), new ShapeHelp(shape.name(), shape.isFlow(),
                shape.keys().stream().<KeyHelp>map(KeyHelp::of).toList(),
                shape.choices().stream().map(Key::name).toList())));
        return shapes;
    }

    private static <T> KeyHelp of(Key<T> key) {
        Type<?> type = key.type();
        boolean isList = type instanceof ListType;
        Type<?> item = type instanceof ListType<?> list ? list.item() : type;
        Optional<String> inside = switch (item) {
            case Shape<?> shape -> Optional.of(shape.name());
            case EitherType<?, ?> either -> Optional.of(either.longForm().name());
            case ScalarType<?> _,ListType<?> _,MapType<?> _ -> Optional.empty();
        };
        Optional<ScalarType<?>> single = switch (item) {
            case ScalarType<?> scalar -> Optional.of(scalar);
            case EitherType<?, ?> either -> Optional.of(either.shortForm());
            case Shape<?> _,ListType<?> _,MapType<?> _ -> Optional.empty();
        };
        Optional<String> fallback = key.fallback().map(value -> key.type().write(value).toString());
        return new KeyHelp(key.name(), type.words(), single.map(ScalarType::example).orElse(""), key.required(),
                fallback, key.doc(), single.map(KeyHelp::values).orElse(List.of()), isList, inside);
    }

    private static List<String> values(ScalarType<?> type) {
        if (type.schema().get("enum") instanceof List<?> words) {
            return words.stream().map(Object::toString).toList();
        }
        return "boolean".equals(type.schema().get("type")) ? List.of("true", "false") : List.of();
    }
}
