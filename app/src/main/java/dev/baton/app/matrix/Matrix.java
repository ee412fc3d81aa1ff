package dev.baton.app.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.baton.app.form.Part;
import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;
import dev.baton.config.Settings;
import dev.baton.config.Tree;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;
import dev.baton.draft.Workspace;
import dev.baton.finding.Code;

/// The settings of several nodes side by side. Routers are the same where family and VRID are, checks and groups where
/// their names are. A text that is no good configuration counts as what it was last when it was one.
///
/// @param nodes  the columns
/// @param blocks the rows, by what they are settings of
record Matrix(List<String> nodes, List<Block> blocks) {
    private static final String ADDRESSES = "addresses";
    private static final String INTERVAL = "advertInterval";
    private static final String VERSION = "version";
    private static final String PASS = "authentication.pass";
    private static final String PEERS = "unicast.peers";

    Matrix {
        nodes = List.copyOf(nodes);
        blocks = List.copyOf(blocks);
    }

    /// What several nodes have together.
    ///
    /// @param kind  what it is
    /// @param title its name, with what matches it: `VRID 51 · IPv4`
    /// @param parts the parts by node; nodes that do not have it are missing
    record Block(Part.Kind kind, String title, Map<String, Part> parts, List<Row> rows) {
        Block {
            rows = List.copyOf(rows);
        }
    }

    /// How the cells of a row stand to each other.
    enum Sameness {
        /// All that have it have the same.
        EQUAL,
        /// They differ, as they may.
        DIFFERENT,
        /// They differ where they must not.
        CONFLICT
    }

    /// A setting.
    ///
    /// @param owner    what it is a key of
    /// @param key      below the part: `priority`, `announce.burst`
    /// @param code     the finding that a conflict makes; empty: none
    /// @param cells    one for each node, in the order of the columns
    record Row(String owner, Setting setting, String key, Sameness sameness, Optional<Code> code, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /// What all have; empty: they differ, or there is nothing.
        Optional<String> common() {
            return sameness == Sameness.EQUAL
                    ? cells.stream().filter(Cell::isThere).findFirst().flatMap(Cell::value)
                    : Optional.empty();
        }

        /// Whether some node has it written.
        boolean isWritten() {
            return cells.stream().anyMatch(cell -> cell.written().isPresent());
        }

        /// Whether it can be entered as a text in a cell: a single value, or a list of such.
        boolean canEnter() {
            return switch (setting.value()) {
                case Setting.One _,Setting.Either _ -> true;
                case Setting.Items items -> items.item() instanceof Setting.One
                        || items.item() instanceof Setting.Either;
                case Setting.Keys _ -> false;
            };
        }

        /// Whether it must not be seen.
        boolean isSecret() {
            return setting.value() instanceof Setting.One one && one.kind() == Setting.Kind.SECRET;
        }
    }

    /// What one node has.
    ///
    /// @param isThere  whether the node has the part at all
    /// @param path     where it is, or would be
    /// @param written  what is written
    /// @param fallback what holds without it
    record Cell(boolean isThere, ConfigPath path, Optional<String> written, Optional<String> fallback) {
        Optional<String> value() {
            return written.or(() -> fallback);
        }

        // The value may be a password.
        @Override
        public String toString() {
            return "Cell[" + path + "]";
        }
    }

    /// The settings of what is edited.
    static Matrix of(Workspace workspace) {
        Map<String, Tree.Branch> trees = new LinkedHashMap<>();
        for (Draft draft : workspace.drafts()) {
            tree(draft).ifPresent(tree -> trees.put(draft.node(), tree));
        }
        List<String> nodes = List.copyOf(trees.keySet());
        List<Block> blocks = new ArrayList<>();
        for (Part.Kind kind : List.of(Part.Kind.ROUTER, Part.Kind.CHECK, Part.Kind.GROUP)) {
            Map<String, Map<String, Part>> matched = new LinkedHashMap<>();
            trees.forEach((node, tree) -> Part.of(kind, tree).forEach(part -> {
                String like = likeness(part);
                String key = IntStream.iterate(1, i -> i + 1).mapToObj(i -> i == 1 ? like : like + " #" + i)
                        .filter(k -> !matched.getOrDefault(k, Map.of()).containsKey(node)).findFirst().orElse(like);
                matched.computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(node, part);
            }));
            matched.forEach((title, parts) -> blocks.add(new Block(kind, title, parts, rows(kind, nodes, parts))));
        }
        return new Matrix(nodes, blocks);
    }

