package dev.baton.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;
import dev.baton.config.Tree;

/// A row of a form.
sealed interface Row {
    /// Where its value is, or would be.
    ConfigPath path();

    /// The key that it shows.
    Setting setting();

    /// What holds the key: `router`, `announcement`.
    String owner();

    /// A single value.
    ///
    /// @param written  what stands in the text; empty: nothing
    /// @param fallback what holds without it; empty: nothing
    record Field(String owner, Setting setting, Setting.One value, ConfigPath path, Optional<String> written,
            Optional<String> fallback) implements Row {}

    /// Keys of their own behind one key.
    ///
    /// @param isWritten whether the key is there
    record Nested(String owner, Setting setting, ConfigPath path, boolean isWritten, List<Row> rows) implements Row {
        public Nested {
            rows = List.copyOf(rows);
        }
    }

    /// A list.
    ///
    /// @param entries   its entries
    /// @param isWritten whether the key is there
    /// @param isFull    whether it takes no more
    record Listing(String owner, Setting setting, ConfigPath path, List<Entry> entries, boolean isWritten,
            boolean isFull) implements Row {
        public Listing {
            entries = List.copyOf(entries);
        }

        /// What its entries are.
        Setting.Items items() {
            return (Setting.Items) setting.value();
        }
    }

    /// An entry of a list.
    ///
    /// @param path where it is
    /// @param rows its single value, or its keys
    record Entry(ConfigPath path, List<Row> rows) {
        public Entry {
            rows = List.copyOf(rows);
        }
    }

    /// The rows of a mapping in the order of its keys. Keys that mean nothing without another one are there only beside
    /// it, and of keys that exclude each other, only the one that is written; where none is, all.
    static List<Row> of(Setting.Keys keys, ConfigPath path, Tree.Branch tree) {
        return of(keys, path, tree, Set.of());
    }

    /// The same without some keys.
    ///
    /// @param hidden keys that are shown elsewhere
    static List<Row> of(Setting.Keys keys, ConfigPath path, Tree.Branch tree, Set<String> hidden) {
        boolean isChosen = keys.settings().stream().filter(Setting::isChoice)
                .anyMatch(s -> tree.find(s.name()).isPresent());
        List<Row> rows = new ArrayList<>();
        for (Setting setting : keys.settings()) {
            boolean isWritten = tree.find(setting.name()).isPresent();
            boolean isApart = setting.needs().filter(main -> tree.find(main).isEmpty()).isPresent()
                    || (setting.isChoice() && isChosen);
            if (!hidden.contains(setting.name()) && (isWritten || !isApart)) {
                rows.add(row(keys.words(), setting, path.key(setting.name()), tree.find(setting.name())));
            }
        }
        return rows;
    }

    private static Row row(String owner, Setting setting, ConfigPath path, Optional<Tree> written) {
        return switch (setting.value()) {
            case Setting.One one -> field(owner, setting, one, path, written);
            case Setting.Either either -> field(owner, setting, either.shortForm(), path, written);
            case Setting.Keys keys -> new Nested(owner, setting, path, written.isPresent(),
                    of(keys, path, written.filter(Tree.Branch.class::isInstance).map(Tree.Branch.class::cast)
                            .orElseGet(() -> new Tree.Branch(List.of(), true))));
            case Setting.Items items -> {
                List<Entry> entries = new ArrayList<>();
                List<Tree> values = Part.items(written);
                for (int i = 0; i < values.size(); i++) {
                    entries.add(entry(owner, setting, items.item(), path.item(i), values.get(i)));
                }
                yield new Listing(owner, setting, path, entries, written.isPresent(),
                        entries.size() >= items.most());
            }
        };
    }

    private static Field field(String owner, Setting setting, Setting.One one, ConfigPath path,
            Optional<Tree> written) {
        return new Field(owner, setting, one, path, written.map(Tree::toString),
                setting.fallback().map(Tree::toString));
    }

    private static Entry entry(String owner, Setting setting, Setting.Value value, ConfigPath path, Tree tree) {
        return switch (value) {
            case Setting.Keys keys when tree instanceof Tree.Branch branch -> new Entry(path, of(keys, path, branch));
            case Setting.Either(Setting.One _, Setting.Keys keys) when tree instanceof Tree.Branch branch ->
                new Entry(path, of(keys, path, branch));
            case Setting.One one -> new Entry(path, List.of(item(owner, setting, one, path, tree)));
            case Setting.Either(Setting.One one, Setting.Keys _) ->
                new Entry(path, List.of(item(owner, setting, one, path, tree)));
            case Setting.Keys _,Setting.Items _ -> new Entry(path, List.of());
        };
    }

    private static Field item(String owner, Setting setting, Setting.One one, ConfigPath path, Tree tree) {
        return new Field(owner, setting, one, path, Optional.of(tree.toString()), Optional.empty());
    }
}
