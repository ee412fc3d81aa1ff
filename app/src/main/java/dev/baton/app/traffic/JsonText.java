package dev.baton.app.traffic;

import dev.baton.app.source.PacketText;
import dev.baton.dissect.DissectionJson;
import dev.baton.traffic.Packet;

/// Packets as a JSON array with an object on each line, in Wireshark's field names: the objects that `baton watch --json`
/// prints.
final class JsonText implements PacketText {
    private final DissectionJson json = new DissectionJson();

    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String begin() {
        return "[\n";
    }

    @Override
    public String row(Packet packet) {
        return json.of(packet.dissection());
    }

    @Override
    public String between() {
        return ",\n";
    }

    @Override
    public String end() {
        return "\n]\n";
    }
}
