package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Secret;
import dev.baton.keepalived.ConfSource.Impossible;
import dev.baton.keepalived.ConfSource.Splice;

/// Edits of the password of an instance. What is refused is refused in words that do not show it.
final class ConfPassword {
    private static final String BLOCK = InstanceKeywords.AUTHENTICATION.name();
    private static final String TYPE = InstanceKeywords.AUTH_TYPE.name();
    private static final String PASS = InstanceKeywords.AUTH_PASS.name();
    private static final String BY_PASSWORD = "PASS";
    private static final String INDENT = "    ";

    private final ConfSource source;
    private final Piece instance;
    private final String name;

    /// @param name what the instance is called in refusals
    ConfPassword(ConfSource source, Piece instance, String name) {
        this.source = source;
        this.instance = instance;
        this.name = name;
    }

    List<Splice> to(Optional<Secret> password) throws Impossible {
        List<Piece> blocks = instance.all(BLOCK).toList();
        try {
            return password.isPresent() ? given(blocks, written(password.get())) : taken(blocks);
        } catch (NotWritten _) {
            throw new Impossible("The password of " + name + " is not written out in its block: it comes from an"
                    + " included file, a definition or a line that stands for several hosts. Change it in the text.");
        }
    }

    /// What is to be changed does not stand in the file as it is read. The source's own words would show it.
    private static final class NotWritten extends Exception {
        private static final long serialVersionUID = 1;
    }

    private interface Made<T> {
        T made() throws Impossible;
    }

    private static <T> T hidden(Made<T> splice) throws NotWritten {
        try {
            return splice.made();
        } catch (Impossible _) {
            throw new NotWritten();
        }
    }

    private String written(Secret password) throws Impossible {
        if (password.equals(Secret.HIDDEN)) {
            throw new Impossible(password + " stands for a password that is not shown. Type the password itself.");
        }
        if (password.value().isEmpty() || !ConfText.isPossible(password.value())) {
            throw new Impossible("keepalived cannot write this password for " + name + ": no quotes, no $, no control"
                    + " characters and no word for an include. Choose another one.");
        }
        return ConfText.word(password.value());
    }

    private List<Splice> given(List<Piece> blocks, String word) throws Impossible, NotWritten {
        String type = TYPE + " " + BY_PASSWORD;
        String pass = PASS + " " + word;
        if (blocks.isEmpty()) {
            return List.of(source.insert(instance, List.of(BLOCK + " {", INDENT + type, INDENT + pass, "}")));
        }
        Piece block = blocks.getLast();
        if (!block.isBlock()) {
            throw new Impossible("The '" + BLOCK + "' of " + name + " has no { and }. Complete it in the text.");
        }
        List<Splice> splices = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Optional<Piece> typed = last(block, TYPE);
        if (typed.isEmpty()) {
            missing.add(type);
        } else if (!typed.get().args().stream().map(Word::text).toList().equals(List.of(BY_PASSWORD))) {
            splices.add(hidden(() -> source.rewritten(typed.get(), List.of(BY_PASSWORD))));
        }
        Optional<Piece> passed = last(block, PASS);
        if (passed.isEmpty()) {
            missing.add(pass);
        } else {
            splices.add(hidden(() -> source.rewritten(passed.get(), List.of(word))));
        }
        if (!missing.isEmpty()) {
            // First, as it may stand where a word is added, and belongs behind that.
            splices.addFirst(hidden(() -> source.insert(block, missing)));
        }
        return splices;
    }

    private List<Splice> taken(List<Piece> blocks) throws Impossible, NotWritten {
        if (blocks.isEmpty()) {
            throw new Impossible("There is no password in " + name + ".");
        }
        List<Splice> splices = new ArrayList<>();
        for (Piece block : blocks) {
            splices.add(hidden(() -> source.remove(block)));
        }
        return splices;
    }

    private static Optional<Piece> last(Piece block, String keyword) {
        return block.all(keyword).reduce((_, later) -> later);
    }
}
