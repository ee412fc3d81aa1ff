package dev.baton.app.traffic;

import java.util.List;
import java.util.stream.Collectors;

import dev.baton.app.source.PacketText;
import dev.baton.dissect.FieldType;
import dev.baton.dissect.FieldValue;
import dev.baton.finding.PacketChecks;
import dev.baton.traffic.Packet;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Rejected;

/// Rows as comma-separated values (RFC 4180): a header, lines that end with CR LF, quotes where a cell needs them. A cell
/// that a spreadsheet would take for a formula begins with an apostrophe.
final class CsvText implements PacketText {
    private static final List<String> HEADER = List.of("number", "time_epoch", "seen_by", "source", "destination",
            "protocol", "vrid", "priority", "interval_ms", "addresses", "ttl", "checksum", "findings");
    private static final String LINE_END = "\r\n";
    /// What a spreadsheet takes for the beginning of a formula.
    private static final String FORMULA = "=+-@\t\r";
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String begin() {
        return line(HEADER);
    }

    @Override
    public String between() {
        return "";
    }

    @Override
    public String end() {
        return "";
    }

    @Override
    public String row(Packet packet) {
        PacketRow row = PacketRow.of(packet);
        String time = new FieldValue.Numeric(packet.atNanos()).shown(FieldType.SECONDS);
        String interval = row.vrrp().map(message -> plain(message.intervalNanos() / NANOS_PER_MILLI)).orElse("");
        return line(List.of(Long.toString(row.number()), time, packet.observer(), row.source(), row.destination(),
                row.protocol(), row.vrid(), row.priority(), interval, row.addressText(), row.hopLimit(),
                row.vrrp().map(message -> message.checksumForm().map(CsvText::form).orElse("bad")).orElse(""),
                findings(packet)));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String form(ChecksumForm form) {
        return switch (form) {
            case V2 -> "good";
            case MESSAGE_ONLY -> "good, message only";
            case PSEUDO_HEADER -> "good, pseudo-header";
        };
    }

    private static String findings(Packet packet) {
        String codes = PacketChecks.codes(packet).stream().map(Enum::name).collect(Collectors.joining(" "));
        return codes.isEmpty() && packet.decoding() instanceof Rejected ? "malformed" : codes;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean needsQuotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
