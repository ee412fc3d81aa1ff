package dev.baton.failover.report;

import java.util.List;

import dev.baton.drill.DrillResult;
import dev.baton.drill.Series;

/// What a report is made of.
///
/// @param series     the tests, one or several, at least one
/// @param program    what made it: `baton 1.0.0`
/// @param by         who ran the tests, and from where
/// @param madeMillis when it was made: milliseconds since 1970-01-01 UTC
public record Report(Series series, String program, String by, long madeMillis) {
    public Report {
        if (series.results().isEmpty()) {
            throw new IllegalArgumentException("a report needs a test");
        }
    }

    /// The first test.
    DrillResult first() {
        return series.results().getFirst();
    }

    /// What its files are called, without their endings.
    String name() {
        String id = first().id();
        return series.results().size() == 1
                ? "drill-" + id
                : "drill-" + id + "-x" + series.results().size();
    }

    /// A file that belongs to a report.
    ///
    /// @param name   beside it
    /// @param sha256 of its bytes, hexadecimal
    record Attachment(String name, String sha256) {}

    /// What beside the tests themselves stands in a report: files that belong to it.
    record Attached(Report report, List<Attachment> files) {
        Attached {
            files = List.copyOf(files);
        }
    }
}
