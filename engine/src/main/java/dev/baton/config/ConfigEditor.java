package dev.baton.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Edits the text of a configuration in place: comments, order, layout and every other byte stay as they are. What comes
/// out is checked as a whole; an edit that would break the configuration is refused with the reason.
public final class ConfigEditor {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SourceText source;
    private final YamlNode root;

    private ConfigEditor(SourceText source, YamlNode root) {
        this.source = source;
        this.root = root;
    }

    /// Makes an edit. The text must be YAML but may have other mistakes, which the edit may mend.
    ///
    /// @param file what the file is called in problems
    public static EditResult apply(String file, String text, ConfigEdit edit) {
        SourceText source = Document.source(file, text);
        try {
            Optional<YamlNode> root = YamlComposer.compose(source);
            if (root.isEmpty()) {
                return new EditResult.Refused("The file is empty.", List.of());
            }
            String edited = new ConfigEditor(source, root.get()).edited(edit);
            String marked = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + edited : edited;
            return switch (ConfigLoader.load(file, marked)) {
                case ConfigResult.Loaded(NodeConfig config, List<Problem> warnings) ->
                    new EditResult.Edited(marked, config, warnings);
                case ConfigResult.Invalid(List<Problem> problems) -> new EditResult.Refused(
                        "The result would not be a good configuration: " + problems.getFirst().message() + ".",
                        problems);
            };
        } catch (YamlComposer.Refusal refusal) {
            Reading reading = new Reading(source);
            reading.error(refusal.span(), refusal.problem(), refusal.advice());
            return new EditResult.Refused("The text is no YAML: " + reading.problems().getFirst().message() + ".",
                    reading.problems());
        } catch (YamlSplice.Impossible impossible) {
            return new EditResult.Refused(impossible.reason(), List.of());
        }
    }

    private String edited(ConfigEdit edit) throws YamlSplice.Impossible {
        return switch (edit) {
            case ConfigEdit.Set(ConfigPath path, Tree value) -> splice(List.of(set(path, value)));
            case ConfigEdit.Add(ConfigPath list, Tree entry) -> splice(List.of(add(list, entry)));
            case ConfigEdit.Remove(ConfigPath path) -> splice(List.of(remove(path)));
            case ConfigEdit.Rename rename -> splice(rename(rename));
        };
    }

    private String splice(List<YamlSplice> splices) {
        StringBuilder text = new StringBuilder(source.text());
        splices.stream().sorted(Comparator.comparingInt((YamlSplice s) -> s.span().start()).reversed())
                .forEach(s -> text.replace(s.span().start(), s.span().end(), s.text()));
        return text.toString();
    }

    private YamlSplice set(ConfigPath path, Tree value) throws YamlSplice.Impossible {
        if (path.steps().isEmpty()) {
            throw new YamlSplice.Impossible("The whole file cannot be set; write a new one.");
        }
        if (!(path.steps().getLast() instanceof ConfigPath.Key(String name))) {
            return YamlSplice.replaceItem(source, node(path), value);
        }
        YamlNode.Mapping mapping = mapping(path.parent());
        Optional<YamlNode.Entry> entry = entry(mapping, name);
        return entry.isPresent()
                ? YamlSplice.replaceValue(source, entry.get(), value)
                : YamlSplice.addKey(source, mapping, name, value);
    }

    private YamlSplice add(ConfigPath path, Tree item) throws YamlSplice.Impossible {
        if (path.steps().isEmpty() || !(path.steps().getLast() instanceof ConfigPath.Key(String name))) {
            throw new YamlSplice.Impossible("'" + path + "' is no list.");
        }
        YamlNode.Mapping mapping = mapping(path.parent());
        Optional<YamlNode.Entry> entry = entry(mapping, name);
        Tree alone = new Tree.Items(List.of(item));
        if (entry.isEmpty()) {
            return YamlSplice.addKey(source, mapping, name, alone);
        }
        return switch (entry.get().value()) {
            case YamlNode.Sequence sequence -> YamlSplice.addItem(source, sequence, item);
            case YamlNode.Scalar scalar when scalar.isNothing() -> YamlSplice.replaceValue(source, entry.get(), alone);
            case YamlNode.Alias _ -> throw alias(path);
            case YamlNode.Scalar _,YamlNode.Mapping _ -> throw new YamlSplice.Impossible("'" + path + "' is no list.");
        };
    }

