package dev.baton.phrase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The sentences that the engine says, and the same in the language of a reader. It is a file in the form of gettext:
/// `msgid "…"` and under it `msgstr "…"`, one line each. The stop at the end of a sentence is in neither.
///
/// A phrase is found by the longest word it has, so a text is compared only with those it has a word in common with.
public final class PhraseBook {
    private static final String SAID = "msgid \"";
    private static final String SHOWN = "msgstr \"";
    private static final Pattern MARK = Pattern.compile("[ .,;:!?()]+");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9_]+");

    private final Map<String, String> entries;
    private final Map<String, String> marks = new HashMap<>();
    private final Map<String, String> whole = new HashMap<>();
    private final Map<String, List<Phrase>> byWord = new HashMap<>();

    private PhraseBook(Map<String, String> entries) {
        this.entries = Map.copyOf(entries);
        entries.forEach((said, shown) -> {
            if (MARK.matcher(said).matches()) {
                marks.put(said, shown);
                return;
            }
            if (said.indexOf('{') < 0) {
                whole.put(said, shown);
            }
            for (Phrase phrase : Phrase.variants(said, shown)) {
                byWord.computeIfAbsent(phrase.word(), _ -> new ArrayList<>()).add(phrase);
            }
        });
    }

    /// The book of a language that [Translator#LANGUAGES] names.
    public static PhraseBook of(Locale locale) {
        String name = "phrases_" + locale + ".po";
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(opened(name), StandardCharsets.UTF_8))) {
            return new PhraseBook(read(name, reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static InputStream opened(String name) {
        return Optional.ofNullable(PhraseBook.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name));
    }

    /// A book of these phrases, for a test.
    static PhraseBook of(Map<String, String> entries) {
        return new PhraseBook(entries);
    }

    private static Map<String, String> read(String name, List<String> lines) {
        Map<String, String> entries = new LinkedHashMap<>();
        String said = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(SAID)) {
                said = quoted(line, SAID);
            } else if (line.startsWith(SHOWN) && entries.put(said, quoted(line, SHOWN)) != null) {
                throw new IllegalArgumentException(name + " has a phrase twice, in line " + (i + 1) + ": " + said);
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(SHOWN)) {
                throw new IllegalArgumentException(name + ", line " + (i + 1) + " is no phrase: " + line);
            }
        }
        return entries;
    }

    private static String quoted(String line, String head) {
        return line.substring(head.length(), line.length() - 1).replace("\\\"", "\"").replace("\\n", "\n")
                .replace("\\\\", "\\");
    }

    /// Every phrase as the file has it.
    public Map<String, String> entries() {
        return entries;
    }

    /// A punctuation mark as the language writes it.
    String mark(String mark) {
        return marks.getOrDefault(mark, mark);
    }

    /// A text that is a phrase without places.
    Optional<String> whole(String text) {
        return Optional.ofNullable(whole.get(text));
    }

    /// The phrases that `text` could be.
    List<Phrase> candidates(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
        words.add("");
        List<Phrase> found = new ArrayList<>();
        words.forEach(word -> found.addAll(byWord.getOrDefault(word, List.of())));
        return found;
    }
}
