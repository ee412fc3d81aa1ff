package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.keepalived.ConfSource.Impossible;
import dev.baton.keepalived.ConfSource.Splice;

/// Edits the lists that a block of a keepalived.conf holds: addresses, routes, peers, what is tracked, members.
final class ConfLines {
    private static final String INDENT = "    ";
    /// What is tracked under which keyword, by the keyword that it is defined with.
    private static final Map<String, String> TRACKED = new LinkedHashMap<>(Map.of("vrrp_script", "track_script",
            "vrrp_track_process", "track_process", "vrrp_track_file", "track_file", "track_file", "track_file"));

    /// An entry where it stands.
    private record Found(Piece list, Piece line, Word word) {
        boolean isAlone() {
            return line.words().size() == 1 || !isListOfWords();
        }

        /// Whether its list takes several entries on a line: all but the first are no arguments then.
        private boolean isListOfWords() {
            String keyword = list.keyword().text();
            return keywords(ConfEdit.Lines.MEMBERS).contains(keyword)
                    || keywords(ConfEdit.Lines.PEERS).contains(keyword);
        }
    }

    private final ConfSource source;
    private final List<Piece> top;
    private final Piece block;

    /// @param top   what the file holds
    /// @param block what holds the lists
    ConfLines(ConfSource source, List<Piece> top, Piece block) {
        this.source = source;
        this.top = top;
        this.block = block;
    }

    /// The keywords of the blocks that hold such lines.
    private static List<String> keywords(ConfEdit.Lines lines) {
        return switch (lines) {
            case ADDRESSES -> List.of(InstanceKeywords.ADDRESSES.name());
            case EXCLUDED -> List.of("virtual_ipaddress_excluded");
            case ROUTES -> List.of("virtual_routes");
            case PEERS -> List.of("unicast_peer");
            case TRACKED -> List.of("track_script", "track_process", "track_file");
            case INTERFACES -> List.of("track_interface");
            case MEMBERS -> List.of("group");
        };
    }

    Splice add(ConfEdit.Lines lines, ConfEdit.Statement line) throws Impossible {
        requirePossible(lines, line);
        Optional<Found> there = find(lines, line.keyword());
        if (there.isPresent()) {
            throw new Impossible(line.keyword() + " is there already, on line " + there.get().word().place().line()
                    + " of " + there.get().word().place().file() + ".");
        }
        ConfEdit.Statement named = lines == ConfEdit.Lines.TRACKED
                ? new ConfEdit.Statement(defined(line.keyword()).args().getFirst().text(), line.args())
                : line;
        String keyword = lines == ConfEdit.Lines.TRACKED
                ? Optional.ofNullable(TRACKED.get(defined(line.keyword()).keyword().text())).orElseThrow()
                : keywords(lines).getFirst();
        Optional<Piece> list = block.all(keyword).filter(Piece::isBlock).reduce((_, last) -> last);
        String written = ConfSource.written(named);
        return list.isPresent()
                ? source.insert(list.get(), List.of(written))
                : source.insert(block, List.of(keyword + " {", INDENT + written, "}"));
    }

    private static void requirePossible(ConfEdit.Lines lines, ConfEdit.Statement line) throws Impossible {
        boolean isAddress = switch (lines) {
            case ADDRESSES, EXCLUDED -> true;
            case ROUTES, PEERS, TRACKED, INTERFACES, MEMBERS -> false;
        };
        if (isAddress && AddressLine.address(line.keyword()).isEmpty()) {
            throw new Impossible(
                    Report.quoted(line.keyword()) + " is no address with a prefix length. Write for example"
                            + " 10.0.0.1/24.");
        }
        if (line.keyword().isEmpty()) {
            throw new Impossible("The entry is empty. Write what it is to be.");
        }
    }

