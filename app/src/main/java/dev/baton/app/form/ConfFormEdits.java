package dev.baton.app.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.Quantities;
import dev.baton.config.Tree;
import dev.baton.keepalived.ConfEdit;

/// What a form does to a keepalived.conf: everything that has one line of its own there. What has not is edited as text.
public final class ConfFormEdits {
    private static final String ADDRESSES = "addresses";
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    /// Keys of a router whose value follows a keyword as it is.
    private static final Map<String, String> PLAIN = Map.of("interface", "interface", "vrid", "virtual_router_id",
            "priority", "priority", "version", "version", "downAdverts", "down_timer_adverts");
    /// Keys of a router that are seconds there.
    private static final Map<String, String> SECONDS = Map.of("advertInterval", "advert_int", "preemptDelay",
            "preempt_delay");
    /// Keys of a router that are a keyword alone where they are as given, and nothing where they are not.
    private static final Map<String, Flag> FLAGS = Map.of("preempt", new Flag("nopreempt", false), "virtualMac",
            new Flag("use_vmac", true), "acceptMode", new Flag("no_accept", false));
    /// Keys of a check that are seconds there.
    private static final Map<String, String> CHECK_SECONDS = Map.of("interval", "interval", "timeout", "timeout");
    private static final Map<String, String> CHECK_PLAIN = Map.of("rise", "rise", "fall", "fall");

    /// A keyword alone.
    ///
    /// @param isThere what the key is where the keyword stands
    private record Flag(String keyword, boolean isThere) {}

    private ConfFormEdits() {}

    /// Whether a place can be edited.
    static boolean canEdit(Part part, ConfigPath path) {
        List<ConfigPath.Step> steps = path.steps();
        int below = steps.size() - part.path().steps().size();
        boolean isKey = below == 1 && steps.getLast() instanceof ConfigPath.Key;
        String key = below < 1 ? "" : steps.get(part.path().steps().size()).toString();
        return switch (part.kind()) {
            case ROUTER -> key.equals(ADDRESSES)
                    || (isKey && (key.equals("name") || PLAIN.containsKey(key) || SECONDS.containsKey(key)
                            || FLAGS.containsKey(key)));
            case CHECK -> isKey
                    && (key.equals("name") || CHECK_SECONDS.containsKey(key) || CHECK_PLAIN.containsKey(key));
            case GROUP -> isKey && key.equals("name");
            case NOTIFICATION -> false;
        };
    }

    /// The edits of the text that come to the same; none where there are none.
    public static List<ConfEdit> of(Part part, ConfigEdit edit) {
        return switch (edit) {
            case ConfigEdit.Set(ConfigPath path, Tree value) when canEdit(part, path) -> set(part, path, value);
            case ConfigEdit.Add(ConfigPath path, Tree entry) when canEdit(part, path) ->
                List.of(new ConfEdit.AddAddress(part.name(), new ConfEdit.Statement(entry.toString(), List.of())));
            case ConfigEdit.Remove(ConfigPath path) when canEdit(part, path) -> remove(part, path);
            case ConfigEdit.Rename rename -> List.of(new ConfEdit.Rename(block(part), rename.to()));
            case ConfigEdit.Set _,ConfigEdit.Add _,ConfigEdit.Remove _ -> List.of();
        };
    }

    private static ConfEdit.Block block(Part part) {
        return switch (part.kind()) {
            case ROUTER, NOTIFICATION -> ConfEdit.Block.instance(part.name());
            case CHECK -> ConfEdit.Block.script(part.name());
            case GROUP -> ConfEdit.Block.group(part.name());
        };
    }

    private static List<ConfEdit> set(Part part, ConfigPath path, Tree value) {
        String key = path.steps().get(part.path().steps().size()).toString();
        if (key.equals(ADDRESSES)) {
            return addresses(part, path, value);
        }
        ConfEdit.Block block = block(part);
        Optional<Flag> flag = Optional.ofNullable(FLAGS.get(key));
        if (flag.isPresent()) {
            boolean isThere = Boolean.parseBoolean(value.toString()) == flag.get().isThere();
            return List.of(isThere
                    ? new ConfEdit.Set(block, ConfEdit.Statement.flag(flag.get().keyword()))
                    : new ConfEdit.Remove(block, flag.get().keyword()));
        }
        return keyword(part, key).map(keyword -> List.<ConfEdit>of(new ConfEdit.Set(block,
                ConfEdit.Statement.of(keyword, isSeconds(part, key) ? seconds(value.toString()) : value))))
                .orElse(List.of());
    }

    /// One address instead of another, or another list of them.
    private static List<ConfEdit> addresses(Part part, ConfigPath path, Tree value) {
        List<ConfEdit> edits = new java.util.ArrayList<>();
        List<Tree> before = Part.items(part.tree().find(ADDRESSES));
        if (path.steps().getLast() instanceof ConfigPath.Item(int index) && index < before.size()) {
            edits.add(new ConfEdit.AddAddress(part.name(), new ConfEdit.Statement(value.toString(), List.of())));
            edits.add(new ConfEdit.RemoveAddress(part.name(), address(before.get(index))));
            return edits;
        }
        List<Tree> after = Part.items(Optional.of(value));
        after.stream().filter(tree -> !before.contains(tree)).forEach(tree -> edits
                .add(new ConfEdit.AddAddress(part.name(), new ConfEdit.Statement(tree.toString(), List.of()))));
        before.stream().filter(tree -> after.stream().noneMatch(t -> t.toString().equals(tree.toString())))
                .forEach(tree -> edits.add(new ConfEdit.RemoveAddress(part.name(), address(tree))));
        return edits;
    }

    private static String address(Tree entry) {
        return entry instanceof Tree.Branch branch
                ? branch.find("address").map(Tree::toString).orElse("")
                : entry.toString();
    }

    private static List<ConfEdit> remove(Part part, ConfigPath path) {
        String key = path.steps().get(part.path().steps().size()).toString();
        List<Tree> addresses = Part.items(part.tree().find(ADDRESSES));
        if (key.equals(ADDRESSES)) {
            return path.steps().getLast() instanceof ConfigPath.Item(int index) && index < addresses.size()
                    ? List.of(new ConfEdit.RemoveAddress(part.name(), address(addresses.get(index))))
                    : addresses.stream().<ConfEdit>map(a -> new ConfEdit.RemoveAddress(part.name(), address(a)))
                            .toList();
        }
        String keyword = Optional.ofNullable(FLAGS.get(key)).map(Flag::keyword).or(() -> keyword(part, key)).orElse("");
        return keyword.isEmpty() ? List.of() : List.of(new ConfEdit.Remove(block(part), keyword));
    }

    private static Optional<String> keyword(Part part, String key) {
        return switch (part.kind()) {
            case ROUTER -> Optional.ofNullable(PLAIN.getOrDefault(key, SECONDS.get(key)));
            case CHECK -> Optional.ofNullable(CHECK_PLAIN.getOrDefault(key, CHECK_SECONDS.get(key)));
            case GROUP, NOTIFICATION -> Optional.empty();
        };
    }

    private static boolean isSeconds(Part part, String key) {
        return part.kind() == Part.Kind.ROUTER ? SECONDS.containsKey(key) : CHECK_SECONDS.containsKey(key);
    }

    /// A duration in seconds, as keepalived has it: `1.5s` as `1.5`.
    private static String seconds(String duration) {
        return Quantities.read(duration).map(nanos -> BigDecimal.valueOf(nanos).divide(SECOND).stripTrailingZeros()
                .toPlainString()).orElse(duration);
    }
}
