package dev.baton.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads the text format, version 0.0.4, strictly and without the library that wrote it.
public final class PromText {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> help = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private PromText() {}

    /// Reads it; anything that is not of the format is an assertion error.
    public static PromText parse(String text) {
        PromText parsed = new PromText();
        assertThat(text).endsWith("\n");
        text.lines().forEach(parsed::line);
        Set<String> seen = new TreeSet<>();
        parsed.samples.forEach(s -> assertThat(seen.add(s.name + s.labels)).as("twice: %s", s).isTrue());
        return parsed;
    }

    private void line(String line) {
        String[] words = line.split(" ", 4);
        if (line.startsWith("# TYPE ")) {
            assertThat(types.put(words[2], words[3])).as("second type of " + words[2]).isNull();
        } else if (line.startsWith("# HELP ")) {
            assertThat(help.put(words[2], words[3])).as("second help of " + words[2]).isNull();
        } else {
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(Optional.ofNullable(sample.group(2)).orElse(""));
            while (label.find()) {
                labels.put(label.group(1), label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\",
                        "\\"));
            }
            samples.add(new Sample(sample.group(1), labels,
                    Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
        }
    }

    Set<String> families() {
        return types.keySet();
    }

    List<String> withoutHelp() {
        return types.keySet().stream().filter(name -> help.getOrDefault(name, "").isBlank()).toList();
    }

    /// `NAME TYPE` with the names of the labels, of all families whose name begins so.
    Map<String, Set<String>> labelsByFamily(String prefix) {
        Map<String, Set<String>> families = new TreeMap<>();
        for (Sample sample : samples) {
            if (sample.name.startsWith(prefix)) {
                String family = sample.name.replaceFirst("(_bucket|_sum|_count)$", "");
                Set<String> labels = new TreeSet<>(sample.labels.keySet());
                labels.remove("le");
                String key = family + " " + types.getOrDefault(family, "untyped");
                Set<String> before = families.put(key, labels);
                assertThat(before == null || before.equals(labels)).as(sample.toString()).isTrue();
            }
        }
        return families;
    }

    /// All samples of this name, by their labels.
    Map<String, Double> samples(String name) {
        Map<String, Double> found = new LinkedHashMap<>();
        samples.stream().filter(s -> s.name.equals(name)).forEach(s -> found.put(s.labels.toString(), s.value));
        return found;
    }

    /// The value of the sample with exactly these labels.
    public double value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return samples.stream().filter(s -> s.name.equals(name) && s.labels.equals(wanted)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + wanted + " in " + samples(name))).value;
    }
}
