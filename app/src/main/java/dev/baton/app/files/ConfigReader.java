package dev.baton.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigLimits;
import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.config.Severity;
import dev.baton.doctor.ConfDocument;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.ConfLimits;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.IncludedFiles;

/// Reads one configuration file. No file makes it throw; what is wrong is among the problems. Any thread.
final class ConfigReader {
    private static final String USUAL_NAME = "keepalived";

    private ConfigReader() {}

    /// Reads it.
    static ConfigFile read(Path path) {
        String name = path.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(Math.max(ConfLimits.MAX_CHARACTERS, ConfigLimits.MAX_BYTES) + 1);
        } catch (NoSuchFileException _) {
            return unread(path, "there is no such file", "It was removed or renamed; open it where it is now.");
        } catch (AccessDeniedException _) {
            return unread(path, "the file may not be read", "Give this user the right to read it.");
        } catch (IOException e) {
            return unread(path, "the file cannot be read: " + e.getMessage(), "Check the path; it must be a file.");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (FileKind.of(name, text)) {
            case YAML -> yaml(path, text, bytes);
            case KEEPALIVED -> keepalived(path, text);
        };
    }

    private static ConfigFile yaml(Path path, String text, byte[] bytes) {
        Document document = YamlDocument.read(path.toString(), bytes);
        return new ConfigFile(path, path.toString(), FileKind.YAML, text, document.config(), document.problems(),
                Optional.of(document), Optional.empty(), List.of());
    }

    private static ConfigFile keepalived(Path path, String text) {
        String id = configId(path);
        Recorded includes = new Recorded();
        Document document = ConfDocument.read(path.toString(), text, id, includes);
        Import imported = ConfImporter.read(Conf.read(path.toString(), text, id, new IncludedFiles()), id);
        return new ConfigFile(path, path.toString(), FileKind.KEEPALIVED, text, imported.config(), document.problems(),
                Optional.of(document), Optional.of(imported), includes.files);
    }

    /// The host that a keepalived.conf is for, where it does not say so itself: files of several hosts are told apart by
    /// their own names, or by those of their folders.
    static String configId(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.indexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        Path folder = path.toAbsolutePath().getParent();
        return stem.equals(USUAL_NAME) && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : stem;
    }

    private static ConfigFile unread(Path path, String message, String advice) {
        Problem problem = new Problem(Severity.ERROR, Place.ofFile(path.toString()), message, advice);
        return new ConfigFile(path, path.toString(), FileKind.of(path.toString(), ""), "", Optional.empty(),
                List.of(problem), Optional.empty(), Optional.empty(), List.of());
    }

    /// Included files, remembered.
    private static final class Recorded implements FileSource {
        private final IncludedFiles disk = new IncludedFiles();
        private final List<Path> files = new ArrayList<>();

        @Override
        public Found find(String pattern, String from) {
            Found found = disk.find(pattern, from);
            found.files().stream().map(Included::name).map(Path::of).forEach(files::add);
            return found;
        }
    }
}
