package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.baton.config.Problem;
import dev.baton.config.Secret;
import dev.baton.config.Severity;
import dev.baton.keepalived.ConfSource.Impossible;
import dev.baton.keepalived.ConfSource.Splice;

/// Edits the text of a keepalived.conf in place: comments, order, layout and every other byte stay as they are. What is
/// not written in the file itself (it comes from a definition, from an included file, from a line for several hosts) is
/// left alone, with the reason and the place. What comes out is read as a whole; an edit that would bring a new mistake
/// is refused.
public final class ConfEditor {
    private static final String ADDRESSES = InstanceKeywords.ADDRESSES.name();

    private final String file;
    private final ConfSource source;
    private final List<Piece> top;

    private ConfEditor(String file, ConfSource source, List<Piece> top) {
        this.file = file;
        this.source = source;
        this.top = top;
    }

    /// Makes an edit.
    ///
    /// @param file     what the file is called in problems; includes are relative to it
    /// @param configId whose lines count, as for [Conf#read]
    public static ConfEditResult apply(String file, String text, String configId, FileSource includes, ConfEdit edit) {
        if (text.length() > ConfLimits.MAX_CHARACTERS) {
            return new ConfEditResult.Refused("The file is larger than " + ConfLimits.MAX_CHARACTERS
                    + " characters. Check that this is the right file.", List.of());
        }
        List<Line> lines = new Preprocessor(configId, includes, new Problems()).read(file, text);
        ConfSource source = new ConfSource(file, text);
        try {
            String edited = source.spliced(new ConfEditor(file, source, Piece.of(lines)).splices(edit));
            Import before = ConfImporter.read(Conf.read(file, text, configId, includes), configId);
            Import after = ConfImporter.read(Conf.read(file, edited, configId, includes), configId);
            List<Problem> fresh = fresh(before, after);
            return fresh.isEmpty()
                    ? new ConfEditResult.Edited(edited, after)
                    : new ConfEditResult.Refused("The result would not be a good configuration: "
                            + fresh.getFirst().message() + ". " + fresh.getFirst().advice(), fresh);
        } catch (Impossible impossible) {
            return new ConfEditResult.Refused(impossible.reason(), List.of());
        }
    }

    /// The errors that were not there before; where they stand makes no difference.
    private static List<Problem> fresh(Import before, Import after) {
        List<String> known = new ArrayList<>(before.problems().stream().map(Problem::message).toList());
        return after.problems().stream().filter(p -> p.severity() == Severity.ERROR && !known.remove(p.message()))
                .toList();
    }

    private List<Splice> splices(ConfEdit edit) throws Impossible {
        return switch (edit) {
            case ConfEdit.Set(ConfEdit.Block block, ConfEdit.Statement statement) -> List.of(set(block, statement));
            case ConfEdit.Add(ConfEdit.Block block, ConfEdit.Statement statement) -> {
                requireKnown(block, statement);
                yield List.of(source.insert(find(block), List.of(ConfSource.written(statement))));
            }
            case ConfEdit.Remove(ConfEdit.Block block, String keyword) -> remove(block, keyword);
            case ConfEdit.AddLine(ConfEdit.Block block, ConfEdit.Lines lines, ConfEdit.Statement line) ->
                List.of(lines(block).add(lines, line));
            case ConfEdit.SetLine(ConfEdit.Block block, ConfEdit.Lines lines, String entry, ConfEdit.Statement line) ->
                lines(block).set(lines, entry, line);
            case ConfEdit.RemoveLine(ConfEdit.Block block, ConfEdit.Lines lines, String entry) ->
                List.of(lines(block).remove(lines, entry));
            case ConfEdit.Password(ConfEdit.Block block, Optional<Secret> password) ->
                new ConfPassword(source, find(block), words(block)).to(password);
            case ConfEdit.AddBlock(ConfEdit.Block block, List<ConfEdit.Statement> statements) ->
                List.of(addBlock(block, statements));
            case ConfEdit.RemoveBlock(ConfEdit.Block block) -> List.of(removeBlock(find(block)));
            case ConfEdit.Rename(ConfEdit.Block block, String to) -> rename(block, to);
        };
    }

