package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

import dev.baton.config.Place;

/// A file as it was read, with its lines.
final class SourceFile {
    private final String name;
    private final List<String> lines;

    SourceFile(String name, String text) {
        this.name = name;
        this.lines = split(text);
    }

    /// Lines end with LF or CR LF, as in keepalived; the break is not part of the line.
    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            int content = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            lines.add(text.substring(start, content));
            start = stop + 1;
        }
        return lines;
    }

    String name() {
        return name;
    }

    /// The lines; the first is line 1.
    List<String> lines() {
        return lines;
    }

    /// @param line   from 1
    /// @param column from 1
    Place place(int line, int column, int length) {
        return Place.inLine(name, line, column, length, line <= lines.size() ? lines.get(line - 1) : "");
    }
}
