package dev.baton.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.Masked;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.files.Remark;
import dev.baton.config.Place;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// A row of a file as it is shown: a line of it, or what is to say of the line above.
sealed interface TextLine {
    /// How many characters of a line are shown.
    int MAX_CHARACTERS = 2_000;

    /// The number of the line that it is or belongs to, from 1.
    int number();

    /// A line.
    ///
    /// @param mark how bad the worst is that is said of it; empty: nothing is
    record Source(int number, String text, Optional<Severity> mark) implements TextLine {}

    /// What is said of the line above.
    ///
    /// @param column what is meant there, from 1
    /// @param length how many characters of it
    /// @param code   its kind; empty: a reader says it
    /// @param words  what is said, in English
    record Said(int number, Severity severity, int column, int length, Optional<Code> code, String words)
            implements
                TextLine {}

    /// The lines of a text about which nothing is said.
    static List<TextLine> plain(String text) {
        return of(Masked.lines(text), new TreeMap<>());
    }

    /// A file with what is said of it.
    static List<TextLine> of(ConfigFile file, OpenConfigs configs) {
        NavigableMap<Integer, List<Said>> said = new TreeMap<>();
        for (Remark remark : configs.remarks(file)) {
            boolean isFirst = true;
            for (Remark.Spot spot : remark.spots()) {
                Place place = spot.place();
                if (place.file().equals(file.path().toString())) {
                    String words = isFirst || spot.text().isEmpty() ? remark.sentence() : spot.text();
                    isFirst = false;
                    said.computeIfAbsent(place.line(), _ -> new ArrayList<>()).add(new Said(place.line(),
                            remark.severity(), place.column(), place.length(), remark.code(), words));
                }
            }
        }
        return of(Masked.lines(file.text()), said);
    }

    private static List<TextLine> of(List<String> lines, NavigableMap<Integer, List<Said>> said) {
        List<TextLine> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<Said> here = said.getOrDefault(i + 1, List.of());
            String text = lines.get(i).replace("\t", "    ");
            rows.add(new Source(i + 1, text.substring(0, Math.min(text.length(), MAX_CHARACTERS)),
                    here.stream().map(Said::severity).min(Comparator.naturalOrder())));
            rows.addAll(here);
        }
        said.tailMap(lines.size(), false).values().forEach(rows::addAll);
        return rows;
    }
}