    /// The block that defines what is tracked.
    private Piece defined(String name) throws Impossible {
        return top.stream().filter(p -> TRACKED.containsKey(p.keyword().text()) && !p.args().isEmpty())
                .filter(p -> isNamed(p.args().getFirst(), name)).findFirst()
                .orElseThrow(() -> new Impossible("There is no check " + Report.quoted(name)
                        + " in the file that could be tracked. Write a vrrp_script of that name first."));
    }

    List<Splice> set(ConfEdit.Lines lines, String entry, ConfEdit.Statement line) throws Impossible {
        requirePossible(lines, line);
        Found found = required(lines, entry);
        boolean isOther = find(lines, line.keyword()).filter(f -> !f.word().place().equals(found.word().place()))
                .isPresent();
        if (isOther) {
            throw new Impossible(line.keyword() + " is in the list already. Choose another, or remove one of them.");
        }
        boolean isTracked = lines == ConfEdit.Lines.TRACKED;
        if (isTracked && !isNamed(found.word(), line.keyword())) {
            return List.of(remove(lines, entry), add(lines, line));
        }
        List<String> words = new ArrayList<>();
        words.add(isTracked ? found.word().text() : line.keyword());
        words.addAll(line.args());
        Word last = found.isAlone() ? found.line().last() : found.word();
        for (Word word : found.line().words()) {
            source.start(word);
        }
        return List.of(new Splice(source.start(found.word()), source.end(last),
                ConfSource.written(new ConfEdit.Statement(words.getFirst(), words.subList(1, words.size())))));
    }

    Splice remove(ConfEdit.Lines lines, String entry) throws Impossible {
        Found found = required(lines, entry);
        if (!found.isAlone()) {
            return source.remove(found.word());
        }
        boolean isLast = found.list().children().size() == 1 && lines != ConfEdit.Lines.ADDRESSES;
        return isLast && !source.hasRemark(found.list(), found.line())
                ? source.remove(found.list())
                : source.remove(found.line());
    }

    private Found required(ConfEdit.Lines lines, String entry) throws Impossible {
        return find(lines, entry).orElseThrow(() -> new Impossible("There is no " + Report.quoted(entry) + " in the '"
                + keywords(lines).getFirst() + "' of " + Report.quoted(block.keyword().text()) + "."));
    }

    private Optional<Found> find(ConfEdit.Lines lines, String entry) {
        List<Found> all = new ArrayList<>();
        for (String keyword : keywords(lines)) {
            block.all(keyword).filter(Piece::isBlock)
                    .forEach(list -> list.children().forEach(line -> words(lines, line)
                            .forEach(word -> all.add(new Found(list, line, word)))));
        }
        List<Found> exact = all.stream().filter(f -> f.word().text().equals(entry)).toList();
        return (exact.isEmpty() ? all.stream().filter(f -> isSame(lines, f.word(), entry)).toList() : exact).stream()
                .reduce((_, last) -> last);
    }

    /// The words of a line that are entries.
    private static Stream<Word> words(ConfEdit.Lines lines, Piece line) {
        return switch (lines) {
            case MEMBERS, PEERS -> line.words().stream();
            case ROUTES -> line.keyword().text().equals("to") && !line.args().isEmpty()
                    ? Stream.of(line.args().getFirst())
                    : Stream.of(line.keyword());
            case ADDRESSES, EXCLUDED, TRACKED, INTERFACES -> Stream.of(line.keyword());
        };
    }

    private static boolean isSame(ConfEdit.Lines lines, Word word, String entry) {
        return switch (lines) {
            case TRACKED, MEMBERS -> isNamed(word, entry);
            case ADDRESSES, EXCLUDED, ROUTES, PEERS -> AddressLine.address(entry)
                    .filter(wanted -> AddressLine.address(word.text()).filter(wanted::equals).isPresent()).isPresent();
            case INTERFACES -> false;
        };
    }

    /// By the name in the file, or by the one that our model gives it.
    private static boolean isNamed(Word word, String name) {
        return word.text().equals(name) || Names.fit(word.text()).filter(name::equals).isPresent();
    }
}
