package dev.baton.cli;

import java.io.PrintWriter;
import java.util.List;

/// Prints rows of text in columns.
final class Columns {
    private static final String BETWEEN = "  ";

    private Columns() {}

    /// Prints the rows, which all have as many cells.
    static void print(PrintWriter out, String indent, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length()).append(BETWEEN);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
