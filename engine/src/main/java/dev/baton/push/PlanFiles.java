package dev.baton.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.client.ClientHome;
import dev.baton.client.HomeException;
import dev.baton.trust.GuardedFile;

/// The files of pushes that have not ended, in a folder of the client's home.
public final class PlanFiles {
    /// How many are looked at.
    static final int MAX_FILES = 100;
    private static final String ENDING = ".push.json";

    private final Path folder;

    private PlanFiles(Path folder) {
        this.folder = folder;
    }

    /// Those of a home.
    public static PlanFiles of(ClientHome home) {
        return new PlanFiles(home.plans());
    }

    /// Where a push is kept.
    public Path path(String id) {
        return folder.resolve(id + ENDING);
    }

    /// Keeps a push; once it has ended, and every node is known to have decided, its file is taken away.
    public void save(PushFile push) {
        GuardedFile.prepareFolder(folder);
        GuardedFile file = new GuardedFile(path(push.id()));
        if (push.isSettled()) {
            file.delete();
        } else {
            file.write((Json.write(push) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Reads one.
    ///
    /// @param plan its id, or the path of its file
    /// @throws HomeException if there is none, or it is damaged
    public PushFile read(String plan) {
        Path path = plan.endsWith(ENDING) ? Path.of(plan) : path(plan);
        byte[] bytes = new GuardedFile(path).read().orElseThrow(() -> new HomeException("There is no plan " + path
                + ": the push has ended, or the name is wrong. 'baton status' lists the plans there are."));
        try {
            PushFile push = Json.read(new String(bytes, StandardCharsets.UTF_8), PushFile.class);
            if (push.format() == PushFile.FORMAT) {
                return push;
            }
        } catch (JacksonException | NullPointerException _) {
            // Told below.
        }
        throw new HomeException(path + " is no plan that this Baton can read. The nodes undo by themselves what was"
                + " not confirmed; look at them with 'baton status', then move the file away.");
    }

    /// Every push that has not ended, oldest first.
    public List<PushFile> open() {
        List<PushFile> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                if (found.size() < MAX_FILES) {
                    found.add(read(file.toString()));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new HomeException(folder + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        found.sort(Comparator.comparing(PushFile::begun));
        return List.copyOf(found);
    }
}
