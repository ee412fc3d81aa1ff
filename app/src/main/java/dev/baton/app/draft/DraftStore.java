package dev.baton.app.draft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.draft.Saved;

/// Where staged edits outlast the program: a file for each set of configurations, readable by its owner only, replaced
/// whole or not at all. Files grow old and few: see the bounds. Any thread, one at a time.
public final class DraftStore {
    /// How long edits are kept that nobody comes back to.
    public static final Duration MAX_AGE = Duration.ofDays(30);
    /// How many sets of configurations edits are kept of; the oldest go first.
    public static final int MAX_FILES = 32;
    /// How large a file may be; of more nothing is kept, and that is told.
    public static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final String ENDING = ".draft";
    private static final String DAMAGED = ".damaged";
    private static final int NAME_DIGITS = 32;
    /// So many digits make a place in a file.
    private static final int PLACE_DIGITS = 15;
    private static final int HEX = 16;

    /// What there is of an earlier run.
    public sealed interface Loaded {
        /// Nothing.
        record Nothing() implements Loaded {}

        /// Edits.
        ///
        /// @param at when they were kept
        record Edits(Saved saved, Instant at) implements Loaded {}

        /// A file that cannot be read; it was set aside.
        ///
        /// @param file where it is now
        record Damaged(Path file) implements Loaded {}
    }

    private final Path folder;
    private final InstantSource clock;
    private final Claims claims;

    /// @param folder is made when it is needed
    public DraftStore(Path folder) {
        this(folder, InstantSource.system());
    }

    DraftStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        claims = new Claims(folder);
    }

    /// Claims to be who keeps the edits of some configurations.
    ///
    /// @return empty: another window is
    Optional<Claims.Claim> claim(Bases.Kind kind, String identity) {
        try {
            prepareFolder();
        } catch (IOException _) {
            return Optional.of(Claims.Claim.FREE);
        }
        return claims.claim(Long.parseLong(hash(kind, identity).substring(0, PLACE_DIGITS), HEX));
    }

    /// What was kept of some configurations.
    public Loaded load(Bases.Kind kind, String identity) {
        Path file = file(kind, identity);
        try {
            if (Files.size(file) > MAX_BYTES) {
                return setAside(file);
            }
            Optional<DraftCodec.Kept> kept = DraftCodec.read(Files.readAllBytes(file))
                    .filter(found -> found.identity().equals(kind + "\n" + identity));
            if (kept.isEmpty()) {
                return setAside(file);
            }
            boolean isOld = kept.get().at().isBefore(clock.instant().minus(MAX_AGE));
            return isOld || kept.get().saved().isEmpty()
                    ? new Loaded.Nothing()
                    : new Loaded.Edits(kept.get().saved(), kept.get().at());
        } catch (NoSuchFileException _) {
            return new Loaded.Nothing();
        } catch (IOException _) {
            return new Loaded.Damaged(file);
        }
    }

    private Loaded setAside(Path file) throws IOException {
        Path aside = folder.resolve(file.getFileName() + DAMAGED);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        return new Loaded.Damaged(aside);
    }

    /// Keeps what is staged, in place of what was kept before; nothing staged leaves no file.
    ///
    /// @throws IOException if it is not on disk; what was kept before is
    public void save(Bases.Kind kind, String identity, Saved saved) throws IOException {
        Path file = file(kind, identity);
        if (saved.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        byte[] bytes = DraftCodec.write(new DraftCodec.Kept(kind + "\n" + identity, clock.instant(), saved));
        if (bytes.length > MAX_BYTES) {
            throw new IOException("the edits are larger than " + MAX_BYTES + " bytes");
        }
        prepareFolder();
        Path fresh = Files.createTempFile(folder, "draft", ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
        tidy(file);
    }

    private void prepareFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// What is too old, or too much, goes; the one just kept stays.
    private void tidy(Path kept) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> !file.equals(kept) && !file.endsWith(Claims.FILE)).forEach(all::add);
        }
        all.sort(Comparator.comparing(DraftStore::changed).reversed());
        FileTime oldest = FileTime.from(clock.instant().minus(MAX_AGE));
        for (int i = 0; i < all.size(); i++) {
            if (i >= MAX_FILES - 1 || changed(all.get(i)).compareTo(oldest) < 0) {
                Files.deleteIfExists(all.get(i));
            }
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private Path file(Bases.Kind kind, String identity) {
        return folder.resolve(hash(kind, identity).substring(0, NAME_DIGITS) + ENDING);
    }

    private static String hash(Bases.Kind kind, String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "\n" + identity).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
