package dev.baton.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what the engine said in the language of a reader, with a [PhraseBook]. The engine puts sentences together from
/// parts, and nodes of other versions say others; so what a place holds is itself looked up, a text of several sentences
/// is taken apart, and what is not in the book stays as it is. Of several ways to read a text, the one that leaves the
/// fewest English letters is taken, then the one with the longest phrase.
public final class Translator {
    /// The languages there are books of.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE);
    /// Longer lines stay as they are.
    static final int MAX_LINE = 2000;
    /// Phrases compared for one line.
    static final int MAX_STEPS = 20_000;
    /// Texts remembered.
    static final int MAX_KEPT = 2000;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_TRIED = 10;
    private static final int MAX_SPLITS = 8;
    private static final int BROKEN_PLACE = 2;
    /// A longer part of a list is a clause.
    private static final int LONGEST_ITEM = 14;
    private static final String STOPS = ".?!,) ";
    private static final String COLON = ": ";
    /// A key of a configuration, which stays before its value.
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9_]*");
    private static final String COMMA = ", ";
    private static final String TWO_COMMAS = "\uFF0C\uFF0C";
    private static final Set<String> SEPARATORS = Set.of(". ", "; ", COMMA);
    private static final Pattern WORD = Pattern.compile("[A-Za-z]");
    private static final Pattern LEAD = Pattern.compile("^([,;:] |[ (\"])");

    /// Words that no name of anything is: the text around them was not understood.
    private static final Pattern SENTENCE = Pattern
            .compile("(?<![\\w'-])(?:(?:the|an?|is|are|was|were|its?|to|that|this"
                    + "|with|by|for|has|have|does|do|not|no|of|in|at|as|be|which|who|if|so|all|any|and|or|from|than|there|cannot)"
                    + "|[a-z]{2,} [a-z]{2,})(?![\\w'-])");

    private static final Map<Locale, Translator> OF = new ConcurrentHashMap<>();

    private final PhraseBook book;
    private final Locale locale;
    private final Map<String, String> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_KEPT;
        }
    };

    Translator(PhraseBook book, Locale locale) {
        this.book = book;
        this.locale = locale;
    }

    /// The one of a language of [#LANGUAGES]; its book is read once.
    public static Translator of(Locale language) {
        return OF.computeIfAbsent(language, of -> new Translator(PhraseBook.of(of), of));
    }

    /// The text in the language of the book. Any thread.
    public synchronized String said(String text) {
        String known = kept.get(text);
        if (known == null) {
            known = String.join("\n", text.lines().map(this::line).toList());
            kept.put(text, known);
        }
        return known;
    }

    private String line(String line) {
        return line.length() > MAX_LINE
                ? line
                : HanSpacing.of(new Reading().of(line, 0)).replace(TWO_COMMAS, TWO_COMMAS.substring(1));
    }

    /// The reading of one line. What was read once is not read again, and there is an end to the attempts.
    private final class Reading {
        private final Map<String, String> read = new HashMap<>();
        private int steps;

        String of(String text, int depth) {
            if (depth > MAX_DEPTH || steps > MAX_STEPS || !WORD.matcher(text).find()) {
                return text;
            }
            String known = read.get(text);
            if (known == null) {
                read.put(text, text);
                known = within(text, depth);
                read.put(text, known);
            }
            return known;
        }

        /// Stops, brackets and spaces around a text are not part of its phrase.
        private String within(String text, int depth) {
            Matcher lead = LEAD.matcher(text);
            if (lead.find() && lead.end() < text.length()) {
                String head = lead.group();
                return book.mark(head) + of(text.substring(head.length()), depth + 1);
            }
            boolean isStopped = text.length() > 1 && STOPS.indexOf(text.charAt(text.length() - 1)) >= 0
                    && !text.endsWith("..");
            String bare = isStopped ? text.substring(0, text.length() - 1) : text;
            String stop = isStopped ? book.mark(text.substring(bare.length())) : "";
            Optional<String> known = book.whole(bare);
            if (known.isPresent()) {
                return known.get() + stop;
            }
            List<Guess> guesses = new ArrayList<>();
            guess(text, depth, guesses);
            String inner = of(bare, depth + 1);
            if (isStopped && (!inner.equals(bare) || text.endsWith(","))) {
                guesses.add(new Guess(inner + stop, 0, 0, 0));
            }
            return guesses.stream().min(Guess.BEST).map(Guess::text)
                    .filter(best -> letters(best) <= letters(text) || hasHan(best)).orElse(text);
        }

        private void guess(String text, int depth, List<Guess> guesses) {
            List<Phrase> fitting = new ArrayList<>();
            for (Phrase phrase : book.candidates(text)) {
                steps++;
                if (phrase.match(text).isPresent()) {
                    fitting.add(phrase);
                }
            }
            fitting.sort(Comparator.comparingInt(Phrase::weight).reversed());
            for (Phrase phrase : fitting.subList(0, Math.min(MAX_TRIED, fitting.size()))) {
                phrase.match(text).ifPresent(held -> guess(phrase, held, depth, guesses));
                phrase.middle().ifPresent(middle -> splits(phrase, middle, text, depth, guesses));
            }
        }

        /// Words between two texts of any kind may be there more than once.
        private void splits(Phrase phrase, String middle, String text, int depth, List<Guess> guesses) {
            int at = text.indexOf(middle, 1);
            for (int i = 0; i < MAX_SPLITS && at > 0; i++) {
                at = text.indexOf(middle, at + 1);
                if (at > 0) {
                    phrase.match(text, at).ifPresent(held -> guess(phrase, held, depth, guesses));
                }
            }
        }

        private void guess(Phrase phrase, List<String> held, int depth, List<Guess> guesses) {
            List<String> said = held.stream().map(value -> of(value, depth + 1)).toList();
            if (phrase.middle().filter(COLON::equals).isPresent() && KEY.matcher(held.getFirst()).matches()) {
                return;
            }
            if (phrase.isWeak() && said.stream().anyMatch(value -> SENTENCE.matcher(value).find())) {
                return;
            }
            boolean isLong = said.stream().anyMatch(value -> hasHan(value) && value.length() > LONGEST_ITEM);
            String shown = phrase.middle().filter(COMMA::equals).isPresent() && isLong
                    ? String.join(book.mark(COMMA), said)
                    : phrase.shown(held, locale, value -> of(value, depth + 1));
            guesses.add(new Guess(shown, broken(phrase, held), held.isEmpty() ? 0 : held.getFirst().length(),
                    phrase.weight()));
        }

        /// How far a reading goes across sentences, lists and brackets.
        private static int broken(Phrase phrase, List<String> held) {
            if (phrase.middle().filter(SEPARATORS::contains).isPresent()) {
                return 0;
            }
            return (int) held.stream().filter(value -> value.contains(". ") || value.endsWith(".")
                    || !Phrase.isBalanced(value) || (phrase.isWeak() && value.contains(COMMA))).count() * BROKEN_PLACE;
        }
    }

    /// A way to read a text.
    ///
    /// @param text   what is shown
    /// @param broken how unlikely it is
    /// @param before how much of the text is before the phrase's own words: what comes first holds the rest
    /// @param weight how many letters the phrase gives
    private record Guess(String text, int broken, int before, int weight) {
        static final Comparator<Guess> BEST = Comparator.comparingInt((Guess g) -> letters(g.text) + g.broken)
                .thenComparingInt(Guess::before).thenComparing(Comparator.comparingInt(Guess::weight).reversed());
    }

    private static int letters(String text) {
        return (int) text.chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')).count();
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
