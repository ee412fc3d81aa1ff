package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds text in a text. No pattern takes longer than [#MAX_STEPS] looks at a character, so that no regular expression
/// can hold up who typed it.
public final class TextSearch {
    /// How many hits are found at most.
    public static final int MAX_HITS = 10_000;
    /// How many characters are looked at at most, one that is looked at twice counting twice.
    public static final long MAX_STEPS = 20_000_000L;

    /// What is looked for.
    ///
    /// @param text         the words or the expression
    /// @param isCase       whether capitals differ from small letters
    /// @param isWord       whether it must stand alone
    /// @param isExpression whether it is a regular expression
    public record Query(String text, boolean isCase, boolean isWord, boolean isExpression) {}

    /// What was found.
    ///
    /// @param hits    in the order of the text, none empty
    /// @param problem why nothing was looked for, or not to the end; empty: all is found
    public record Found(List<TextRange> hits, Optional<Problem> problem) {
        /// Nothing.
        public static final Found NOTHING = new Found(List.of(), Optional.empty());

        public Found {
            hits = List.copyOf(hits);
        }
    }

    /// Why a search has not found all.
    public enum Problem {
        /// The expression is none.
        NO_EXPRESSION,
        /// There are more than [#MAX_HITS].
        TOO_MANY,
        /// The expression takes too long.
        TOO_SLOW
    }

    private TextSearch() {}

    /// Finds all.
    public static Found find(String text, Query query) {
        return query.text().isEmpty() ? Found.NOTHING : search(text, query, Optional.empty(), new ArrayList<>());
    }

    /// The changes that replace all hits. In an expression `$1` is what its first group has found.
    public static List<TextChange> replaceAll(String text, Query query, String replacement) {
        List<TextChange> changes = new ArrayList<>();
        if (!query.text().isEmpty()) {
            search(text, query, Optional.of(replacement), changes);
        }
        return changes;
    }

    /// The change that replaces one hit.
    public static Optional<TextChange> replace(String text, Query query, TextRange hit, String replacement) {
        return replaceAll(text, query, replacement).stream()
                .filter(c -> c.start() == hit.start() && c.end() == hit.end()).findFirst();
    }

    private static Found search(String text, Query query, Optional<String> replacement, List<TextChange> changes) {
        List<TextRange> hits = new ArrayList<>();
        try {
            Matcher matcher = pattern(query).matcher(new Counted(text, new Budget()));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    if (hits.size() == MAX_HITS) {
                        return new Found(hits, Optional.of(Problem.TOO_MANY));
                    }
                    hits.add(new TextRange(matcher.start(), matcher.end()));
                    replacement.ifPresent(with -> changes.add(new TextChange(matcher.start(), matcher.end(),
                            query.isExpression() ? expanded(matcher, with) : with)));
                }
            }
            return new Found(hits, Optional.empty());
        } catch (PatternSyntaxException _) {
            return new Found(List.of(), Optional.of(Problem.NO_EXPRESSION));
        } catch (OutOfSteps | StackOverflowError _) {
            return new Found(hits, Optional.of(Problem.TOO_SLOW));
        }
    }

    private static Pattern pattern(Query query) {
        String text = query.isExpression() ? query.text() : Pattern.quote(query.text());
        String whole = query.isWord() ? "(?<![\\w])(?:" + text + ")(?![\\w])" : text;
        return Pattern.compile(whole, Pattern.MULTILINE
                | (query.isCase() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// `$1` and `\n`, `\t`, `\\`, `\$` filled in; a group that is not there is left as written.
    private static String expanded(Matcher matcher, String with) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < with.length(); i++) {
            char c = with.charAt(i);
            char next = i + 1 < with.length() ? with.charAt(i + 1) : ' ';
            if (c == '\\' && "nt\\$".indexOf(next) >= 0) {
                text.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                i++;
            } else if (c == '$' && next >= '0' && next <= '9' && next - '0' <= matcher.groupCount()) {
                text.append(Optional.ofNullable(matcher.group(next - '0')).orElse(""));
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super("too many steps", null, false, false);
        }
    }

    private static final class Budget {
        private long left = MAX_STEPS;

        void take() {
            if (--left < 0) {
                throw new OutOfSteps();
            }
        }
    }

    /// A text that counts how often its characters are looked at.
    private record Counted(CharSequence text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.take();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
