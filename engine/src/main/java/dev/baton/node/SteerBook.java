package dev.baton.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.vrrp.Steering;

/// What persons have told routers to last, on disk: `steering.json` in the node's state folder, replaced whole or not at
/// all. Without a folder nothing is kept.
final class SteerBook {
    /// The name of the file.
    static final String FILE = "steering.json";
    /// A longer file is none of ours: 4,096 routers need less.
    static final int MAX_BYTES = 1 << 20;
    private static final int HIGHEST = 254;

    /// One router's line.
    private record Kept(boolean maintenance, OptionalInt priority) {
        static Kept of(Steering steering) {
            return new Kept(steering.maintenance(), steering.priority());
        }

        boolean isPossible() {
            return priority.isEmpty() || (priority.getAsInt() >= 1 && priority.getAsInt() <= HIGHEST);
        }

        Steering steering() {
            return new Steering(maintenance, false, priority, Optional.empty());
        }
    }

    /// @param routers by name; empty: the file is none of ours
    private record Content(Optional<Map<String, Kept>> routers) {
        boolean isPossible() {
            return routers.isPresent() && routers.get().values().stream().allMatch(SteerBook::isPossible);
        }
    }

    /// A JSON file can hold `null` wherever it likes.
    private static boolean isPossible(@Nullable Kept kept) {
        return kept != null && kept.isPossible();
    }

    private final Optional<Path> folder;
    private final Consumer<String> trouble;
    private Map<String, Steering> written = Map.of();

    /// @param trouble is told, a whole sentence, of what cannot be read or written
    SteerBook(Optional<Path> folder, Consumer<String> trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /// What was kept; nothing if there is no file, or none that can be read.
    Map<String, Steering> read() {
        Optional<Path> file = folder.map(f -> f.resolve(FILE)).filter(Files::exists);
        if (file.isPresent()) {
            written = read(file.get());
        }
        return written;
    }

    private Map<String, Steering> read(Path file) {
        try {
            if (Files.size(file) <= MAX_BYTES) {
                @Nullable
                Content content = Json.read(Files.readString(file, StandardCharsets.UTF_8), Content.class);
                if (content != null && content.isPossible()) {
                    Map<String, Steering> steered = new LinkedHashMap<>();
                    content.routers().orElseThrow().forEach((router, kept) -> steered.put(router, kept.steering()));
                    return Map.copyOf(steered);
                }
            }
        } catch (IOException | JacksonException _) {
            // Told below.
        }
        trouble.accept(
                file + " cannot be read, so no router is in maintenance and each has its configured priority. Tell"
                        + " them anew; the file is replaced then.");
        return Map.of();
    }

    /// Keeps what routers are told now, if it is anything else than before.
    void write(Map<String, Steering> steered) {
        if (folder.isEmpty() || steered.equals(written)) {
            return;
        }
        Map<String, Kept> kept = new LinkedHashMap<>();
        steered.forEach((router, steering) -> kept.put(router, Kept.of(steering)));
        try {
            replace(folder.get(), Json.write(new Content(Optional.of(kept))));
            written = Map.copyOf(steered);
        } catch (IOException e) {
            trouble.accept(folder.get().resolve(FILE) + " cannot be written (" + e.getClass().getSimpleName()
                    + "): what routers have just been told holds until this process ends, not longer. Make room or see to"
                    + " the folder, and tell them again.");
        }
    }

    private static void replace(Path folder, String text) throws IOException {
        Path draft = Files.createTempFile(folder, FILE, ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
