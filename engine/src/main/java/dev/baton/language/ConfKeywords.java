package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.KeyHelp;
import dev.baton.keepalived.KeywordHelp;
import dev.baton.language.ConfTree.Statement;

/// Help for keywords of keepalived, what a keepalived.conf defines, and completion in it.
final class ConfKeywords {
    private static final Pattern OUR_KEY = Pattern.compile("`([A-Za-z.]+)(?:: [^`]*)?`");
    private static final List<String> SHAPES = List.of("router", "check", "group", "notification", "announcement",
            "unicast", "authentication", "node", "tracked item");

    private ConfKeywords() {}

    private static OutlineItem.Kind kind(String block) {
        return switch (block) {
            case "global_defs" -> OutlineItem.Kind.GLOBAL;
            case "vrrp_instance" -> OutlineItem.Kind.ROUTER;
            case "vrrp_script", "track_file", "vrrp_track_file", "vrrp_track_process" -> OutlineItem.Kind.CHECK;
            case "vrrp_sync_group" -> OutlineItem.Kind.GROUP;
            default -> OutlineItem.Kind.OTHER;
        };
    }

    /// What a keyword means: what our key of the same meaning says, and what an import makes of it.
    static String text(KeywordHelp keyword) {
        StringBuilder text = new StringBuilder();
        ourKey(keyword).ifPresent(key -> text.append(key.doc()).append(' '));
        String note = keyword.note();
        if (keyword.isImported()) {
            text.append("In a node.yaml: ").append(note).append('.');
        } else {
            text.append(note);
        }
        if (keyword.names().size() > 1) {
            text.append(" Also written ")
                    .append(String.join(", ", keyword.names().subList(1, keyword.names().size()))).append('.');
        }
        return text.toString().replace("`", "");
    }

    private static Optional<KeyHelp> ourKey(KeywordHelp keyword) {
        Matcher matcher = OUR_KEY.matcher(keyword.note());
        if (!keyword.isImported() || !matcher.lookingAt()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<String> shapes = new ArrayList<>(SHAPES);
        if (name.startsWith("announce.")) {
            shapes.addFirst("announcement");
        }
        return shapes.stream().flatMap(s -> YamlKeys.shape(s).stream()).flatMap(s -> s.key(last).stream())
                .findFirst();
    }

    /// The help for the keyword of the statement at an offset.
    static Optional<Help> help(String text, int offset) {
        ConfTree tree = ConfTree.of(text + "\n");
        return tree.at(offset).flatMap(index -> {
            Statement statement = tree.statement(index);
            List<String> path = tree.path(index);
            TextRange word = statement.words().stream().filter(w -> w.touches(offset)).findFirst()
                    .orElse(statement.words().getFirst());
            return KeywordHelp.find(path, tree.keyword(index)).map(k -> new Help(word,
                    (path.isEmpty() ? "" : path.getLast() + " / ") + k.name(), k.form(),
                    Optional.of(k.fallback()).filter(f -> !f.isEmpty()), false, text(k)));
        });
    }

    /// What a text defines.
    static List<OutlineItem> outline(String text) {
        ConfTree tree = ConfTree.of(text + "\n");
        List<OutlineItem> items = new ArrayList<>();
        for (int i = 0; i < tree.statements().size() && items.size() < OutlineItem.MAX_ITEMS; i++) {
            Statement statement = tree.statement(i);
            if (statement.parent() < 0 && statement.block().isPresent() && !statement.words().isEmpty()) {
                String keyword = tree.keyword(i);
                OutlineItem.Kind kind = kind(keyword);
                boolean isNamed = KeywordHelp.isNamed(keyword) && statement.words().size() > 1;
                int end = Math.min(statement.end(), text.length());
                items.add(new OutlineItem(kind, isNamed ? tree.word(i, 1).orElse(keyword) : keyword,
                        new TextRange(statement.start(), Math.max(end, statement.start())),
                        statement.words().get(isNamed ? 1 : 0)));
            }
        }
        return items;
    }

    /// The names that a text defines.
    static Names names(ConfTree tree) {
        List<String> routers = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < tree.statements().size(); i++) {
            Optional<String> name = tree.word(i, 1);
            if (name.isPresent() && tree.keyword(i).equals("interface")) {
                interfaces.add(name.get());
            } else if (name.isPresent() && tree.statement(i).parent() < 0) {
                List<String> names = switch (kind(tree.keyword(i))) {
                    case ROUTER -> routers;
                    case CHECK -> checks;
                    case GROUP -> groups;
                    case GLOBAL, NOTIFICATION, OTHER -> new ArrayList<>();
                };
                names.add(name.get());
            }
        }
        return new Names(routers, checks, groups, interfaces);
    }
}
