package dev.baton.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.app.files.SamplePair;
import dev.baton.app.files.WholeText;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.TextForm;

/// Writes texts to files, and says what to do where that is not possible.
final class TextSave {
    private TextSave() {}

    /// Makes the text and writes it, whole or not at all.
    ///
    /// @return the file
    /// @throws CaptureException if it cannot be written, with a sentence that says what to do
    static Path save(Path file, TextForm form) {
        return save(file, () -> form.text().get().getBytes(StandardCharsets.UTF_8));
    }

    /// Makes the content and writes it, whole or not at all.
    ///
    /// @return the file
    /// @throws CaptureException if it cannot be written, with a sentence that says what to do
    static Path save(Path file, Supplier<byte[]> content) {
        try {
            WholeText.write(file, content.get());
            return file;
        } catch (IOException e) {
            throw new CaptureException(file + " cannot be written (" + e.getMessage()
                    + "). Choose a folder that you may write to and that has room, and save again.", e);
        }
    }

    /// Lays the sample pair out in the cache of the user.
    ///
    /// @return its folder
    /// @throws CaptureException if it cannot be written, with a sentence that says what to do
    static Path samplePair() {
        Path folder = SettingsFile.folder("XDG_CACHE_HOME", ".cache").resolve("sample-pair");
        try {
            return SamplePair.layOut(folder);
        } catch (IOException e) {
            throw new CaptureException(folder + " cannot be written (" + e.getMessage()
                    + "). Baton lays its samples out there: make room, or give this user the right to write.", e);
        }
    }
}
