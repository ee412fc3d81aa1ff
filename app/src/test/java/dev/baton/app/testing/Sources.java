package dev.baton.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The module's own source files, for rules that byte code does not show.
public final class Sources {
    private static final Path MAIN = Path.of("src", "main", "java", "dev", "baton", "app");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");

    private Sources() {}

    /// Text by path below `dev/baton/app`, without comment lines.
    public static SortedMap<String, String> all() {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(MAIN.relativize(file).toString(),
                        COMMENT.matcher(Files.readString(file)).replaceAll(""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + MAIN, e);
        }
        return sources;
    }

    /// The string literals of some source texts.
    public static List<String> literals(Collection<String> sources) {
        List<String> literals = new ArrayList<>();
        for (String source : sources) {
            Matcher matcher = LITERAL.matcher(source);
            while (matcher.find()) {
                literals.add(matcher.group(1));
            }
        }
        return literals;
    }
}
