package dev.baton.failover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.client.ClientHome;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Strip;
import dev.baton.drill.Subject;
import dev.baton.trust.GuardedFile;

/// Results in files of the client's home: one file for each virtual router, a result a line, the oldest first, and one for
/// the probes of each of the latest. Only their owner may read them, and each is replaced whole.
public final class LedgerFile implements DrillLedger {
    private static final String FOLDER = "drill-results";
    private static final String ENDING = ".jsonl";
    private static final String STRIPS = ".strips.gz";
    /// How large a file may become; a guarded file of more than 1 MiB is not read.
    private static final int MAX_BYTES = 1_000_000;
    /// Unpacked probes are not larger; a test with more of them keeps none.
    private static final int MAX_STRIP_BYTES = 64 << 20;
    private static final int NAME_DIGITS = 24;

    private final ClientHome home;
    private final Path folder;

    public LedgerFile(ClientHome home) {
        this.home = home;
        this.folder = home.folder().resolve(FOLDER);
    }

    /// What is in the file of probes.
    private record Strips(List<Strip> strips) {}

    private GuardedFile file(Subject subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((subject.network() + '\n' + subject.family() + '\n'
                            + subject.vrid()).getBytes(StandardCharsets.UTF_8));
            return new GuardedFile(folder.resolve(HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS) + ENDING));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized List<DrillResult> of(Subject subject) {
        List<DrillResult> latest = read(file(subject)).stream()
                .filter(r -> r.plan().order().subject().equals(subject)).toList().reversed();
        List<DrillResult> all = new ArrayList<>(latest);
        for (int i = 0; i < Math.min(MAX_WITH_STRIPS, all.size()); i++) {
            all.set(i, withStrips(all.get(i)));
        }
        return List.copyOf(all);
    }

    /// What cannot be read is left out: a damaged line takes no other with it.
    private static List<DrillResult> read(GuardedFile file) {
        List<DrillResult> all = new ArrayList<>();
        String text = file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        text.lines().limit(MAX_OF_SUBJECT).forEach(line -> parsed(line, DrillResult.class).ifPresent(all::add));
        return all;
    }

    private static <T> Optional<T> parsed(String text, Class<T> type) {
        try {
            return Optional.of(Json.read(text, type));
        } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized List<Subject> subjects() {
        return files().stream().flatMap(file -> read(file).reversed().stream().limit(1))
                .sorted(Comparator.comparingLong(DrillResult::startMillis).reversed())
                .map(r -> r.plan().order().subject()).toList();
    }

    private List<GuardedFile> files() {
        List<GuardedFile> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path path : files) {
                if (found.size() <= MAX_SUBJECTS) {
                    found.add(new GuardedFile(path));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new DrillException(folder + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        return found;
    }

    @Override
    public synchronized void keep(DrillResult result) {
        GuardedFile.prepareFolder(home.folder());
        GuardedFile.prepareFolder(folder);
        Subject subject = result.plan().order().subject();
        keepStrips(result);
        List<DrillResult> all = new ArrayList<>(read(file(subject)));
        all.add(DrillLedger.bare(result));
        List<byte[]> lines = new ArrayList<>();
        int size = 0;
        for (DrillResult one : all.reversed()) {
            byte[] line = (Json.write(one) + "\n").getBytes(StandardCharsets.UTF_8);
            size += line.length;
            if (size > MAX_BYTES || lines.size() == MAX_OF_SUBJECT) {
                break;
            }
            lines.add(line);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.reversed().forEach(bytes::writeBytes);
        file(subject).write(bytes.toByteArray());
        all.reversed().stream().skip(MAX_WITH_STRIPS).map(DrillResult::id).filter(LedgerFile::isName)
                .forEach(old -> strips(old).delete());
        forgetOldest();
    }

    /// Of virtual routers that are too many those go whose last test is the longest ago.
    private void forgetOldest() {
        List<GuardedFile> files = files();
        if (files.size() > MAX_SUBJECTS) {
            files.stream().min(Comparator.comparingLong(LedgerFile::lastMillis)).ifPresent(GuardedFile::delete);
        }
    }

    private static long lastMillis(GuardedFile file) {
        return read(file).stream().mapToLong(DrillResult::startMillis).max().orElse(Long.MIN_VALUE);
    }

    private static boolean isName(String id) {
        return id.matches("[a-z0-9-]{1,64}");
    }

    private GuardedFile strips(String id) {
        return new GuardedFile(folder.resolve(id + STRIPS));
    }

    private void keepStrips(DrillResult result) {
        if (!isName(result.id()) || result.strips().isEmpty()) {
            return;
        }
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
                zip.write(Json.write(new Strips(result.strips())).getBytes(StandardCharsets.UTF_8));
            }
            if (packed.size() <= MAX_BYTES) {
                strips(result.id()).write(packed.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses", e);
        }
    }

    private DrillResult withStrips(DrillResult r) {
        Optional<byte[]> packed = isName(r.id()) ? strips(r.id()).read() : Optional.empty();
        if (packed.isEmpty()) {
            return r;
        }
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed.get()))) {
            String text = new String(zip.readNBytes(MAX_STRIP_BYTES), StandardCharsets.UTF_8);
            return parsed(text, Strips.class).map(s -> new DrillResult(r.id(), r.plan(), r.startMillis(),
                    r.startNanos(), r.endNanos(), r.isRehearsal(), r.measured(), s.strips(), r.verdict(),
                    r.sentence(), r.limitNanos(), r.isRestored(), r.story(), r.revisions())).orElse(r);
        } catch (IOException _) {
            return r;
        }
    }
}
