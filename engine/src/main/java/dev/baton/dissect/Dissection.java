package dev.baton.dissect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A frame as a tree of fields: one protocol after the other, outermost first.
///
/// @param protocols the roots
public record Dissection(List<Field> protocols) {
    public Dissection {
        protocols = List.copyOf(protocols);
    }

    /// Every field with this name, in the order of the bytes.
    public List<Field> all(FieldName name) {
        List<Field> found = new ArrayList<>();
        each(field -> {
            if (field.name() == name) {
                found.add(field);
            }
        });
        return found;
    }

    /// Hands every field to `consumer`, parents before children.
    public void each(Consumer<Field> consumer) {
        protocols.forEach(p -> each(p, consumer));
    }

    private static void each(Field field, Consumer<Field> consumer) {
        consumer.accept(field);
        field.children().forEach(c -> each(c, consumer));
    }
}
