package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;

/// The text of a file that is edited: where its words stand in it, which of them are written there at all, and what
/// replaces them.
final class ConfSource {
    private static final String INDENT = "    ";

    /// An edit cannot be made.
    static final class Impossible extends Exception {
        private static final long serialVersionUID = 1;

        /// @param reason whole sentences that say why and what to do
        Impossible(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// Characters of the text that become others.
    record Splice(int start, int end, String text) {}

    private final String file;
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    ConfSource(String file, String text) {
        this.file = file;
        this.text = text;
        starts.add(0);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
    }

    String text() {
        return text;
    }

    /// The line break that the file uses first.
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /// Where a word begins.
    ///
    /// @throws Impossible if it is not written in this file just as it is read
    int start(Word word) throws Impossible {
        require(word);
        return starts.get(word.place().line() - 1) + word.place().column() - 1;
    }

    /// Behind a word.
    int end(Word word) throws Impossible {
        return start(word) + word.end() - word.start();
    }

    private void require(Word word) throws Impossible {
        Place place = word.place();
        if (!place.file().equals(file)) {
            throw new Impossible("'" + word.text() + "' stands in " + place.file() + ", line " + place.line()
                    + ", which " + file + " includes. Open that file and change it there.");
        }
        int begin = starts.get(place.line() - 1);
        String raw = line(begin);
        String stripped = raw.strip();
        if (stripped.startsWith("@") || Repetition.begins(stripped)) {
            throw new Impossible("Line " + place.line() + " of " + file + " stands for several hosts or is repeated ("
                    + Report.quoted(stripped) + "). Change it in the text.");
        }
        String read = word.line().text().substring(word.start(), word.end());
        if (!raw.startsWith(read, place.column() - 1) || !isWrittenOut(word, place)) {
            throw new Impossible("'" + word.text() + "' on line " + place.line() + " of " + file
                    + " is not written there: it comes from a definition or has a backslash (" + Report.quoted(stripped)
                    + "). Change the definition in the text, or write the value out.");
        }
    }

    /// What a definition puts in has the place of its name, so its characters do not stand side by side.
    private static boolean isWrittenOut(Word word, Place place) {
        for (int i = word.start(); i < word.end(); i++) {
            if (word.line().column(i) != place.column() + i - word.start()) {
                return false;
            }
        }
        return true;
    }

    /// The line that begins there, without its break.
    private String line(int begin) {
        int stop = text.indexOf('\n', begin);
        int end = stop < 0 ? text.length() : stop;
        return text.substring(begin, end > begin && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /// Where the line of `offset` begins.
    int lineStart(int offset) {
        return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    }

    /// Behind the break of the line of `offset`.
    int nextLine(int offset) {
        int stop = text.indexOf('\n', offset);
        return stop < 0 ? text.length() : stop + 1;
    }

    /// The white space that the line of `offset` begins with.
    String indent(int offset) {
        int begin = lineStart(offset);
        int end = begin;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(begin, end);
    }

    /// Whether nothing but white space stands before `offset` on its line.
    boolean isFirstOfLine(int offset) {
        return text.substring(lineStart(offset), offset).isBlank();
    }

    /// Whether nothing but white space stands behind `offset` on its line.
    boolean isLastOfLine(int offset) {
        return text.substring(offset, Math.max(offset, nextLine(offset))).isBlank();
    }

    /// A statement as it is written.
    ///
    /// @throws Impossible if keepalived has no way to write it
    static String written(ConfEdit.Statement statement) throws Impossible {
        List<String> words = new ArrayList<>();
        words.add(word(statement.keyword()));
        for (String arg : statement.args()) {
            words.add(word(arg));
        }
        return String.join(" ", words);
    }

    static String word(String plain) throws Impossible {
        if (!ConfText.isPossible(plain)) {
            throw new Impossible(Report.quoted(plain) + " cannot be written in a keepalived.conf: no quotes, no $, no"
                    + " control characters and no word for an include. Choose another value.");
        }
        return ConfText.word(plain);
    }

    /// Puts statements behind those that a block holds, or behind its opening brace.
    Splice insert(Piece block, List<String> lines) throws Impossible {
        Word brace = block.open().orElseThrow();
        Word close = block.close().orElseThrow(() -> new Impossible("The block '" + block.keyword().text()
                + "' on line " + block.keyword().place().line() + " is not closed. Put a } where it ends first."));
        Piece behind = null;
        for (Piece child : block.children()) {
            boolean isHere = child.last().place().file().equals(file) && !child.isBlock();
            if (isHere && isWritten(child)) {
                behind = child;
            }
        }
        int at = behind == null ? end(brace) : end(behind.last());
        String base = indent(start(block.keyword()));
        String indent = behind != null && isFirstOfLine(start(behind.keyword()))
                ? indent(start(behind.keyword()))
                : base + INDENT;
        String body = indent + String.join(lineBreak() + indent, lines);
        int next = nextLine(at);
        boolean isOpenLine = next <= start(close) && next > at
                && !withoutRemark(text.substring(at, next)).contains("}");
        return isOpenLine
                ? new Splice(next, next, body + lineBreak())
                : new Splice(at, at, lineBreak() + body + lineBreak() + (isLastOfLine(at) ? "" : base));
    }

    /// What stands behind a statement, up to the remark.
    private static String withoutRemark(String rest) {
        return rest.split("[#!]", 2)[0];
    }

    private boolean isWritten(Piece piece) {
        try {
            for (Word word : piece.words()) {
                start(word);
            }
            return true;
        } catch (Impossible _) {
            return false;
        }
    }

    /// Gives a statement other words behind its keyword.
    ///
    /// @param args as they are to be written; none: the keyword stands alone then
    Splice rewritten(Piece statement, List<String> args) throws Impossible {
        int behind = end(statement.keyword());
        for (Word arg : statement.args()) {
            start(arg);
        }
        if (args.isEmpty()) {
            return new Splice(behind, end(statement.last()), "");
        }
        String written = String.join(" ", args);
        return statement.args().isEmpty()
                ? new Splice(behind, behind, " " + written)
                : new Splice(start(statement.args().getFirst()), end(statement.last()), written);
    }

    /// Takes a statement or block away; where nothing else stands on its lines, with the lines.
    Splice remove(Piece piece) throws Impossible {
        int start = start(piece.keyword());
        for (Word word : piece.words()) {
            start(word);
        }
        if (piece.isBlock()) {
            start(piece.open().orElseThrow());
            if (piece.close().isEmpty()) {
                throw new Impossible("The block '" + piece.keyword().text() + "' on line "
                        + piece.keyword().place().line() + " is not closed. Put a } where it ends first.");
            }
        }
        int end = end(piece.last());
        if (isFirstOfLine(start) && isLastOfLine(end)) {
            return new Splice(lineStart(start), nextLine(end), "");
        }
        int from = start;
        while (!isFirstOfLine(start) && from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
            from--;
        }
        return new Splice(from, end, "");
    }

    /// Takes one word of several on a line away, with the space before it.
    Splice remove(Word word) throws Impossible {
        int start = start(word);
        int from = start;
        while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t') && !isFirstOfLine(start)) {
            from--;
        }
        int end = end(word);
        while (isFirstOfLine(start) && end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return new Splice(from, end, "");
    }

    /// Whether a block holds anything besides one of its statements: a remark, an unknown word.
    boolean hasRemark(Piece block, Piece statement) throws Impossible {
        int open = end(block.open().orElseThrow());
        Optional<Word> close = block.close();
        if (close.isEmpty()) {
            return true;
        }
        String before = text.substring(open, start(statement.keyword()));
        String after = text.substring(end(statement.last()), start(close.get()));
        return !before.isBlank() || !after.isBlank();
    }

    /// The text after splices that do not overlap.
    String spliced(List<Splice> splices) {
        StringBuilder edited = new StringBuilder(text);
        splices.stream().sorted(Comparator.comparingInt(Splice::start).reversed())
                .forEach(s -> edited.replace(s.start(), s.end(), s.text()));
        return edited.toString();
    }
}