    private Splice set(ConfEdit.Block block, ConfEdit.Statement statement) throws Impossible {
        requireKnown(block, statement);
        Piece there = find(block);
        List<Piece> found = there.all(statement.keyword()).toList();
        if (found.isEmpty()) {
            return source.insert(there, List.of(ConfSource.written(statement)));
        }
        Piece last = found.getLast();
        if (last.isBlock()) {
            throw new Impossible("'" + statement.keyword() + "' is a block here, on line "
                    + last.keyword().place().line() + ". Change what it holds in the text.");
        }
        List<String> words = new ArrayList<>();
        for (String arg : statement.args()) {
            words.add(ConfSource.word(arg));
        }
        return source.rewritten(last, words);
    }

    /// A keyword that keepalived does not know in such a block, or a value that it does not take there, is no edit.
    private static void requireKnown(ConfEdit.Block block, ConfEdit.Statement statement) throws Impossible {
        KeywordTable table = table(block);
        Keyword<?> keyword = table.find(statement.keyword()).orElseThrow(() -> new Impossible("keepalived knows no"
                + " keyword " + Report.quoted(statement.keyword()) + " in " + table.title()
                + ". Check how it is spelled, and where it belongs."));
        if (keyword.accepts().equals(Accepts.BLOCK)) {
            throw new Impossible("'" + keyword.name() + "' is a block. Write it in the text.");
        }
        String first = statement.args().isEmpty() ? "" : statement.args().getFirst();
        if (keyword.accepts().equals(Accepts.NOTHING) && !first.isEmpty()) {
            throw new Impossible("'" + keyword.name() + "' stands alone, without a value.");
        }
        if (keyword.accepts().reader().read(first).isEmpty()) {
            throw new Impossible("keepalived does not take " + Report.quoted(first) + " for '" + keyword.name()
                    + "'. Write " + keyword.accepts().words().replace("\\", "") + ".");
        }
    }

    private static KeywordTable table(ConfEdit.Block block) {
        return switch (block.kind()) {
            case GLOBAL_DEFS -> GlobalKeywords.TABLE;
            case VRRP_INSTANCE -> InstanceKeywords.TABLE;
            case VRRP_SCRIPT -> ObjectKeywords.VRRP_SCRIPT;
            case VRRP_SYNC_GROUP -> ObjectKeywords.SYNC_GROUP;
        };
    }

    private List<Splice> remove(ConfEdit.Block block, String keyword) throws Impossible {
        List<Piece> found = find(block).all(keyword).toList();
        if (found.isEmpty()) {
            throw new Impossible("There is no '" + keyword + "' in " + words(block) + ".");
        }
        List<Splice> splices = new ArrayList<>();
        for (Piece piece : found) {
            splices.add(source.remove(piece));
        }
        return splices;
    }

    private ConfLines lines(ConfEdit.Block block) throws Impossible {
        return new ConfLines(source, top, find(block));
    }

    private Splice addBlock(ConfEdit.Block block, List<ConfEdit.Statement> statements) throws Impossible {
        if (!all(block).isEmpty()) {
            throw new Impossible("There is " + words(block) + " already. Choose another name.");
        }
        if (block.kind() != ConfEdit.Kind.GLOBAL_DEFS && block.name().isEmpty()) {
            throw new Impossible("A " + keyword(block.kind()) + " needs a name. Give it one.");
        }
        String end = source.lineBreak();
        StringBuilder text = new StringBuilder();
        if (!source.text().isEmpty()) {
            text.append(source.text().endsWith("\n") ? end : end + end);
        }
        text.append(keyword(block.kind()));
        if (!block.name().isEmpty()) {
            text.append(' ').append(ConfSource.word(block.name()));
        }
        text.append(" {").append(end);
        for (ConfEdit.Statement statement : statements) {
            boolean isAddress = statement.keyword().equals(ADDRESSES);
            if (isAddress) {
                text.append("    ").append(ADDRESSES).append(" {").append(end);
                for (String address : statement.args()) {
                    text.append("        ").append(ConfSource.word(address)).append(end);
                }
                text.append("    }").append(end);
            } else {
                requireKnown(block, statement);
                text.append("    ").append(ConfSource.written(statement)).append(end);
            }
        }
        text.append('}').append(end);
        return new Splice(source.text().length(), source.text().length(), text.toString());
    }