    private YamlSplice remove(ConfigPath path) throws YamlSplice.Impossible {
        if (path.steps().isEmpty()) {
            throw new YamlSplice.Impossible("The whole file cannot be removed.");
        }
        if (path.steps().getLast() instanceof ConfigPath.Key(String name)) {
            YamlNode.Mapping mapping = mapping(path.parent());
            YamlNode.Entry entry = entry(mapping, name)
                    .orElseThrow(() -> new YamlSplice.Impossible("There is no '" + path + "'."));
            return YamlSplice.removeKey(source, mapping, mapping.entries().indexOf(entry));
        }
        YamlNode item = node(path);
        if (node(path.parent()) instanceof YamlNode.Sequence sequence) {
            return YamlSplice.removeItem(source, sequence, sequence.items().indexOf(item));
        }
        throw new YamlSplice.Impossible("'" + path.parent() + "' is no list.");
    }

    private List<YamlSplice> rename(ConfigEdit.Rename rename) throws YamlSplice.Impossible {
        Set<YamlNode.Scalar> places = new LinkedHashSet<>();
        String list = switch (rename.kind()) {
            case ROUTER -> "routers";
            case CHECK -> "checks";
            case GROUP -> "groups";
        };
        place(node(ConfigPath.ROOT.key(list).named(rename.from()).key("name")), rename.from(), places);
        if (rename.kind() == ConfigEdit.Rename.Kind.CHECK) {
            for (YamlNode owner : children(List.of(root), "routers", "groups")) {
                children(children(List.of(owner), "track"), "check")
                        .forEach(n -> place(n, rename.from(), places));
            }
        } else {
            String key = list;
            List<YamlNode> owners = rename.kind() == ConfigEdit.Rename.Kind.ROUTER
                    ? children(List.of(root), "groups", "notify")
                    : children(List.of(root), "notify");
            children(owners, key).forEach(n -> place(n, rename.from(), places));
        }
        String written = YamlPrinter.scalar(new Tree.Leaf(rename.to(), true));
        List<YamlSplice> splices = new ArrayList<>();
        for (YamlNode.Scalar place : places) {
            splices.add(new YamlSplice(place.span(), written));
        }
        return splices;
    }

    private static void place(YamlNode node, String name, Set<YamlNode.Scalar> places) {
        if (node.resolved() instanceof YamlNode.Scalar scalar && scalar.value().equals(name)) {
            places.add(scalar);
        }
    }

    /// The values of `keys` in each of `mappings`; of a list, its entries.
    private static List<YamlNode> children(List<YamlNode> mappings, String... keys) {
        List<YamlNode> children = new ArrayList<>();
        for (YamlNode each : mappings) {
            if (each.resolved() instanceof YamlNode.Mapping mapping) {
                for (String key : keys) {
                    entry(mapping, key).map(YamlNode.Entry::value).map(YamlNode::resolved).ifPresent(value -> {
                        if (value instanceof YamlNode.Sequence sequence) {
                            children.addAll(sequence.items());
                        } else {
                            children.add(value);
                        }
                    });
                }
            }
        }
        return children;
    }

    private YamlNode.Mapping mapping(ConfigPath path) throws YamlSplice.Impossible {
        if (node(path) instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw new YamlSplice.Impossible("'" + path + "' has no keys.");
    }

    private YamlNode node(ConfigPath path) throws YamlSplice.Impossible {
        YamlNode at = root;
        for (ConfigPath.Step step : path.steps()) {
            Optional<YamlNode> next = switch (at) {
                case YamlNode.Mapping mapping when step instanceof ConfigPath.Key(String name) ->
                    entry(mapping, name).map(YamlNode.Entry::value);
                case YamlNode.Sequence sequence -> item(sequence, step);
                default -> Optional.empty();
            };
            at = next.orElseThrow(() -> new YamlSplice.Impossible("There is no '" + path + "'."));
            if (at instanceof YamlNode.Alias) {
                throw alias(path);
            }
        }
        return at;
    }

    private static Optional<YamlNode> item(YamlNode.Sequence sequence, ConfigPath.Step step) {
        return switch (step) {
            case ConfigPath.Item(int index) when index >= 0 && index < sequence.items().size() ->
                Optional.of(sequence.items().get(index));
            case ConfigPath.Named(String name) -> sequence.items().stream()
                    .filter(i -> i.resolved() instanceof YamlNode.Mapping mapping
                            && entry(mapping, "name").map(e -> e.value().resolved())
                                    .filter(n -> n instanceof YamlNode.Scalar s && s.value().equals(name)).isPresent())
                    .findFirst();
            case ConfigPath.Item _,ConfigPath.Key _ -> Optional.empty();
        };
    }

    private static YamlSplice.Impossible alias(ConfigPath path) {
        return new YamlSplice.Impossible(
                "'" + path + "' is repeated from elsewhere with '*'; edit it there, or write it out.");
    }

    private static Optional<YamlNode.Entry> entry(YamlNode.Mapping mapping, String name) {
        return mapping.entries().stream().filter(e -> e.name().equals(name)).findFirst();
    }
}
