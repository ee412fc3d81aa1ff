package dev.baton.config;

/// Where in a file something is.
///
/// @param file    the file's name, as it was handed in
/// @param line    from 1
/// @param column  from 1, in UTF-16 units
/// @param length  how many characters of this line are meant, at least 1
/// @param excerpt the line itself, without control characters and cut to a screen's width
/// @param caret   where in the excerpt the meant characters start, from 0
public record Place(String file, int line, int column, int length, String excerpt, int caret) {
    private static final int EXCERPT_WIDTH = 110;
    private static final int BEFORE_CARET = 60;

    /// A place that stands for a whole file.
    public static Place ofFile(String file) {
        return new Place(file, 1, 1, 1, "", 0);
    }

    /// A place on a line whose text is known.
    ///
    /// @param line   from 1
    /// @param column from 1
    /// @param text   the whole line, without its break
    public static Place inLine(String file, int line, int column, int length, String text) {
        int start = Math.clamp(column - 1, 0, text.length());
        int cut = start > EXCERPT_WIDTH - BEFORE_CARET / 2 ? start - BEFORE_CARET : 0;
        StringBuilder excerpt = new StringBuilder();
        for (int i = cut; i < Math.min(text.length(), cut + EXCERPT_WIDTH); i++) {
            char c = text.charAt(i);
            excerpt.append(Character.isISOControl(c) ? ' ' : c);
        }
        return new Place(file, line, column, Math.max(1, length), excerpt.toString(), start - cut);
    }

    /// `file:line:column`, as editors and compilers write it.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
