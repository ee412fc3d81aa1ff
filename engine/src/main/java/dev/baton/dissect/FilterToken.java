package dev.baton.dissect;

import java.util.ArrayList;
import java.util.List;

/// A word of a filter expression.
///
/// @param kind   what sort of word
/// @param text   as it was written; of a string, what is inside the quotes
/// @param column where it begins, counted from 1
record FilterToken(Kind kind, String text, int column) {
    enum Kind {
        WORD, STRING, OPERATOR, OPEN, CLOSE, OPEN_SET, CLOSE_SET, COMMA, END
    }

    private static final int MAX_LENGTH = 4_096;
    private static final List<String> OPERATORS = List.of("!==", "===", "==", "!=", ">=", "<=", "&&", "||", "^^", ">",
            "<", "!", "~");

    static List<FilterToken> of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FilterException(MAX_LENGTH, "The filter is longer than " + MAX_LENGTH + " characters.");
        }
        List<FilterToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else {
                FilterToken token = next(text, at);
                tokens.add(token);
                at = end(text, token);
            }
        }
        tokens.add(new FilterToken(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static FilterToken next(String text, int at) {
        int column = at + 1;
        return switch (text.charAt(at)) {
            case '(' -> new FilterToken(Kind.OPEN, "(", column);
            case ')' -> new FilterToken(Kind.CLOSE, ")", column);
            case '{' -> new FilterToken(Kind.OPEN_SET, "{", column);
            case '}' -> new FilterToken(Kind.CLOSE_SET, "}", column);
            case ',' -> new FilterToken(Kind.COMMA, ",", column);
            case '"' -> string(text, at);
            default -> OPERATORS.stream().filter(o -> text.startsWith(o, at)).findFirst()
                    .map(o -> new FilterToken(Kind.OPERATOR, o, column)).orElseGet(() -> word(text, at));
        };
    }

    private static FilterToken string(String text, int at) {
        StringBuilder inside = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return new FilterToken(Kind.STRING, inside.toString(), at + 1);
            }
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
                i++;
                c = text.charAt(i);
            }
            inside.append(c);
        }
        throw new FilterException(at + 1, "This quote is never closed.");
    }

    private static FilterToken word(String text, int at) {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw new FilterException(at + 1, "'" + text.charAt(at) + "' means nothing in a filter.");
        }
        return new FilterToken(Kind.WORD, text.substring(at, end), at + 1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == ':' || c == '/' || c == '-';
    }

    private static int end(String text, FilterToken token) {
        if (token.kind != Kind.STRING) {
            return token.column - 1 + token.text.length();
        }
        int at = token.column;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
