package dev.baton.failover.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.drill.DrillResult;
import dev.baton.traffic.Packet;

/// Puts the files of a report into a folder, each whole or not at all, and looks at them later.
public final class ReportFolder {
    private static final Pattern LISTED = Pattern
            .compile("(?:<code>([0-9a-f]{64}) {2}([A-Za-z0-9.-]+)</code>)"
                    + "|(?:\"name\" : \"([A-Za-z0-9.-]+)\",\\s+\"sha256\" : \"([0-9a-f]{64})\")");
    /// A report that lists files is not larger.
    private static final long MOST_BYTES = 64L << 20;

    private ReportFolder() {}

    /// What was found of one file.
    public record Looked(Path file, Seal.State state, String sentence) {}

    /// Writes a report as HTML, JSON, CSV and, where packets were heard, captures.
    ///
    /// @param packets what was heard during each test, by its id
    ///
    /// @return the HTML file first
    ///
    /// @throws ReportException if one of them cannot be written
    public static List<Path> write(Path folder, Report report, Map<String, List<Packet>> packets,
            ReportLanguage language) {
        try {
            Files.createDirectories(folder);
            List<Path> written = new ArrayList<>();
            for (DrillResult result : report.series().results()) {
                List<Packet> heard = packets.getOrDefault(result.id(), List.of());
                if (!heard.isEmpty()) {
                    Path capture = folder.resolve("drill-" + result.id() + ".pcapng");
                    MarkedCapture.write(capture, result, heard);
                    written.add(capture);
                }
            }
            Path csv = folder.resolve(report.name() + ".csv");
            whole(csv, out -> CsvReport.write(report, out));
            written.add(csv);
            List<Report.Attachment> files = new ArrayList<>();
            for (Path file : written) {
                files.add(new Report.Attachment(file.getFileName().toString(), hash(file)));
            }
            Report.Attached attached = new Report.Attached(report, files);
            Path json = folder.resolve(report.name() + ".json");
            text(json, JsonReport.write(attached));
            Path html = folder.resolve(report.name() + ".html");
            text(html, HtmlReport.write(attached, language));
            written.addFirst(json);
            written.addFirst(html);
            return List.copyOf(written);
        } catch (IOException e) {
            throw unable(folder, e);
        }
    }

    /// Writes a text of a report, JUnit XML for example, whole or not at all.
    ///
    /// @throws ReportException if it cannot be written; what was there before is untouched then
    public static void text(Path file, String text) {
        try {
            whole(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unable(file, e);
        }
    }

    private static ReportException unable(Path path, IOException e) {
        return new ReportException(path + " cannot be written (" + e.getClass().getSimpleName()
                + "); check the folder, its free space and the right to write there.", e);
    }

    /// Writes bytes as they come.
    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static void whole(Path file, Content content) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                content.write(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Seal.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Looks whether a report, and the files beside it that it lists, are as they were written. Files that are not there any
    /// more are told, too.
    ///
    /// @throws ReportException if it cannot be read
    public static List<Looked> look(Path report) {
        Seal.State state = Seal.look(report);
        List<Looked> looked = new ArrayList<>();
        looked.add(new Looked(report, state, switch (state) {
            case INTACT -> "is as it was written.";
            case CHANGED -> "was changed after it was written.";
            case UNSEALED -> "has no hash line: it is no report of Baton, or its end is missing.";
        }));
        if (state == Seal.State.INTACT) {
            listed(report).forEach(file -> looked.add(look(report.resolveSibling(file.name()), file)));
        }
        return looked;
    }

    private static Looked look(Path file, Report.Attachment told) {
        try {
            if (!Files.exists(file)) {
                return new Looked(file, Seal.State.INTACT, "belongs to it and is not here; it was not looked at.");
            }
            boolean isSame = hash(file).equals(told.sha256());
            return new Looked(file, isSame ? Seal.State.INTACT : Seal.State.CHANGED, isSame
                    ? "belongs to it and is as it was written."
                    : "belongs to it and was changed after it was written.");
        } catch (IOException e) {
            return new Looked(file, Seal.State.CHANGED, "belongs to it and cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    private static List<Report.Attachment> listed(Path report) {
        try {
            if (Files.size(report) > MOST_BYTES || !isList(report)) {
                return List.of();
            }
            List<Report.Attachment> files = new ArrayList<>();
            Matcher matcher = LISTED.matcher(Files.readString(report));
            while (matcher.find()) {
                files.add(new Report.Attachment(either(matcher, 2, 3), either(matcher, 1, 4)));
            }
            return files;
        } catch (IOException e) {
            throw unable(report, e);
        }
    }

    private static boolean isList(Path report) {
        String name = report.toString();
        return name.endsWith(".html") || name.endsWith(".json");
    }

    private static String either(Matcher matcher, int one, int other) {
        return Optional.ofNullable(matcher.group(one)).orElseGet(() -> String.valueOf(matcher.group(other)));
    }
}
