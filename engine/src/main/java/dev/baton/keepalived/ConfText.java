package dev.baton.keepalived;

import java.math.BigDecimal;
import java.util.Optional;

/// Writes the statements of a keepalived.conf.
final class ConfText {
    private static final String INDENT = "    ";
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /// A statement.
    void line(String statement) {
        text.repeat(INDENT, depth).append(statement).append('\n');
    }

    /// A keyword with a value, if there is one.
    void line(String keyword, Optional<?> value) {
        value.ifPresent(v -> line(keyword + " " + v));
    }

    /// The beginning of a block; one at the top has an empty line before it.
    void open(String head) {
        if (depth == 0 && !text.isEmpty()) {
            text.append('\n');
        }
        line(head + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    /// A word as it is written, in quotes where it would not be one word or would be something else.
    static String word(String plain) {
        boolean isPlain = !plain.isEmpty() && plain.chars()
                .noneMatch(c -> Line.isBlank((char) c) || "{}#!\"\\$@~'".indexOf(c) >= 0);
        return isPlain ? plain : '"' + plain + '"';
    }

    /// Whether [#word] can write it: keepalived has no way to write a quote within quotes, a `$` that names something is
    /// replaced in quotes, too, and a line that begins with a word for an include is one.
    static boolean isPossible(String plain) {
        return !Preprocessor.INCLUDES.contains(plain) && plain.indexOf('"') < 0 && plain.indexOf('$') < 0
                && plain.chars().noneMatch(Character::isISOControl);
    }

    /// Nanoseconds as seconds with the decimals that are needed.
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos).divide(NANOS).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
