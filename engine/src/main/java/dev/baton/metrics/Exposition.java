package dev.baton.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;

/// The answer of `GET /metrics`.
public final class Exposition {
    /// The media type of what [#text] gives.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private Exposition() {}

    /// The metrics of a node whose engine answers.
    public static String text(MetricsView view) {
        Families families = new Families();
        new KeepalivedFamilies(families, view).add();
        new BatonFamilies(families, view).add();
        return written(families);
    }

    /// The metrics of a node whose engine does not answer: that, and nothing else.
    public static String down() {
        Families families = new Families();
        KeepalivedFamilies.up(families, false);
        return written(families);
    }

    private static String written(Families families) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, families.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
