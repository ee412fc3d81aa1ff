package dev.baton.phrase;

/// Spaces in Chinese text that was put together from parts: one between a Chinese character and a Latin word or a
/// figure, none between two Chinese characters.
public final class HanSpacing {
    private static final char FIRST_SYMBOL = '\u3000';
    private static final char LAST_SYMBOL = '\u303F';
    private static final char FIRST_FULL = '\uFF00';
    private static final char LAST_FULL = '\uFF60';
    private static final char FIRST_BEYOND_ASCII = '\u0080';

    private HanSpacing() {}

    /// The text with its spaces put right.
    public static String of(String text) {
        StringBuilder spaced = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char left = spaced.isEmpty() ? ' ' : spaced.charAt(spaced.length() - 1);
            char right = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == ' ' && isWide(left) && isWide(right) && (isHan(left) || isHan(right))) {
                continue;
            }
            if ((isHan(left) && isLatin(c)) || (isLatin(left) && isHan(c))) {
                spaced.append(' ');
            }
            spaced.append(c);
        }
        return spaced.toString();
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /// Chinese characters and the punctuation that is as wide as they.
    private static boolean isWide(char c) {
        return isHan(c) || (c >= FIRST_SYMBOL && c <= LAST_SYMBOL) || (c >= FIRST_FULL && c <= LAST_FULL);
    }

    private static boolean isLatin(char c) {
        return c < FIRST_BEYOND_ASCII && Character.isLetterOrDigit(c);
    }
}
