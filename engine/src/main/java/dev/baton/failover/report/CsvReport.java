package dev.baton.failover.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

import dev.baton.api.ProbeSample;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Expected;
import dev.baton.drill.Strip;

/// Every probe of a report, one a line (RFC 4180), then what came of each test in a line that begins with `#`, and the hash in
/// the last line. It is written as it goes, since a series at 1 ms has millions.
final class CsvReport {
    private static final String HEAD = "test,from,kind,address,sequence,sent_seconds,round_trip_ms,answered_by\n";
    private static final String SEAL = "# ";
    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;

    private CsvReport() {}

    static void write(Report report, OutputStream out) throws IOException {
        MessageDigest digest = Seal.sha256();
        DigestOutputStream digested = new DigestOutputStream(out, digest);
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(digested, StandardCharsets.UTF_8));
        writer.write(HEAD);
        for (DrillResult result : report.series().results()) {
            for (Strip strip : result.strips()) {
                strip(writer, result, strip);
            }
        }
        for (DrillResult result : report.series().results()) {
            outcome(writer, result);
        }
        writer.write(SEAL);
        writer.flush();
        digest.update((Seal.blank() + "\n").getBytes(StandardCharsets.UTF_8));
        String hash = HexFormat.of().formatHex(digest.digest());
        digested.on(false);
        writer.write(Seal.MARK + hash + "\n");
        writer.flush();
    }

    private static void outcome(BufferedWriter writer, DrillResult result) throws IOException {
        Expected expected = result.plan().expected();
        String measured = result.measured().map(m -> String.format(Locale.ROOT, " outage_ms=%.3f back_ms=%.3f",
                m.gapNanos() / MILLI, m.backNanos() / MILLI)).orElse("");
        writer.write(SEAL + Plain.cell(result.id()) + " " + result.verdict() + measured + String.format(Locale.ROOT,
                " expected_outage_ms=%.3f expected_back_ms=%.3f limit_ms=%.3f back_limit_ms=%.3f\n",
                expected.gapNanos() / MILLI, expected.backNanos() / MILLI, result.limitNanos() / MILLI,
                result.backLimitNanos() / MILLI));
    }

    private static void strip(BufferedWriter writer, DrillResult result, Strip strip) throws IOException {
        String begin = Plain.cell(result.id()) + ',' + Plain.cell(strip.vantage().from()) + ','
                + strip.vantage().kind().word() + ',' + strip.vantage().address() + ',';
        for (ProbeSample sample : strip.samples()) {
            writer.write(begin);
            writer.write(Integer.toString(sample.sequence()));
            writer.write(String.format(Locale.ROOT, ",%.6f,", (sample.sentNanos() - result.startNanos()) / SECOND));
            if (sample.roundTripNanos().isPresent()) {
                writer.write(String.format(Locale.ROOT, "%.3f", sample.roundTripNanos().getAsLong() / MILLI));
            }
            writer.write(',' + Plain.cell(sample.by()) + '\n');
        }
    }
}
