package dev.baton.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.Change.Kind;
import dev.baton.config.Change.Subject;

/// What is different between two configurations, by meaning: layout, comments, the order of keys and routers, and
/// defaults written out or left out make no difference. Routers, checks and groups are known by their names.
///
/// @param routers what becomes of each router: first those of the new configuration in its order, then the removed ones
/// @param changes every difference
public record ConfigDiff(List<RouterFate> routers, List<Change> changes) {
    /// Lists that are told entry by entry, with the word for one entry.
    private static final Map<String, String> ENTRIES = Map.of("addresses", "address", "excluded", "excluded address",
            "routes", "route", "track", "tracked", "routers", "router", "peers", "peer");

    public ConfigDiff {
        routers = List.copyOf(routers);
        changes = List.copyOf(changes);
    }

    /// What becomes of a router.
    public enum Fate {
        UNCHANGED, CHANGED, ADDED, REMOVED
    }

    /// What becomes of one router.
    ///
    /// @param name its name
    /// @param fate what becomes of it
    /// @param keys the keys that differ, as in the file, when it is changed. Checks that it tracks and groups that it is
    ///             in are not its own keys
    public record RouterFate(String name, Fate fate, Set<String> keys) {
        public RouterFate {
            keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        }
    }

    /// Compares.
    public static ConfigDiff between(NodeConfig before, NodeConfig after) {
        List<Change> changes = new ArrayList<>();
        if (!before.node().equals(after.node())) {
            changes.add(new Change(Kind.CHANGED, Subject.NODE, after.node(), Optional.empty(),
                    Optional.of(before.node()), Optional.of(after.node())));
        }
        Map<String, Tree.Branch> oldRouters = trees(RouterShape.SHAPE, before.routers(), "name");
        Map<String, Tree.Branch> newRouters = trees(RouterShape.SHAPE, after.routers(), "name");
        List<RouterFate> fates = compare(Subject.ROUTER, oldRouters, newRouters, changes);
        compare(Subject.CHECK, trees(CheckShape.SHAPE, before.checks(), "name"),
                trees(CheckShape.SHAPE, after.checks(), "name"), changes);
        compare(Subject.GROUP, trees(NodeShape.GROUP, before.groups(), "name"),
                trees(NodeShape.GROUP, after.groups(), "name"), changes);
        notifications(before, after, changes);
        return new ConfigDiff(fates, changes);
    }

    /// Whether the two mean the same.
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static <R> Map<String, Tree.Branch> trees(Shape<R> shape, List<R> values, String nameKey) {
        Map<String, Tree.Branch> trees = new LinkedHashMap<>();
        for (R value : values) {
            Tree.Branch tree = shape.write(value, true);
            trees.put(tree.find(nameKey).map(Tree::toString).orElse(""), tree);
        }
        return trees;
    }

