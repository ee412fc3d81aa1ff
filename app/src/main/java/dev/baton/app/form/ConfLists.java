package dev.baton.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.Tree;
import dev.baton.keepalived.ConfEdit;

/// What a form does to the lists of a keepalived.conf, where each entry is a line in a block of its own: addresses, routes,
/// peers, what is tracked, the members of a group. Entries that stay are not touched, and one that changes is written where
/// it stands.
final class ConfLists {
    private static final String UNICAST = "unicast";
    private static final String PEERS = "peers";
    private static final String TRACK = "track";
    private static final String INTERFACE = "interface";
    private static final Map<String, ConfEdit.Lines> ROUTER = Map.of("addresses", ConfEdit.Lines.ADDRESSES, "excluded",
            ConfEdit.Lines.EXCLUDED, "routes", ConfEdit.Lines.ROUTES, TRACK, ConfEdit.Lines.TRACKED, UNICAST,
            ConfEdit.Lines.PEERS);
    private static final Map<String, ConfEdit.Lines> GROUP = Map.of("routers", ConfEdit.Lines.MEMBERS, TRACK,
            ConfEdit.Lines.TRACKED);
    /// What stands behind the first word of an entry, by the key of our model.
    private static final List<Map.Entry<String, String>> WORDS = List.of(Map.entry("via", "via"),
            Map.entry(INTERFACE, "dev"), Map.entry("source", "src"), Map.entry("metric", "metric"),
            Map.entry("table", "table"), Map.entry("label", "label"), Map.entry("weight", "weight"));

    private ConfLists() {}

    /// The lines that a key of a part stands for.
    static Optional<ConfEdit.Lines> lines(Part part, String key) {
        return Optional.ofNullable(switch (part.kind()) {
            case ROUTER -> ROUTER.get(key);
            case GROUP -> GROUP.get(key);
            case CHECK, NOTIFICATION -> null;
        });
    }

    /// The edits of the text that come to the same.
    ///
    /// @param lines which list the edit is about
    /// @param block what holds it
    static List<ConfEdit> of(Part part, ConfEdit.Lines lines, ConfEdit.Block block, ConfigEdit edit) {
        ConfigPath path = path(edit);
        List<ConfigPath.Step> below = path.steps().subList(part.path().steps().size(), path.steps().size());
        String key = below.getFirst().toString();
        boolean isNested = key.equals(UNICAST);
        List<Tree> before = Part.items(isNested ? peers(part.tree().find(UNICAST)) : part.tree().find(key));
        List<ConfigPath.Step> within = below.subList(isNested && below.size() > 1 ? 2 : 1, below.size());
        return changes(lines, block, before, after(before, within, edit));
    }

    private static ConfigPath path(ConfigEdit edit) {
        return switch (edit) {
            case ConfigEdit.Set(ConfigPath path, Tree _) -> path;
            case ConfigEdit.Add(ConfigPath path, Tree _) -> path;
            case ConfigEdit.Remove(ConfigPath path) -> path;
            case ConfigEdit.Rename _ -> throw new IllegalArgumentException("a list has no name");
        };
    }

    private static Optional<Tree> peers(Optional<Tree> unicast) {
        return unicast.flatMap(tree -> tree instanceof Tree.Branch branch ? branch.find(PEERS) : Optional.of(tree));
    }

    /// The list as the edit leaves it.
    ///
    /// @param within where in the list the edit is; empty: the whole
    private static List<Tree> after(List<Tree> before, List<ConfigPath.Step> within, ConfigEdit edit) {
        List<Tree> after = new ArrayList<>(before);
        int index = !within.isEmpty() && within.getFirst() instanceof ConfigPath.Item(int at) ? at : -1;
        boolean isThere = index >= 0 && index < before.size();
        Optional<String> key = within.size() > 1 ? Optional.of(within.getLast().toString()) : Optional.empty();
        switch (edit) {
            case ConfigEdit.Add(var _, Tree entry) -> after.add(entry);
            case ConfigEdit.Set(var _, Tree value) when isThere ->
                after.set(index, key.map(k -> with(before.get(index), k, Optional.of(value))).orElse(value));
            case ConfigEdit.Remove _ when isThere && key.isPresent() ->
                after.set(index, with(before.get(index), key.get(), fallback(key.get())));
            case ConfigEdit.Remove _ when isThere -> after.remove(index);
            case ConfigEdit.Set(var _, Tree value) -> {
                after.clear();
                after.addAll(Part.items(peers(Optional.of(value))));
            }
            case ConfigEdit.Remove _ -> after.clear();
            case ConfigEdit.Rename _ -> {
                // Not of a list.
            }
        }
        return after;
    }

