package dev.baton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import dev.baton.doctor.ConfDocument;
import dev.baton.doctor.Document;
import dev.baton.doctor.Format;
import dev.baton.doctor.ScriptFile;
import dev.baton.doctor.YamlDocument;
import dev.baton.keepalived.ConfLimits;
import dev.baton.keepalived.IncludedFiles;

/// Reads what `baton check` looks at: files of any format, and the configurations of folders.
///
/// @param documents the configurations
/// @param scripts   the scripts that were named themselves
record CheckFiles(List<Document> documents, List<ScriptFile> scripts) {
    CheckFiles {
        documents = List.copyOf(documents);
        scripts = List.copyOf(scripts);
    }

    /// Reads files and folders.
    ///
    /// @param configId the configuration id whose lines of a keepalived.conf count
    /// @throws CannotDo if one of them cannot be read
    static CheckFiles read(List<Path> paths, String configId) {
        // Every file is read by itself, so that all processors can help.
        List<CheckFiles> read = NamedFiles.of(paths).parallelStream().map(file -> read(file, configId)).toList();
        return new CheckFiles(read.stream().flatMap(one -> one.documents().stream()).toList(),
                read.stream().flatMap(one -> one.scripts().stream()).toList());
    }

    private static CheckFiles read(Path file, String configId) {
        byte[] bytes = bytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String name = file.toString();
        return switch (Format.of(name, text)) {
            case YAML -> new CheckFiles(List.of(YamlDocument.read(name, bytes)), List.of());
            case KEEPALIVED -> new CheckFiles(
                    List.of(ConfDocument.read(name, text, configId, new IncludedFiles())), List.of());
            case SCRIPT -> new CheckFiles(List.of(), List.of(ScriptsOnDisk.read(file, false).orElseThrow(
                    () -> new CannotDo(file + " is too large for a script; check that it is the right file."))));
        };
    }

    /// The bytes of a file that is to be there.
    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ConfLimits.MAX_CHARACTERS + 1);
            if (bytes.length > ConfLimits.MAX_CHARACTERS) {
                throw new CannotDo(file + " is larger than " + ConfLimits.MAX_CHARACTERS
                        + " bytes; check that it is the right file.");
            }
            return bytes;
        } catch (NoSuchFileException _) {
            throw new CannotDo("there is no file '" + file + "'; check the path.");
        } catch (AccessDeniedException _) {
            throw new CannotDo(file + " may not be read; give this user the right to, or use sudo.");
        } catch (IOException _) {
            throw new CannotDo(file + " cannot be read; it must be a file.");
        }
    }
}
