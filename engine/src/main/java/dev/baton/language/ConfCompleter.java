package dev.baton.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.keepalived.KeywordHelp;
import dev.baton.language.Proposal.Kind;

/// Proposes keywords and values of a keepalived.conf.
final class ConfCompleter {
    private static final String INDENT = "    ";
    private static final Map<String, String> TRACKED = pairs("track_script", "vrrp_script", "track_process",
            "vrrp_track_process", "track_file", "track_file");
    private static final Map<String, String> EXAMPLES = pairs("virtual_router_id", "51", "priority", "100",
            "advert_int", "1", "auth_pass", "1111", "interval", "1", "weight", "-20", "vrrp_version", "3", "version",
            "3",
            "script", "\"/etc/keepalived/check.sh\"", "router_id", "n1", "preempt_delay", "30", "garp_master_delay",
            "5");

    private ConfCompleter() {}

    private static Map<String, String> pairs(String... keysAndValues) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            pairs.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return pairs;
    }

    static Completion complete(String text, int offset, Names others) {
        String before = text.substring(0, offset);
        ConfTree.End end = ConfTree.of(before).end();
        if (end.isComment()) {
            return Completion.none(offset);
        }
        ConfTree whole = ConfTree.of(text + "\n");
        int stop = offset;
        while (stop < text.length() && (Character.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
            stop++;
        }
        List<Proposal> all = end.words().isEmpty()
                ? keywords(text, end, whole, offset)
                : values(end, whole, others);
        return Completion.of(text, new TextRange(end.start(), stop), all);
    }

    private static List<Proposal> keywords(String text, ConfTree.End end, ConfTree whole, int offset) {
        List<Proposal> proposals = new ArrayList<>();
        String block = end.path().isEmpty() ? "" : end.path().getLast();
        boolean isInside = end.path().size() > 1;
        Names names = ConfKeywords.names(whole);
        if (isInside && TRACKED.containsKey(block)) {
            named(whole, block).forEach(n -> proposals.add(Proposal.word(n, Kind.NAME, "")));
        } else if (isInside && block.equals("track_interface")) {
            names.interfaces().forEach(n -> proposals.add(Proposal.word(n, Kind.NAME, "")));
        } else if (isInside && block.equals("group")) {
            names.routers().forEach(n -> proposals.add(Proposal.word(n, Kind.NAME, "")));
        } else if (block.startsWith("virtual_ipaddress")) {
            proposals.add(Proposal.word("10.0.0.100/24", Kind.EXAMPLE, ""));
        } else if (block.equals("unicast_peer")) {
            proposals.add(Proposal.word("10.0.0.2", Kind.EXAMPLE, ""));
        }
        Set<String> present = present(whole, offset);
        String indent = " ".repeat(YamlTokenizer.indentOf(lineBefore(text, end.start())));
        KeywordHelp.in(end.path()).stream().filter(k -> end.path().isEmpty() || !present.contains(k.name()))
                .forEach(k -> proposals.add(keyword(k, end.path().isEmpty(), indent)));
        return proposals;
    }

    private static String lineBefore(String text, int offset) {
        return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    }

    private static Set<String> present(ConfTree whole, int offset) {
        int block = whole.around(offset);
        Set<String> present = new LinkedHashSet<>();
        if (block >= 0) {
            whole.children(block).stream()
                    .filter(i -> offset < whole.statement(i).start() || offset > whole.statement(i).end())
                    .forEach(i -> present.add(whole.keyword(i)));
        }
        return present;
    }

    private static Proposal keyword(KeywordHelp keyword, boolean isTop, String indent) {
        String name = keyword.name();
        String insert = name;
        int caret = name.length();
        if (keyword.isBlock()) {
            String head = isTop && KeywordHelp.isNamed(name) ? name + " NAME {" : name + " {";
            insert = head + "\n" + indent + INDENT + "\n" + indent + "}";
            caret = isTop && KeywordHelp.isNamed(name)
                    ? name.length() + " NAME".length()
                    : head.length() + 1 + indent.length() + INDENT.length();
        } else if (!keyword.form().isEmpty() && !keyword.form().startsWith("[")) {
            insert = name + " ";
            caret = insert.length();
        }
        return new Proposal(name, insert, caret, keyword.isBlock() ? Kind.BLOCK : Kind.KEY, keyword.form(),
                Optional.of(keyword.fallback()).filter(f -> !f.isEmpty()), false, ConfKeywords.text(keyword));
    }

    private static List<Proposal> values(ConfTree.End end, ConfTree whole, Names others) {
        String keyword = end.words().getFirst();
        Names own = ConfKeywords.names(whole).withInterfaces(others.interfaces());
        List<Proposal> proposals = new ArrayList<>();
        boolean isTracked = !end.path().isEmpty() && TRACKED.containsKey(end.path().getLast())
                && end.path().size() > 1;
        if (isTracked || (!end.path().isEmpty() && end.path().getLast().equals("track_interface"))) {
            proposals.add(Proposal.word("weight", Kind.KEY, ""));
            return end.words().size() == 1 ? proposals : List.of();
        }
        Optional<KeywordHelp> known = KeywordHelp.find(end.path(), keyword);
        if (end.words().size() > 1 || known.isEmpty()) {
            return List.of();
        }
        String help = ConfKeywords.text(known.get());
        known.get().values().forEach(v -> proposals.add(Proposal.word(v, Kind.VALUE, help)));
        if (known.get().form().equals("interface")) {
            own.interfaces().forEach(n -> proposals.add(Proposal.word(n, Kind.NAME, help)));
        }
        Optional.ofNullable(EXAMPLES.get(keyword)).ifPresent(e -> proposals.add(new Proposal(e, e, e.length(),
                Kind.EXAMPLE, known.get().form(), Optional.of(known.get().fallback()).filter(f -> !f.isEmpty()), false,
                help)));
        return proposals;
    }

    private static List<String> named(ConfTree whole, String track) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < whole.statements().size(); i++) {
            boolean isKind = whole.keyword(i).equals(TRACKED.get(track)) || (track.equals("track_file")
                    && whole.keyword(i).equals("vrrp_track_file"));
            if (isKind && whole.statement(i).parent() < 0) {
                whole.word(i, 1).ifPresent(names::add);
            }
        }
        return names;
    }
}
