package dev.baton.phrase;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence of the engine, or a part of one, and the same in the language of a window. Both have places: `{0}` holds
/// anything, `{0#}` a figure, `{0^}` a word in capitals such as a state. In the second text `{0#}` groups the figure's
/// digits.
///
/// A text is matched from left to right in one pass: the words between two places are looked for where the last ones
/// ended, so the time is that of searching the text once.
final class Phrase {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)([#^]?)}");
    private static final Pattern ANYTHING = Pattern.compile("(?s).*[\\p{L}\\p{N}§].*");
    private static final Pattern STATE = Pattern.compile("[A-Z]{4,}");
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d[\\d.,]*");
    private static final Pattern WHOLE_FIGURE = Pattern.compile("\\d{4,9}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern LETTER_OR_COMMA = Pattern.compile("[A-Za-z,]");
    private static final int WEAK = 7;
    private static final int MOST_BRACKETS = 8;
    /// A place for a part of a sentence that may be missing: the space or the comma before it is within the part.
    private static final Pattern OPTIONAL = Pattern.compile("(?<=[a-z.)])\\{(\\d+)}(?=$|[,.;])");

    private final List<String> literals = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<String> shownLiterals = new ArrayList<>();
    private final List<Place> shownPlaces = new ArrayList<>();
    private final int weight;

    /// @param holds what it may hold
    private record Place(int number, Pattern holds) {
        boolean isFigure() {
            return holds.equals(FIGURE);
        }
    }

    private Phrase(String said, String shown) {
        takeApart(said, literals, places);
        takeApart(shown, shownLiterals, shownPlaces);
        weight = literals.stream().mapToInt(String::length).sum();
    }

    /// @throws IllegalArgumentException if `shown` has a place that `said` does not have
    static Phrase of(String said, String shown) {
        Phrase phrase = new Phrase(said, shown);
        for (Place place : phrase.shownPlaces) {
            if (phrase.places.stream().noneMatch(p -> p.number() == place.number())) {
                throw new IllegalArgumentException("No place {" + place.number() + "} in: " + said);
            }
        }
        return phrase;
    }

    /// The same phrases without the parts that may be missing.
    static List<Phrase> variants(String said, String shown) {
        List<Phrase> variants = new ArrayList<>(List.of(of(said, shown)));
        Matcher optional = OPTIONAL.matcher(said);
        while (optional.find()) {
            String place = optional.group();
            variants.add(of(stopped(said.replace(place, "")), stopped(shown.replace(place, ""))));
        }
        return variants;
    }

    private static String stopped(String text) {
        return text.endsWith(".") || text.endsWith("\u3002") ? text.substring(0, text.length() - 1) : text;
    }

    private static void takeApart(String text, List<String> literals, List<Place> places) {
        Matcher matcher = PLACE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            literals.add(text.substring(from, matcher.start()));
            places.add(new Place(Integer.parseInt(matcher.group(1)), switch (matcher.group(2)) {
                case "#" -> FIGURE;
                case "^" -> STATE;
                default -> ANYTHING;
            }));
            from = matcher.end();
        }
        literals.add(text.substring(from));
    }

    /// The longest word that a text must have to match; empty if any text may.
    String word() {
        return literals.stream().flatMap(l -> WORD.matcher(l).results().filter(r -> isWhole(l, r.start(), r.end()))
                .map(r -> r.group())).max(Comparator.comparingInt(String::length)).map(w -> w.toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /// A word at the edge of a literal may be a part of a longer one only where a place touches it.
    private boolean isWhole(String literal, int start, int end) {
        boolean beginsPhrase = literal.equals(literals.getFirst());
        boolean endsPhrase = literal.equals(literals.getLast());
        return (start > 0 || beginsPhrase) && (end < literal.length() || endsPhrase);
    }

    /// How many characters are given.
    int weight() {
        return weight;
    }

    /// Whether it is so short, as `{0} of {1}`, that it is in many sentences that it says nothing about.
    boolean isWeak() {
        String given = String.join("", literals).strip();
        return given.length() <= WEAK && LETTER_OR_COMMA.matcher(given).find();
    }

    /// The only words between two places that stand at the edges; empty if the phrase is not of that form.
    Optional<String> middle() {
        return places.size() == 2 && literals.getFirst().isEmpty() && literals.getLast().isEmpty()
                ? Optional.of(literals.get(1))
                : Optional.empty();
    }

    /// What stands in each place if `text` is this phrase. The first letter may be a capital or not.
    Optional<List<String>> match(String text) {
        return match(text, 0);
    }

    /// The same, the first place holding at least `least` characters.
    Optional<List<String>> match(String text, int least) {
        String first = literals.getFirst();
        String last = literals.getLast();
        if (text.length() < weight + places.size() || !begins(text, first)) {
            return Optional.empty();
        }
        if (places.isEmpty()) {
            return text.length() == first.length() ? Optional.of(List.of()) : Optional.empty();
        }
        int end = text.length() - last.length();
        if (!text.endsWith(last)) {
            return Optional.empty();
        }
        List<String> held = new ArrayList<>();
        int from = first.length();
        for (int i = 1; i < literals.size() - 1; i++) {
            int at = next(text, literals.get(i), from, i == 1 ? least : 1);
            if (at < 0 || at + literals.get(i).length() >= end) {
                return Optional.empty();
            }
            held.add(text.substring(from, at));
            from = at + literals.get(i).length();
        }
        held.add(text.substring(from, end));
        return fits(held) ? Optional.of(held) : Optional.empty();
    }

    /// Where `literal` comes next. What is before it has as many closing brackets as opening ones, if that can be.
    private static int next(String text, String literal, int from, int least) {
        int first = text.indexOf(literal, from + Math.max(1, least));
        int at = first;
        for (int i = 0; i < MOST_BRACKETS && at >= 0; i++) {
            if (isBalanced(text.substring(from, at))) {
                return at;
            }
            at = text.indexOf(literal, at + 1);
        }
        return first;
    }

    /// Whether every bracket in `text` is closed.
    static boolean isBalanced(String text) {
        return text.chars().filter(c -> c == '(').count() == text.chars().filter(c -> c == ')').count();
    }

    private static boolean begins(String text, String first) {
        return text.regionMatches(true, 0, first, 0, Math.min(1, first.length())) && (first.length() < 2
                || text.startsWith(first.substring(1), 1));
    }

    private boolean fits(List<String> held) {
        for (int i = 0; i < held.size(); i++) {
            if (!places.get(i).holds().matcher(held.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }

    /// The phrase in the other language, what its places hold put in as `words` says it.
    String shown(List<String> held, Locale locale, UnaryOperator<String> words) {
        StringBuilder text = new StringBuilder(shownLiterals.getFirst());
        for (int i = 0; i < shownPlaces.size(); i++) {
            Place place = shownPlaces.get(i);
            String value = held.get(index(place.number()));
            text.append(place.isFigure() && WHOLE_FIGURE.matcher(value).matches()
                    ? NumberFormat.getIntegerInstance(locale).format(Long.parseLong(value))
                    : words.apply(value)).append(shownLiterals.get(i + 1));
        }
        return text.toString();
    }

    private int index(int number) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).number() == number) {
                return i;
            }
        }
        throw new IllegalArgumentException("No place " + number);
    }
}
