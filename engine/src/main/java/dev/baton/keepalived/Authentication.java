package dev.baton.keepalived;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.baton.config.Place;
import dev.baton.config.Secret;

/// The `authentication` of an instance, when it is by password.
///
/// @param password 1..8 bytes
/// @param place    where it stands, without the text of its line
record Authentication(Secret password, Place place) {
    private static final int MAX_BYTES = 8;
    private static final String HIDDEN = "auth_pass (hidden)";

    static Optional<Authentication> read(Statements instance, Report report) {
        Optional<Node> block = instance.last(InstanceKeywords.AUTHENTICATION);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        Statements all = Statements.of(block.get().children(), InstanceKeywords.AUTH_TABLE, report);
        Optional<Given<String>> type = all.value(InstanceKeywords.AUTH_TYPE);
        Optional<Given<String>> pass = all.value(InstanceKeywords.AUTH_PASS);
        if (type.isEmpty()) {
            report.changed(block.get(), "left out", "Without an auth_type keepalived does not authenticate.");
            return Optional.empty();
        }
        if (type.get().value().equals("AH")) {
            report.lost(type.get().node(), "Nodes do not speak IPsec; RFC 5798 removed this kind of authentication.");
            return Optional.empty();
        }
        if (pass.isEmpty() || pass.get().value().isEmpty()) {
            report.changed(block.get(), "left out", "There is no password, so keepalived does not authenticate.");
            return Optional.empty();
        }
        Place place = blank(pass.get().place());
        String text = pass.get().value();
        if (endsInComment(pass.get().place())) {
            report.changed(place, HIDDEN, "what stands before the mark",
                    "A # or ! begins a comment, within a word, too:"
                            + " keepalived uses what stands before it. If more is meant, put it into quotes on all hosts at once.");
        }
        String cut = cut(text);
        if (!cut.equals(text)) {
            report.changed(place, HIDDEN, "its first " + MAX_BYTES + " bytes",
                    "An advert carries eight bytes, and keepalived cuts the rest off.");
        }
        return Optional.of(new Authentication(new Secret(cut), place));
    }

    private static boolean endsInComment(Place place) {
        int next = place.caret() + place.length();
        return next < place.excerpt().length() && "#!".indexOf(place.excerpt().charAt(next)) >= 0;
    }

    /// The whole characters of the first eight bytes.
    private static String cut(String text) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                return text.substring(0, end);
            }
            end = next;
        }
        return text;
    }

    /// The place without its line, which holds the password.
    private static Place blank(Place place) {
        return new Place(place.file(), place.line(), place.column(), place.length(), "", 0);
    }

    /// What is told of it.
    String words() {
        return HIDDEN;
    }
}
