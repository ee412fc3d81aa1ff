package dev.baton.app.priority;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.baton.whatif.VirtualRouterId;

/// A virtual router's scale: its routers as thumbs, and what is predicted.
///
/// @param id        the virtual router
/// @param title     its name
/// @param place     what tells it from others besides: router names, network
/// @param addresses its first address and how many more there are
/// @param chip      the same where there is little room
/// @param thumbs    its routers, in the order of the nodes
/// @param outlook   what is predicted
/// @param now       who is MASTER now; empty: not known
/// @param notes     what checks can do to the addresses
record Scale(VirtualRouterId id, String title, String place, String addresses, String chip, List<Thumb> thumbs,
        Outlook outlook, Optional<String> now, List<Note> notes) {
    /// More routers than this are drawn closer together.
    static final int MAX_ROOMY = 5;

    Scale {
        thumbs = List.copyOf(thumbs);
        notes = List.copyOf(notes);
    }

    /// What is predicted, in one sentence.
    record Outlook(Grade grade, String sentence) {}

    /// How good it is.
    enum Grade {
        /// It is being worked out, or nothing can be said.
        OPEN,
        /// Everything stays.
        CALM,
        /// The addresses move.
        MOVES,
        /// Something else than priorities decides.
        DOUBTFUL,
        /// Nobody holds the addresses, several do, or it does not come to rest.
        BROKEN
    }

    /// Something that a check can do.
    ///
    /// @param isWarning whether somebody should look at it
    record Note(String sentence, boolean isWarning) {}

    /// The nodes that hold the addresses once everything has come to rest.
    List<String> holders() {
        return thumbs.stream().filter(Thumb::holds).map(t -> t.ref().node()).toList();
    }

    boolean isCompact() {
        return thumbs.size() > MAX_ROOMY;
    }

    /// Whether the filter finds it.
    ///
    /// @param wanted in small letters
    boolean matches(String wanted) {
        return contains(title, wanted) || contains(place, wanted) || contains(addresses, wanted)
                || thumbs.stream()
                        .anyMatch(t -> contains(t.ref().node(), wanted) || contains(t.ref().router(), wanted));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
