package dev.baton.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds configuration files in what a person opens: files as they are named, folders by the endings of their files. A
/// folder without any is taken for one that has a folder for each node.
final class ConfigSearch {
    /// How many files are opened at most.
    static final int MAX_FILES = 200;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".conf");

    private ConfigSearch() {}

    /// The files, in order, at most one more than [#MAX_FILES]; none twice.
    static List<Path> files(List<Path> asked) {
        SortedSet<Path> found = new TreeSet<>();
        for (Path path : asked) {
            if (Files.isDirectory(path)) {
                List<Path> here = in(path);
                found.addAll(here.isEmpty() ? below(path) : here);
            } else {
                found.add(path);
            }
        }
        return found.stream().limit(MAX_FILES + 1L).toList();
    }

    private static List<Path> in(Path folder) {
        return list(folder).stream().filter(ConfigSearch::isConfig).toList();
    }

    private static List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        list(folder).stream().filter(Files::isDirectory).forEach(inner -> found.addAll(in(inner)));
        return found;
    }

    private static boolean isConfig(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /// A folder that cannot be listed has no files that could be opened.
    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            System.getLogger(ConfigSearch.class.getName()).log(System.Logger.Level.DEBUG, "Not listed: " + folder, e);
            return List.of();
        }
    }

    /// Whether a name looks like that of a configuration file.
    static boolean isNamedLikeConfig(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