    private static List<RouterFate> compare(Subject subject, Map<String, Tree.Branch> before,
            Map<String, Tree.Branch> after, List<Change> changes) {
        List<RouterFate> fates = new ArrayList<>();
        after.forEach((name, tree) -> {
            Optional<Tree.Branch> old = Optional.ofNullable(before.get(name));
            if (old.isEmpty()) {
                changes.add(whole(Kind.ADDED, subject, name));
                fates.add(new RouterFate(name, Fate.ADDED, Set.of()));
            } else {
                Set<String> keys = keys(subject, name, old.get(), tree, changes);
                fates.add(new RouterFate(name, keys.isEmpty() ? Fate.UNCHANGED : Fate.CHANGED, keys));
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> {
            changes.add(whole(Kind.REMOVED, subject, name));
            fates.add(new RouterFate(name, Fate.REMOVED, Set.of()));
        });
        return fates;
    }

    private static Change whole(Kind kind, Subject subject, String name) {
        return new Change(kind, subject, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Set<String> keys(Subject subject, String name, Tree.Branch before, Tree.Branch after,
            List<Change> changes) {
        Set<String> all = new LinkedHashSet<>();
        after.entries().forEach(e -> all.add(e.key()));
        before.entries().forEach(e -> all.add(e.key()));
        Set<String> different = new LinkedHashSet<>();
        for (String key : all) {
            Optional<Tree> old = before.find(key);
            Optional<Tree> now = after.find(key);
            if (!old.equals(now)) {
                different.add(key);
                describe(subject, name, key, old, now, changes);
            }
        }
        return different;
    }

    private static void describe(Subject subject, String name, String key, Optional<Tree> before,
            Optional<Tree> after, List<Change> changes) {
        Tree either = before.or(() -> after).orElseThrow();
        if (key.equals(RouterShape.AUTH.name())) {
            changes.add(new Change(before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED,
                    subject, name, Optional.of("password"), Optional.empty(), Optional.empty()));
        } else if (either instanceof Tree.Items && ENTRIES.containsKey(key)) {
            entries(subject, name, key, items(before), items(after), changes);
        } else if (either instanceof Tree.Branch) {
            branches(subject, name, before, after, changes, key);
        } else {
            changes.add(new Change(before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED,
                    subject, name, Optional.of(key), before.map(Tree::toString), after.map(Tree::toString)));
        }
    }

    private static void branches(Subject subject, String name, Optional<Tree> before, Optional<Tree> after,
            List<Change> changes, String key) {
        Tree.Branch old = completed(key, before);
        Tree.Branch now = completed(key, after);
        List<Change> inside = new ArrayList<>();
        keys(subject, name, old, now, inside);
        inside.forEach(c -> changes.add(new Change(c.kind(), c.subject(), c.name(),
                c.key().map(k -> key + " " + k), c.before(), c.after())));
    }

    /// The value with its defaults written out, so that a change from or to a default is told with both values.
    private static Tree.Branch completed(String key, Optional<Tree> value) {
        Tree.Branch branch = value.isPresent() && value.get() instanceof Tree.Branch found
                ? found
                : new Tree.Branch(List.of(), true);
        return key.equals(RouterShape.ANNOUNCING.name()) ? RouterShape.ANNOUNCE.completed(branch) : branch;
    }

    private static void entries(Subject subject, String name, String key, List<Tree> before, List<Tree> after,
            List<Change> changes) {
        Optional<String> word = Optional.of(ENTRIES.getOrDefault(key, key));
        int count = changes.size();
        after.stream().filter(item -> !before.contains(item)).forEach(item -> changes.add(new Change(Kind.ADDED,
                subject, name, word, Optional.empty(), Optional.of(item.toString()))));
        before.stream().filter(item -> !after.contains(item)).forEach(item -> changes.add(new Change(Kind.REMOVED,
                subject, name, word, Optional.of(item.toString()), Optional.empty())));
        if (changes.size() == count) {
            changes.add(new Change(Kind.CHANGED, subject, name, Optional.of("order of " + key),
                    Optional.of(before.toString()), Optional.of(after.toString())));
        }
    }

    private static List<Tree> items(Optional<Tree> tree) {
        return tree.isPresent() && tree.get() instanceof Tree.Items list ? list.items() : List.of();
    }

    private static void notifications(NodeConfig before, NodeConfig after, List<Change> changes) {
        List<Tree> old = before.notifications().stream().<Tree>map(ConfigWriter::tree).toList();
        List<Tree> now = after.notifications().stream().<Tree>map(ConfigWriter::tree).toList();
        after.notifications().stream().filter(n -> !old.contains(ConfigWriter.tree(n))).forEach(
                n -> changes.add(whole(Kind.ADDED, Subject.NOTIFICATION, told(n))));
        before.notifications().stream().filter(n -> !now.contains(ConfigWriter.tree(n))).forEach(
                n -> changes.add(whole(Kind.REMOVED, Subject.NOTIFICATION, told(n))));
    }

    private static String told(NotifyRule rule) {
        return ConfigWriter.tree(WebhookSecrets.hidden(rule)).toString();
    }
}
