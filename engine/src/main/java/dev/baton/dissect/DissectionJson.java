package dev.baton.dissect;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A dissected frame as one JSON object: a member for each field by Wireshark's name. Decimal numbers and flags are
/// numbers, everything else is text as Wireshark prints it (`0x0800`, `10.0.0.1`, `1795742400.123456789`); a field that is
/// there more than once is an array. Thread-safe.
public final class DissectionJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    /// The object on one line.
    public String of(Dissection dissection) {
        Map<String, ArrayNode> values = new LinkedHashMap<>();
        dissection.each(field -> {
            if (field.name().type() != FieldType.PROTOCOL) {
                add(values.computeIfAbsent(field.name().wireshark(), _ -> mapper.createArrayNode()), field);
            }
        });
        ObjectNode object = mapper.createObjectNode();
        values.forEach((name, array) -> object.set(name, array.size() == 1 ? array.get(0) : array));
        return mapper.writeValueAsString(object);
    }

    private static void add(ArrayNode array, Field field) {
        boolean isNumber = field.name().type() == FieldType.DECIMAL || field.name().type() == FieldType.FLAG;
        if (isNumber && field.value() instanceof FieldValue.Numeric(long value)) {
            array.add(value);
        } else {
            array.add(field.shown());
        }
    }
}
