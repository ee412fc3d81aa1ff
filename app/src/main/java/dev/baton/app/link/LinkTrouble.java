package dev.baton.app.link;

import java.io.Serial;
import java.util.Locale;

/// Something that was asked of a node, or of the address book, and was not done. Nothing has changed, or the sentence
/// says what.
public final class LinkTrouble extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// What went wrong.
    public enum Kind {
        /// The code is no pairing code: a typing error, or a part is missing.
        CODE,
        /// The code is used up, or its time is over.
        EXPIRED,
        /// Too many tries; the code is dead.
        TOO_MANY,
        /// Somebody with another key answers: nothing was sent.
        PIN,
        /// Nobody answers.
        UNREACHABLE,
        /// The node does not know this window.
        UNPAIRED,
        /// This window may not do that there.
        ROLE,
        /// The node says why it does not do that.
        REFUSED,
        /// The address book cannot be written, or the name is taken.
        BOOK;

        /// The last part of keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    /// @param sentence what is wrong and what to do; never a secret
    public LinkTrouble(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    /// What is wrong and what to do.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
