package dev.baton.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;
import dev.baton.config.Settings;
import dev.baton.config.Tree;

/// Something in a configuration that has a form of its own.
///
/// @param kind what it is
/// @param name its name; of a notification, which has none, what it tells of
/// @param path where it is
/// @param tree what is written of it
public record Part(Kind kind, String name, ConfigPath path, Tree.Branch tree) {
    /// What has a form.
    public enum Kind {
        ROUTER("routers"), CHECK("checks"), GROUP("groups"), NOTIFICATION("notify");

        private final String list;

        Kind(String list) {
            this.list = list;
        }

        /// The key of the list that holds them.
        public String list() {
            return list;
        }

        /// Their keys.
        public Setting.Keys keys() {
            return switch (this) {
                case ROUTER -> Settings.ROUTER;
                case CHECK -> Settings.CHECK;
                case GROUP -> Settings.GROUP;
                case NOTIFICATION -> Settings.NOTIFICATION;
            };
        }

        /// Where they are.
        public ConfigPath path() {
            return ConfigPath.ROOT.key(list);
        }

        /// What a name is changed as; empty: they have none.
        Optional<ConfigEdit.Rename.Kind> renamed() {
            return switch (this) {
                case ROUTER -> Optional.of(ConfigEdit.Rename.Kind.ROUTER);
                case CHECK -> Optional.of(ConfigEdit.Rename.Kind.CHECK);
                case GROUP -> Optional.of(ConfigEdit.Rename.Kind.GROUP);
                case NOTIFICATION -> Optional.empty();
            };
        }
    }

    /// What tells a part from the others of its configuration.
    public record Id(Kind kind, String name, int index) {}

    /// Which it is.
    ///
    /// @param index its place among those of its kind
    Id id(int index) {
        return new Id(kind, kind == Kind.NOTIFICATION ? "" : name, kind == Kind.NOTIFICATION ? index : -1);
    }

    /// The parts of one kind in a configuration, in their order. What is no mapping is left out.
    public static List<Part> of(Kind kind, Tree.Branch config) {
        List<Part> parts = new ArrayList<>();
        List<Tree> items = items(config.find(kind.list));
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Branch branch) {
                String name = branch.find("name").map(Tree::toString).orElse("");
                boolean isNamed = kind != Kind.NOTIFICATION && !name.isEmpty();
                parts.add(new Part(kind, isNamed ? name : title(branch),
                        isNamed ? kind.path().named(name) : kind.path().item(i), branch));
            }
        }
        return parts;
    }

    private static String title(Tree.Branch notification) {
        return notification.find("script").or(() -> notification.find("webhook")).map(Tree::toString).orElse("?");
    }

    /// The entries of a list; none where there is no list.
    public static List<Tree> items(Optional<Tree> tree) {
        return tree.isPresent() && tree.get() instanceof Tree.Items(List<Tree> items) ? items : List.of();
    }
}
