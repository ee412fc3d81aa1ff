package dev.baton.app.i18n;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The English words that are left in a Chinese text.
public final class EnglishLeft {
    private static final Pattern ENGLISH = Pattern
            .compile("(?<![\\w./:=~-])[A-Za-z]{2,}(?![\\w:/=-]|\\.\\w)");
    /// What is quoted is written as it is.
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|'[^']*'|\"[^\"]*\"");

    private EnglishLeft() {}

    /// Names and terms of the field, which stay as they are.
    ///
    /// @throws IOException if their list cannot be read
    public static Set<String> terms() throws IOException {
        return lines("terms.txt");
    }

    static Set<String> lines(String name) throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "i18n", name), StandardCharsets.UTF_8).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The English words of `text` that are not among `names`.
    public static Set<String> in(String text, Set<String> names) {
        return ENGLISH.matcher(QUOTED.matcher(text).replaceAll("")).results().map(r -> r.group())
                .filter(word -> !names.contains(word)).collect(Collectors.toCollection(TreeSet::new));
    }
}
