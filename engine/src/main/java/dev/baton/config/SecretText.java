package dev.baton.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a configuration as it may be shown: without passwords, keys, and what stands behind the host of a webhook.
///
/// @param text   the line
/// @param caret  where in it something is pointed at, from 0
/// @param length how many characters of it are meant, at least 1
public record SecretText(String text, int caret, int length) {
    /// A keyword for a secret; its value follows.
    private static final Pattern KEYWORD = Pattern.compile("(?:(?<![\\w-])(?:auth_pass|key\\s+\\d+)[ \\t]+"
            + "|[\"']?(?<![\\w-])(?:pass|password|auth_pass|webhook)[\"']?[ \\t]*:[ \\t]*)(?=\\S)");
    private static final String BEGINNING = "((?:&\\S+[ \\t]+|!\\S*[ \\t]+)*)";
    private static final Pattern QUOTED = Pattern
            .compile(BEGINNING + "(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^']|'')*+')");
    private static final Pattern IN_BRACES = Pattern.compile("[^,}\\]]*[^,}\\]\\s]");
    private static final Pattern TO_THE_END = Pattern.compile("\\S.*?(?=[ \\t]*[}\\s]*$)");

    /// A secret in a line.
    ///
    /// @param start its first character, from 0
    /// @param end   behind its last
    public record Part(int start, int end) {}

    /// Where a line holds secrets.
    public static List<Part> parts(String line) {
        List<Part> parts = new ArrayList<>();
        Matcher keyword = KEYWORD.matcher(line);
        int at = 0;
        while (keyword.find(at)) {
            int start = keyword.end();
            at = end(line, start, line.substring(keyword.start(), start).contains(":"));
            parts.add(new Part(start, at));
        }
        return parts;
    }

    /// Hides what is secret in a line.
    ///
    /// @param caret  where something is pointed at, from 0
    /// @param length how much of it
    public static SecretText hide(String line, int caret, int length) {
        StringBuilder shown = new StringBuilder();
        int taken = 0;
        int from = caret;
        int to = caret + Math.max(1, length);
        for (Part part : parts(line)) {
            int start = part.start();
            int end = part.end();
            shown.append(line, taken, start);
            int before = shown.length();
            shown.append(Secret.HIDDEN.value());
            from = moved(from, caret, start, end, before, shown.length());
            to = moved(to, caret + Math.max(1, length), start, end, shown.length(), shown.length());
            taken = end;
        }
        if (taken == 0) {
            return new SecretText(line, caret, length);
        }
        shown.append(line, taken, line.length());
        return new SecretText(shown.toString(), from, Math.max(1, to - from));
    }

    /// Where something is now that stood at `at`: as far behind the hidden text as it was, or at `within` if it was in it.
    private static int moved(int now, int at, int start, int end, int within, int behind) {
        if (at <= start) {
            return now;
        }
        return at < end ? within : behind + at - end;
    }

    private static int end(String line, int start, boolean isYaml) {
        Matcher quoted = QUOTED.matcher(line).region(start, line.length());
        if (isYaml && quoted.lookingAt()) {
            return quoted.end();
        }
        boolean isInBraces = isYaml && isOpen(line, start) && line.charAt(start) != '"' && line.charAt(start) != '\'';
        Matcher rest = (isInBraces ? IN_BRACES : TO_THE_END).matcher(line).region(start, line.length());
        return rest.lookingAt() ? rest.end() : line.length();
    }

    /// Whether more braces were opened than closed before a place: there a value ends with a comma. Of a mapping that was
    /// opened on a line before this one nothing is known; the whole rest counts as the value.
    private static boolean isOpen(String line, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            depth += line.charAt(i) == '{' ? 1 : line.charAt(i) == '}' ? -1 : 0;
        }
        return depth > 0;
    }
}
