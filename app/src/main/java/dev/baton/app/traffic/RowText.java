package dev.baton.app.traffic;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as text for other programs.
final class RowText {
    private RowText() {}

    /// One line of comma-separated values; texts that hold a comma, a quote or a line break are quoted (RFC 4180).
    static String csv(PacketRow row) {
        return List.of(Long.toString(row.number()), PacketTable.time(row.packet().atNanos()), row.packet().observer(),
                row.source(), row.destination(), row.protocol(), row.vrid(), row.priority(),
                row.vrrp().map(message -> Long.toString(message.intervalNanos())).orElse(""), row.addressText(),
                row.hopLimit()).stream().map(RowText::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