    private static Optional<Tree.Branch> tree(Draft draft) {
        boolean isText = draft.base().form() == Form.YAML && draft.config().isPresent();
        return (isText ? Settings.written(draft.text()) : Optional.<Tree.Branch>empty())
                .or(() -> draft.lastGood().map(Settings::of));
    }

    private static String likeness(Part part) {
        return switch (part.kind()) {
            case ROUTER -> "VRID " + text(part.tree(), "vrid") + " · " + family(part);
            case CHECK, GROUP, NOTIFICATION -> part.name();
        };
    }

    private static String family(Part router) {
        return Part.items(router.tree().find(ADDRESSES)).stream().findFirst().map(Tree::toString)
                .filter(address -> address.indexOf("::") >= 0 || address.split(":", -1).length > 3).isPresent()
                        ? "IPv6"
                        : "IPv4";
    }

    private static String text(Tree.Branch tree, String key) {
        return tree.find(key).map(Tree::toString).orElse("?");
    }

    private static List<Row> rows(Part.Kind kind, List<String> nodes, Map<String, Part> parts) {
        List<Row> rows = new ArrayList<>();
        for (Setting setting : kind.keys().settings()) {
            if (setting.value() instanceof Setting.Keys inner) {
                inner.settings().forEach(s -> rows.add(row(inner.words(), s, List.of(setting.name(), s.name()), nodes,
                        parts)));
            } else {
                rows.add(row(kind.keys().words(), setting, List.of(setting.name()), nodes, parts));
            }
        }
        return rows;
    }

    private static Row row(String owner, Setting setting, List<String> keys, List<String> nodes,
            Map<String, Part> parts) {
        List<Cell> cells = new ArrayList<>();
        for (String node : nodes) {
            Optional<Part> part = Optional.ofNullable(parts.get(node));
            ConfigPath path = part.map(Part::path).orElse(ConfigPath.ROOT);
            Optional<Tree> at = part.map(Part::tree);
            for (String key : keys) {
                path = path.key(key);
                at = at.filter(Tree.Branch.class::isInstance).map(Tree.Branch.class::cast).flatMap(b -> b.find(key));
            }
            cells.add(new Cell(part.isPresent(), path, at.map(Matrix::shown),
                    setting.fallback().map(Matrix::shown)));
        }
        String key = String.join(".", keys);
        Optional<Code> code = owner.equals("router") || keys.size() > 1
                ? conflict(key, cells, parts)
                : Optional.empty();
        boolean isEqual = cells.stream().filter(Cell::isThere).map(Cell::value).distinct().count() <= 1;
        return new Row(owner, setting, key,
                code.isPresent() ? Sameness.CONFLICT : isEqual ? Sameness.EQUAL : Sameness.DIFFERENT, code, cells);
    }

    /// A list is shown by its entries.
    private static String shown(Tree tree) {
        return tree instanceof Tree.Items(List<Tree> items)
                ? String.join(", ", items.stream().map(Tree::toString).toList())
                : tree.toString();
    }

    private static Optional<Code> conflict(String key, List<Cell> cells, Map<String, Part> parts) {
        List<Cell> there = cells.stream().filter(Cell::isThere).toList();
        boolean isTwo = parts.values().stream().allMatch(p -> text(p.tree(), VERSION).equals("2"));
        boolean interops = parts.values().stream().allMatch(p -> text(p.tree(), VERSION).equals("2")
                || text(p.tree(), "interop").equals("true"));
        return switch (key) {
            case ADDRESSES -> differ(there.stream().map(Matrix::entries).toList(), Code.X02);
            case INTERVAL -> differ(there.stream().map(Cell::value).toList(), isTwo ? Code.X03 : Code.P08);
            case VERSION -> interops ? Optional.empty() : differ(there.stream().map(Cell::value).toList(), Code.X03);
            case PASS -> isTwo ? differ(there.stream().map(Cell::value).toList(), Code.X03) : Optional.empty();
            case PEERS -> differ(there.stream().map(c -> c.value().orElse("").isEmpty()).toList(), Code.X03);
            default -> Optional.empty();
        };
    }

    private static Set<String> entries(Cell cell) {
        return new LinkedHashSet<>(List.of(cell.value().orElse("").split(", ")));
    }

    private static Optional<Code> differ(List<?> values, Code code) {
        return values.stream().distinct().count() > 1 ? Optional.of(code) : Optional.empty();
    }
}