    /// What is written for a key without a value. A check may have a weight of its own, which would count where its entry
    /// has none.
    private static Optional<Tree> fallback(String key) {
        return key.equals("weight") ? Optional.of(new Tree.Leaf("0", false)) : Optional.empty();
    }

    private static Tree with(Tree entry, String key, Optional<Tree> value) {
        List<Tree.Entry> entries = new ArrayList<>(
                entry instanceof Tree.Branch branch
                        ? branch.entries()
                        : List.of(new Tree.Entry("address", entry)));
        int at = -1;
        for (int i = 0; i < entries.size(); i++) {
            at = entries.get(i).key().equals(key) ? i : at;
        }
        if (at >= 0) {
            entries.remove(at);
        }
        int place = at < 0 ? entries.size() : at;
        value.ifPresent(tree -> entries.add(place, new Tree.Entry(key, tree)));
        return new Tree.Branch(entries, true);
    }

    private static List<ConfEdit> changes(ConfEdit.Lines lines, ConfEdit.Block block, List<Tree> before,
            List<Tree> after) {
        List<ConfEdit> edits = new ArrayList<>();
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                Tree old = before.get(i);
                Tree next = after.get(i);
                if (!line(old).equals(line(next))) {
                    ConfEdit.Lines of = of(lines, old);
                    edits.addAll(of == of(lines, next)
                            ? List.of(new ConfEdit.SetLine(block, of, line(old).keyword(), line(next)))
                            : List.of(new ConfEdit.RemoveLine(block, of, line(old).keyword()),
                                    new ConfEdit.AddLine(block, of(lines, next), line(next))));
                }
            }
            return edits;
        }
        List<ConfEdit.Statement> olds = before.stream().map(ConfLists::line).toList();
        List<ConfEdit.Statement> nexts = after.stream().map(ConfLists::line).toList();
        after.stream().filter(tree -> !olds.contains(line(tree)))
                .forEach(tree -> edits.add(new ConfEdit.AddLine(block, of(lines, tree), line(tree))));
        before.stream().filter(tree -> !nexts.contains(line(tree)))
                .forEach(tree -> edits.add(new ConfEdit.RemoveLine(block, of(lines, tree), line(tree).keyword())));
        return edits;
    }

    /// Interfaces are tracked in a block of their own.
    private static ConfEdit.Lines of(ConfEdit.Lines lines, Tree entry) {
        boolean isInterface = entry instanceof Tree.Branch branch && branch.find("check").isEmpty()
                && branch.find("address").isEmpty() && branch.find("to").isEmpty();
        return lines == ConfEdit.Lines.TRACKED && isInterface ? ConfEdit.Lines.INTERFACES : lines;
    }

    /// An entry as a line.
    private static ConfEdit.Statement line(Tree entry) {
        if (!(entry instanceof Tree.Branch branch)) {
            return ConfEdit.Statement.flag(entry.toString());
        }
        Optional<Tree> first = branch.find("address").or(() -> branch.find("to")).or(() -> branch.find("check"));
        String keyword = first.or(() -> branch.find(INTERFACE)).map(Tree::toString).orElse("");
        List<String> args = new ArrayList<>();
        for (Map.Entry<String, String> word : WORDS) {
            boolean isKeyword = word.getKey().equals(INTERFACE) && first.isEmpty();
            Optional<Tree> value = isKeyword ? Optional.empty() : branch.find(word.getKey());
            value.ifPresent(tree -> args.addAll(List.of(word.getValue(), tree.toString())));
        }
        if (branch.find("reverse").filter(tree -> tree.toString().equals("true")).isPresent()) {
            if (args.isEmpty()) {
                args.addAll(List.of("weight", "0"));
            }
            args.add("reverse");
        }
        return new ConfEdit.Statement(keyword, args);
    }
}
