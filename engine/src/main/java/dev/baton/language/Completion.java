package dev.baton.language;

import java.util.List;
import java.util.Locale;

/// What can stand at a place of a text.
///
/// @param word      what has been typed of it: the proposals take its place
/// @param proposals those that go with it, the likeliest first
public record Completion(TextRange word, List<Proposal> proposals) {
    /// How many are proposed at most.
    public static final int MAX_PROPOSALS = 400;

    public Completion {
        proposals = List.copyOf(proposals.subList(0, Math.min(proposals.size(), MAX_PROPOSALS)));
    }

    /// Nothing, at an offset.
    static Completion none(int offset) {
        return new Completion(new TextRange(offset, offset), List.of());
    }

    /// Those of the proposals that begin with the word, then those that hold it or its letters in their order.
    static Completion of(String text, TextRange word, List<Proposal> all) {
        String typed = text.substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
        List<Proposal> fitting = all.stream().filter(p -> rank(p.label(), typed) < NO_FIT)
                .sorted(java.util.Comparator.comparingInt(p -> rank(p.label(), typed))).toList();
        return new Completion(word, fitting);
    }

    private static final int NO_FIT = 9;

    private static int rank(String label, String typed) {
        String low = label.toLowerCase(Locale.ROOT);
        if (low.startsWith(typed)) {
            return 0;
        }
        if (low.contains(typed)) {
            return 1;
        }
        String plain = typed.replace("_", "").replace("-", "");
        int at = 0;
        for (int i = 0; i < low.length() && at < plain.length(); i++) {
            at += low.charAt(i) == plain.charAt(at) ? 1 : 0;
        }
        return at == plain.length() && plain.length() > 1 ? 2 : NO_FIT;
    }
}
