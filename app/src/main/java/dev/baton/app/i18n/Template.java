package dev.baton.app.i18n;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text with places `{0}`, `{1}`, taken apart once: texts are filled in many times a frame.
///
/// @param literals the text before each place, and after the last one
/// @param places   which argument goes into each place
record Template(List<String> literals, List<Integer> places) {
    Template {
        literals = List.copyOf(literals);
        places = List.copyOf(places);
    }

    /// Takes `text` apart.
    ///
    /// @throws IllegalArgumentException if a brace is not part of a place
    static Template of(String text) {
        List<String> literals = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int end = text.indexOf('}', open);
            if (end < 0) {
                throw new IllegalArgumentException("A place without an end: " + text);
            }
            literals.add(text.substring(from, open));
            places.add(Integer.valueOf(text.substring(open + 1, end)));
            from = end + 1;
        }
        literals.add(text.substring(from));
        return new Template(literals, places);
    }

    /// The text with its places filled; numbers are written as in `locale`. A place without an argument is a mistake in the
    /// program, which every test that shows it finds; a person sees the place.
    String fill(Locale locale, Object... args) {
        StringBuilder filled = new StringBuilder(literals.getFirst());
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            assert place < args.length : "Nothing for {" + place + "} of: " + String.join("…", literals);
            if (place >= args.length) {
                filled.append('{').append(place).append('}');
            } else if (args[place] instanceof Number number) {
                filled.append(NumberFormat.getInstance(locale).format(number));
            } else {
                filled.append(args[place]);
            }
            filled.append(literals.get(i + 1));
        }
        return filled.toString();
    }
}
