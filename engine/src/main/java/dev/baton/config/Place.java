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
    /// A place that stands for a whole file.
    public static Place ofFile(String file) {
        return new Place(file, 1, 1, 1, "", 0);
    }

    /// `file:line:column`, as editors and compilers write it.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
