package dev.baton.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.dissect.Field;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FieldType;
import dev.baton.dissect.FieldValue;
import dev.baton.traffic.Packet;

/// A packet as one JSON object: a member for each field by Wireshark's name. Decimal numbers and flags are numbers,
/// everything else is text as Wireshark prints it (`0x0800`, `10.0.0.1`, `1795742400.123456789`); a field that is there
/// more than once is an array.
final class PacketJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    /// The object on one line.
    String of(Packet packet) {
        Map<String, ArrayNode> values = new LinkedHashMap<>();
        packet.dissection().each(field -> {
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

    /// An object of Baton's own: what the packets so far tell of a cluster.
    String of(WireTale.Line line) {
        return mapper.writeValueAsString(mapper.createObjectNode().put("baton.event", line.kind().name())
                .put("baton.cluster", WireTale.name(line.key()))
                .put(FieldName.FRAME_TIME_EPOCH.wireshark(),
                        new FieldValue.Numeric(line.atNanos()).shown(FieldType.SECONDS))
                .put("baton.told", line.told()));
    }
}