    /// With the empty line before it, which set it apart.
    private Splice removeBlock(Piece block) throws Impossible {
        Splice splice = source.remove(block);
        int start = splice.start();
        String text = source.text();
        boolean isWhole = start == source.lineStart(start) && start > 0;
        if (isWhole && text.substring(source.lineStart(start - 1), start).isBlank()) {
            return new Splice(source.lineStart(start - 1), splice.end(), "");
        }
        return splice;
    }

    private List<Splice> rename(ConfEdit.Block block, String to) throws Impossible {
        if (block.kind() == ConfEdit.Kind.GLOBAL_DEFS || to.isEmpty()) {
            throw new Impossible(to.isEmpty() ? "A block needs a name. Give it one." : "'global_defs' has no name.");
        }
        if (!all(new ConfEdit.Block(block.kind(), to)).isEmpty()) {
            throw new Impossible("There is " + words(new ConfEdit.Block(block.kind(), to))
                    + " already. Choose another name.");
        }
        Piece there = find(block);
        Word name = there.args().getFirst();
        List<Word> places = new ArrayList<>(List.of(name));
        switch (block.kind()) {
            case VRRP_INSTANCE -> top.stream().filter(p -> is(p, ConfEdit.Kind.VRRP_SYNC_GROUP))
                    .flatMap(p -> p.all("group")).flatMap(p -> p.children().stream()).flatMap(p -> p.words().stream())
                    .filter(w -> w.text().equals(name.text())).forEach(places::add);
            case VRRP_SCRIPT -> top.stream()
                    .filter(p -> is(p, ConfEdit.Kind.VRRP_SYNC_GROUP) || is(p, ConfEdit.Kind.VRRP_INSTANCE))
                    .flatMap(p -> p.all("track_script")).flatMap(p -> p.children().stream()).map(Piece::keyword)
                    .filter(w -> w.text().equals(name.text())).forEach(places::add);
            case VRRP_SYNC_GROUP, GLOBAL_DEFS -> {
                // Nothing refers to these.
            }
        }
        String written = ConfSource.word(to);
        List<Splice> splices = new ArrayList<>();
        for (Word place : places) {
            splices.add(new Splice(source.start(place), source.end(place), written));
        }
        return splices;
    }

    private Piece find(ConfEdit.Block block) throws Impossible {
        List<Piece> found = all(block);
        if (found.isEmpty()) {
            throw new Impossible("There is no " + words(block) + " in " + file + ".");
        }
        if (found.size() > 1) {
            throw new Impossible("There are several " + words(block) + ", on lines "
                    + found.getFirst().keyword().place().line() + " and " + found.getLast().keyword().place().line()
                    + ". Remove one of them first.");
        }
        return found.getFirst();
    }

    /// By the name in the file; where none has that, by the name that our model gives it.
    private List<Piece> all(ConfEdit.Block block) {
        List<Piece> same = top.stream().filter(p -> is(p, block.kind())).toList();
        if (block.kind() == ConfEdit.Kind.GLOBAL_DEFS) {
            return same;
        }
        List<Piece> named = same.stream().filter(p -> name(p).equals(Optional.of(block.name()))).toList();
        return named.isEmpty()
                ? same.stream().filter(p -> name(p).flatMap(Names::fit).equals(Optional.of(block.name()))).toList()
                : named;
    }

    private static Optional<String> name(Piece piece) {
        return piece.args().isEmpty() ? Optional.empty() : Optional.of(piece.args().getFirst().text());
    }

    private static boolean is(Piece piece, ConfEdit.Kind kind) {
        return piece.isBlock() && piece.keyword().text().equals(keyword(kind));
    }

    private static String keyword(ConfEdit.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String words(ConfEdit.Block block) {
        return keyword(block.kind()) + (block.name().isEmpty() ? "" : " " + Report.quoted(block.name()));
    }
}
