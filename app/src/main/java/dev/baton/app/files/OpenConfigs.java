package dev.baton.app.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.baton.config.NodeConfig;

/// The configuration files that are open, as they were on disk when they were read.
///
/// @param asked  what a person opened: files and folders
/// @param files  the configuration files of it, at most [#MAX_FILES]
/// @param isMore whether there were more than are open
/// @param stamps what they are recognised by
/// @param remarks what is to say of them
public record OpenConfigs(List<Path> asked, List<ConfigFile> files, boolean isMore, List<Stamp> stamps,
        List<Remark> remarks) {
    /// How many files are opened at most.
    public static final int MAX_FILES = ConfigSearch.MAX_FILES;

    public OpenConfigs {
        asked = List.copyOf(asked);
        files = List.copyOf(files);
        stamps = List.copyOf(stamps);
        remarks = List.copyOf(remarks);
    }

    /// Reads them. Slow: the disk is looked at.
    public static OpenConfigs read(List<Path> asked) {
        List<Path> found = ConfigSearch.files(asked);
        boolean isMore = found.size() > MAX_FILES;
        List<Path> taken = found.subList(0, Math.min(found.size(), MAX_FILES));
        List<Stamp> before = taken.stream().map(Stamp::of).toList();
        List<ConfigFile> files = named(taken.stream().map(ConfigReader::read).toList());
        List<Stamp> stamps = new ArrayList<>(before);
        files.stream().flatMap(file -> file.included().stream()).distinct().sorted().map(Stamp::of)
                .forEach(stamps::add);
        return new OpenConfigs(asked, files, isMore, stamps, Examination.of(files));
    }

    /// Whether a name looks like that of a configuration file.
    public static boolean isNamedLikeConfig(Path file) {
        return ConfigSearch.isNamedLikeConfig(file);
    }

    /// The same, read again if anything on disk is different. Slow: the disk is looked at.
    public OpenConfigs readAgain() {
        List<Path> found = ConfigSearch.files(asked);
        boolean isSame = found.size() == files.size() + (isMore ? 1 : 0)
                && found.subList(0, files.size()).equals(files.stream().map(ConfigFile::path).toList())
                && stamps.equals(stamps.stream().map(Stamp::path).map(Stamp::of).toList());
        return isSame ? this : read(asked);
    }

    /// What it is called: the file, the folder, or how many there are.
    public String name() {
        if (asked.size() == 1) {
            return Optional.ofNullable(asked.getFirst().getFileName()).map(Path::toString)
                    .orElseGet(() -> asked.getFirst().toString());
        }
        return files.isEmpty() ? "" : files.getFirst().name() + " + " + (files.size() - 1);
    }

    /// The configurations that can be used.
    public List<NodeConfig> nodes() {
        return files.stream().map(ConfigFile::config).flatMap(Optional::stream).toList();
    }

    /// The remarks that have a place in a file.
    public List<Remark> remarks(ConfigFile file) {
        return remarks.stream().filter(remark -> remark.spots().stream()
                .anyMatch(spot -> spot.place().file().equals(file.path().toString()))).toList();
    }

    /// The file at a path.
    public Optional<ConfigFile> file(Path path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /// What the files have in common is left out of their names.
    private static List<ConfigFile> named(List<ConfigFile> files) {
        Optional<Path> common = files.stream().map(f -> f.path().toAbsolutePath().normalize().getParent())
                .filter(Objects::nonNull).reduce(OpenConfigs::shared);
        return files.stream().map(file -> file.withName(common
                .filter(folder -> file.path().toAbsolutePath().normalize().startsWith(folder))
                .map(folder -> folder.relativize(file.path().toAbsolutePath().normalize()).toString())
                .orElseGet(file.path()::toString))).toList();
    }

    private static Path shared(Path one, Path other) {
        Path shared = one;
        while (!other.startsWith(shared)) {
            Path above = shared.getParent();
            if (above == null) {
                return one.getRoot() == null ? one : one.getRoot();
            }
            shared = above;
        }
        return shared;
    }
}
