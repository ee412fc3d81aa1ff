package dev.baton.dissect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Opaque;

/// Collects the fields of one protocol. Offsets are relative to its first byte.
final class Layer {
    private final FieldName name;
    private final int at;
    private final List<Field> fields = new ArrayList<>();

    Layer(FieldName name, int at) {
        this.name = name;
        this.at = at;
    }

    Layer number(FieldName field, int offset, int length, long value) {
        return add(field, offset, length, new FieldValue.Numeric(value));
    }

    Layer flag(FieldName field, int offset, int length, boolean value) {
        return number(field, offset, length, value ? 1 : 0);
    }

    Layer address(FieldName field, int offset, IpAddress value) {
        return add(field, offset, value.bytes().length, new FieldValue.Address(value));
    }

    Layer mac(FieldName field, int offset, MacAddress value) {
        return add(field, offset, 6, new FieldValue.Mac(value));
    }

    Layer text(FieldName field, int offset, int length, String value) {
        return add(field, offset, length, new FieldValue.Text(value));
    }

    Layer data(FieldName field, int offset, Opaque value) {
        return value.length() == 0 ? this : add(field, offset, value.length(), new FieldValue.Data(value));
    }

    /// A field that is made of others.
    Layer group(FieldName field, int offset, int length, FieldValue value, Consumer<Layer> children) {
        Layer below = new Layer(field, at);
        children.accept(below);
        fields.add(new Field(field, value, at + offset, length, below.fields));
        return this;
    }

    private Layer add(FieldName field, int offset, int length, FieldValue value) {
        fields.add(new Field(field, value, at + offset, length, List.of()));
        return this;
    }

    /// The protocol itself.
    Field field(int length) {
        return new Field(name, new FieldValue.None(), at, length, fields);
    }
}
