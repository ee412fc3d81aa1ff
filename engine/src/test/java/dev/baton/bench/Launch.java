package dev.baton.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/// How the tests start a node, or a client of nodes, as a process of its own: with the options of a node, and with an archive
/// of the classes that it takes, as an installed node has one. Without the archive most of the machine's time went into
/// loading classes. It is made once for each build; where it cannot be made, the processes start without it, only later.
public final class Launch {
    private static final String RUN = "dev.baton.cli.ArchiveRun";
    /// How long making the archive may take before the tests go on without one.
    private static final long MOST_SECONDS = 120;

    private Launch() {}

    /// The archive, made when the first process is started.
    private static final class Archive {
        static final List<String> WORDS = make();

        private static List<String> make() {
            List<Path> parts = Stream.of(given().split(File.pathSeparator, -1)).map(Path::of)
                    .toList();
            Optional<Path> folder = parts.stream().filter(Files::isDirectory).findFirst()
                    .map(classes -> classes.resolveSibling("launch"));
            try {
                return folder.isPresent() ? made(Files.createDirectories(folder.get()), parts) : plain();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot pack the classes", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return plain();
            }
        }

        private static String given() {
            return System.getProperty("java.class.path", "");
        }

        private static List<String> plain() {
            return List.of("-cp", given());
        }

        /// An archive knows classes of JAR files only.
        private static List<String> made(Path folder, List<Path> parts) throws IOException, InterruptedException {
            List<String> packed = new ArrayList<>();
            boolean isNew = false;
            for (Path part : parts) {
                if (Files.isDirectory(part)) {
                    Path jar = folder.resolve(part.getFileName() + ".jar");
                    isNew |= pack(part, jar);
                    packed.add(jar.toString());
                } else if (Files.exists(part)) {
                    packed.add(part.toString());
                }
            }
            String classPath = String.join(File.pathSeparator, packed);
            Path archive = folder.resolve("launch.aot");
            if (isNew || !Files.exists(archive)) {
                rehearse(folder, archive, classPath);
            }
            return Files.exists(archive)
                    ? List.of("-XX:AOTCache=" + archive, "-cp", classPath)
                    : List.of("-cp", classPath);
        }

        /// Packs a folder of classes, unless that was done since it last changed.
        ///
        /// @return whether it was necessary
        private static boolean pack(Path classes, Path jar) throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.walk(classes)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            FileTime last = FileTime.fromMillis(0);
            for (Path file : files) {
                FileTime changed = Files.getLastModifiedTime(file);
                last = changed.compareTo(last) > 0 ? changed : last;
            }
            if (Files.exists(jar) && Files.getLastModifiedTime(jar).compareTo(last) > 0) {
                return false;
            }
            try (OutputStream out = Files.newOutputStream(jar); JarOutputStream packer = new JarOutputStream(out)) {
                packer.setLevel(Deflater.NO_COMPRESSION);
                for (Path file : files) {
                    packer.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    Files.copy(file, packer);
                }
            }
            return true;
        }

        private static void rehearse(Path folder, Path archive, String classPath)
                throws IOException, InterruptedException {
            Files.deleteIfExists(archive);
            Path home = Files.createTempDirectory(folder, "run");
            List<String> words = new ArrayList<>(List.of(java()));
            words.addAll(NodeJvm.options());
            words.addAll(List.of("-XX:AOTCacheOutput=" + archive, "-cp", classPath, RUN, home.toString()));
            Process process = new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("launch.log").toFile()).start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly().onExit().join();
                Files.deleteIfExists(archive);
                System.err.println("no archive was made; " + folder.resolve("launch.log") + " says why");
            }
        }
    }

    /// The words that start a JVM, up to the name of its main class; what it takes follows.
    ///
    /// @param options of the JVM, besides those of a node
    public static List<String> words(String main, String... options) {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(NodeJvm.options());
        words.addAll(List.of(options));
        words.addAll(Archive.WORDS);
        words.add(main);
        return words;
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }
}
