package dev.baton.dissect;

import java.util.List;

/// One field of a frame.
///
/// @param name     what it is
/// @param value    what it says
/// @param offset   where it begins in the frame, in bytes
/// @param length   how many bytes it takes; 0: it was computed, not read
/// @param children the fields it is made of, in the order of the bytes
public record Field(FieldName name, FieldValue value, int offset, int length, List<Field> children) {
    public Field {
        children = List.copyOf(children);
    }

    /// The value as Wireshark prints it.
    public String shown() {
        return value.shown(name.type());
    }
}
