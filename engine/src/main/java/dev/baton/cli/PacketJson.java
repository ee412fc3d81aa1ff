package dev.baton.cli;

import tools.jackson.databind.json.JsonMapper;

import dev.baton.dissect.DissectionJson;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FieldType;
import dev.baton.dissect.FieldValue;
import dev.baton.traffic.Packet;

/// What the watch tells, as one JSON object a line: packets by Wireshark's field names, and what they mean.
final class PacketJson {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final DissectionJson fields = new DissectionJson();

    /// The packet's object on one line.
    String of(Packet packet) {
        return fields.of(packet.dissection());
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
