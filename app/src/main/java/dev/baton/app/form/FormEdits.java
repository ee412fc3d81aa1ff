package dev.baton.app.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;
import dev.baton.config.Tree;

/// What a form does to the text behind it.
public final class FormEdits {
    private FormEdits() {}

    /// A value was entered. A mapping that is not there yet is made for it.
    ///
    /// @param part what the form shows
    public static ConfigEdit set(Part part, ConfigPath path, Setting.One value, String text) {
        Tree.Leaf leaf = value.tree(text);
        List<ConfigPath.Step> steps = path.steps();
        int below = steps.size() - part.path().steps().size();
        boolean isNested = below == 2 && steps.getLast() instanceof ConfigPath.Key;
        if (isNested && steps.get(steps.size() - 1) instanceof ConfigPath.Key(String key)
                && steps.get(steps.size() - 2) instanceof ConfigPath.Key(String holder)
                && part.tree().find(holder).isEmpty()) {
            return new ConfigEdit.Set(part.path().key(holder),
                    new Tree.Branch(List.of(new Tree.Entry(key, leaf)), true));
        }
        return new ConfigEdit.Set(path, leaf);
    }

    /// A key is to have its default again. A mapping that would be empty goes with its last key, and so does a list with
    /// its last entry.
    public static ConfigEdit reset(Part part, ConfigPath path) {
        List<ConfigPath.Step> steps = path.steps();
        int below = steps.size() - part.path().steps().size();
        if (below == 2 && steps.get(steps.size() - 2) instanceof ConfigPath.Key(String holder)) {
            int count = switch (part.tree().find(holder).orElse(new Tree.Items(List.of()))) {
                case Tree.Branch branch -> branch.entries().size();
                case Tree.Items items -> items.items().size();
                case Tree.Leaf _ -> 0;
            };
            if (count <= 1) {
                return new ConfigEdit.Remove(part.path().key(holder));
            }
        }
        return new ConfigEdit.Remove(path);
    }

    /// An entry is added to a list inside a part.
    ///
    /// @param key  the key that the value is for, where entries are mappings; empty: the value itself
    static ConfigEdit add(Part part, ConfigPath list, Optional<String> key, Tree.Leaf value) {
        Tree entry = key.<Tree>map(k -> new Tree.Branch(List.of(new Tree.Entry(k, value)), true)).orElse(value);
        List<ConfigPath.Step> steps = list.steps();
        boolean isNested = steps.size() - part.path().steps().size() == 2;
        if (isNested && steps.getLast() instanceof ConfigPath.Key(String name)
                && steps.get(steps.size() - 2) instanceof ConfigPath.Key(String holder)
                && part.tree().find(holder).isEmpty()) {
            return new ConfigEdit.Set(part.path().key(holder), new Tree.Branch(
                    List.of(new Tree.Entry(name, new Tree.Items(List.of(entry)))), true));
        }
        return new ConfigEdit.Add(list, entry);
    }

    /// A part is taken away with everything that refers to it.
    static List<ConfigEdit> remove(Part part, Tree.Branch config) {
        List<ConfigEdit> edits = new ArrayList<>();
        List<Part> groups = Part.of(Part.Kind.GROUP, config);
        List<Part> notifications = Part.of(Part.Kind.NOTIFICATION, config);
        switch (part.kind()) {
            case ROUTER -> {
                groups.forEach(group -> unlist(group, "routers", part.name(), edits));
                notifications.reversed().forEach(n -> unlist(n, "routers", part.name(), edits));
            }
            case CHECK -> {
                Part.of(Part.Kind.ROUTER, config).forEach(router -> untrack(router, part.name(), edits));
                groups.forEach(group -> untrack(group, part.name(), edits));
            }
            case GROUP -> notifications.reversed().forEach(n -> unlist(n, "groups", part.name(), edits));
            case NOTIFICATION -> {
                // Nothing refers to one.
            }
        }
        boolean isLast = Part.items(config.find(part.kind().list())).size() == 1;
        edits.add(new ConfigEdit.Remove(isLast ? part.kind().path() : part.path()));
        return edits;
    }

    /// A group without routers, or a notification about none, goes as well.
    private static void unlist(Part holder, String key, String name, List<ConfigEdit> edits) {
        List<Tree> items = Part.items(holder.tree().find(key));
        List<Integer> at = places(items, item -> item.toString().equals(name));
        if (!at.isEmpty() && at.size() == items.size()) {
            edits.add(new ConfigEdit.Remove(holder.path()));
            return;
        }
        at.forEach(i -> edits.add(new ConfigEdit.Remove(holder.path().key(key).item(i))));
    }

    private static void untrack(Part holder, String check, List<ConfigEdit> edits) {
        List<Tree> items = Part.items(holder.tree().find("track"));
        List<Integer> at = places(items, item -> item instanceof Tree.Branch branch
                && branch.find("check").map(Tree::toString).filter(check::equals).isPresent());
        if (!at.isEmpty() && at.size() == items.size()) {
            edits.add(new ConfigEdit.Remove(holder.path().key("track")));
            return;
        }
        at.forEach(i -> edits.add(new ConfigEdit.Remove(holder.path().key("track").item(i))));
    }

    /// Which entries are so, from the last to the first: those before stay where they are while one is removed.
    private static List<Integer> places(List<Tree> items, java.util.function.Predicate<Tree> wanted) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (wanted.test(items.get(i))) {
                places.add(i);
            }
        }
        places.sort(Comparator.reverseOrder());
        return places;
    }
}
