package dev.baton.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of one line of an example: what stands at a place, and what follows a keyword.
final class Words {
    private final List<String> words;
    private final String line;

    Words(String line) {
        this.line = line;
        words = List.of(line.strip().split("\\s+", -1));
    }

    String first() {
        return words.getFirst();
    }

    Words rest() {
        return new Words(String.join(" ", words.subList(1, words.size())));
    }

    String at(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("too short: " + line);
        }
        return words.get(index);
    }

    boolean has(String keyword) {
        return words.contains(keyword);
    }

    Optional<String> find(String keyword) {
        int index = words.indexOf(keyword);
        return index < 0 ? Optional.empty() : Optional.of(at(index + 1));
    }

    String after(String keyword) {
        return find(keyword).orElseThrow(() -> new IllegalArgumentException("no '" + keyword + "' in: " + line));
    }

    int number(String keyword, int otherwise) {
        return find(keyword).map(Integer::parseInt).orElse(otherwise);
    }

    /// What follows the keyword and is joined by commas.
    List<String> list(String keyword) {
        List<String> parts = new ArrayList<>();
        find(keyword).ifPresent(text -> parts.addAll(List.of(text.split(",", -1))));
        return parts;
    }

    @Override
    public String toString() {
        return line;
    }
}
