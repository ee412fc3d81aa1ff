package dev.baton.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/// All screens share one scene: a style class that one sheet styles wherever it stands must not be another sheet's word for
/// something else.
class StyleNamesTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([a-z][\\w-]*)");
    /// Sheets whose classes are there for everybody.
    private static final Set<String> SHARED = Set.of("baton", "control");
    /// What is one thing in two sheets: the lanes are a part of Traffic, a replayed source is told in the window's frame, and
    /// the ways out of an empty Overview are those of a missing right.
    private static final Set<Set<String>> TOGETHER = Set.of(Set.of("lane", "traffic"), Set.of("replay", "shell"),
            Set.of("overview", "watch"));
    /// Classes of JavaFX itself.
    private static final Set<String> OF_JAVAFX = Set.of("root", "text-field", "combo-box");

    private static String read(String sheet) throws IOException {
        try (InputStream in = Resources.url("css/" + sheet + ".css").openStream()) {
            return COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll("");
        }
    }

    /// The classes that a sheet styles wherever they stand.
    private static Set<String> anywhere(String css) {
        Set<String> found = new HashSet<>();
        Matcher rules = RULE.matcher(css);
        while (rules.find()) {
            for (String selector : rules.group(1).split(",", -1)) {
                Matcher one = Pattern.compile("\\.([a-z][\\w-]*)(:[\\w-]+)*").matcher(selector.strip());
                if (one.matches()) {
                    found.add(one.group(1));
                }
            }
        }
        found.removeAll(OF_JAVAFX);
        return found;
    }

    private static Set<String> named(String css) {
        Set<String> found = new TreeSet<>();
        Matcher rules = RULE.matcher(css);
        while (rules.find()) {
            Matcher classes = STYLE_CLASS.matcher(rules.group(1));
            while (classes.find()) {
                found.add(classes.group(1));
            }
        }
        return found;
    }

    @Test
    void classThatOneSheetStylesAnywhere_isNoOtherSheetsWord() throws IOException {
        Map<String, Set<String>> clashes = new TreeMap<>();
        for (String owner : Themes.STYLESHEETS) {
            Set<String> own = anywhere(read(owner));
            for (String other : Themes.STYLESHEETS) {
                boolean isShared = owner.equals(other) || SHARED.contains(owner)
                        || TOGETHER.contains(Set.of(owner, other));
                Set<String> both = isShared ? Set.of() : named(read(other));
                both = both.stream().filter(own::contains).collect(Collectors.toSet());
                if (!both.isEmpty()) {
                    clashes.put(owner + " in " + other, both);
                }
            }
        }
        assertThat(clashes).isEmpty();
    }
}
