package dev.baton.app.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.Quantities;
import dev.baton.config.Secret;
import dev.baton.config.Tree;
import dev.baton.keepalived.ConfEdit;

/// What a form does to a keepalived.conf: everything that has one line of its own there, and the password. The rest is
/// edited as text.
public final class ConfFormEdits {
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);

    /// How a value is written behind a keyword.
    private enum Form {
        /// As it is.
        PLAIN,
        /// As seconds.
        SECONDS,
        /// Not at all: the keyword alone means true.
        THERE,
        /// Not at all: the keyword alone means false.
        ABSENT,
        /// In a block of its own.
        PASSWORD
    }

    private record Keyword(String word, Form form) {}

    private static final Map<String, Keyword> ROUTER = Map.ofEntries(
            Map.entry("interface", new Keyword("interface", Form.PLAIN)),
            Map.entry("vrid", new Keyword("virtual_router_id", Form.PLAIN)),
            Map.entry("priority", new Keyword("priority", Form.PLAIN)),
            Map.entry("version", new Keyword("version", Form.PLAIN)),
            Map.entry("downAdverts", new Keyword("down_timer_adverts", Form.PLAIN)),
            Map.entry("advertInterval", new Keyword("advert_int", Form.SECONDS)),
            Map.entry("preemptDelay", new Keyword("preempt_delay", Form.SECONDS)),
            Map.entry("preempt", new Keyword("nopreempt", Form.ABSENT)),
            Map.entry("virtualMac", new Keyword("use_vmac", Form.THERE)),
            Map.entry("acceptMode", new Keyword("no_accept", Form.ABSENT)),
            Map.entry("authentication.pass", new Keyword("authentication", Form.PASSWORD)),
            Map.entry("announce.burst", new Keyword("garp_master_repeat", Form.PLAIN)),
            Map.entry("announce.repeat", new Keyword("garp_master_delay", Form.SECONDS)),
            Map.entry("announce.refresh", new Keyword("garp_master_refresh", Form.SECONDS)));
    private static final Map<String, Keyword> CHECK = Map.of("interval", new Keyword("interval", Form.SECONDS),
            "timeout", new Keyword("timeout", Form.SECONDS), "rise", new Keyword("rise", Form.PLAIN), "fall",
            new Keyword("fall", Form.PLAIN));

    private ConfFormEdits() {}

    /// Whether a place can be edited.
    static boolean canEdit(Part part, ConfigPath path) {
        List<ConfigPath.Step> steps = path.steps();
        int below = steps.size() - part.path().steps().size();
        if (below < 1) {
            return false;
        }
        String key = steps.get(part.path().steps().size()).toString();
        return ConfLists.lines(part, key).isPresent()
                || (part.kind() != Part.Kind.NOTIFICATION && below == 1 && key.equals("name"))
                || keyword(part, path).isPresent() || (below == 1 && isMapping(part, key));
    }

    private static boolean isMapping(Part part, String key) {
        return part.kind() == Part.Kind.ROUTER && ROUTER.keySet().stream().anyMatch(k -> k.startsWith(key + "."));
    }

    /// The edits of the text that come to the same; none where there are none.
    public static List<ConfEdit> of(Part part, ConfigEdit edit) {
        return switch (edit) {
            case ConfigEdit.Rename rename -> List.of(new ConfEdit.Rename(block(part), rename.to()));
            case ConfigEdit.Set(ConfigPath path, Tree value) when canEdit(part, path) ->
                list(part, path, edit).orElseGet(() -> set(part, path, value));
            case ConfigEdit.Add(ConfigPath path, Tree _) when canEdit(part, path) ->
                list(part, path, edit).orElse(List.of());
            case ConfigEdit.Remove(ConfigPath path) when canEdit(part, path) ->
                list(part, path, edit).orElseGet(() -> keyword(part, path).or(() -> password(part, path)).stream()
                        .map(keyword -> removed(block(part), keyword)).toList());
            case ConfigEdit.Set _,ConfigEdit.Add _,ConfigEdit.Remove _ -> List.of();
        };
    }

    private static ConfEdit removed(ConfEdit.Block block, Keyword keyword) {
        return keyword.form() == Form.PASSWORD
                ? new ConfEdit.Password(block, Optional.empty())
                : new ConfEdit.Remove(block, keyword.word());
    }

    /// The password, where all that is known of it is meant.
    private static Optional<Keyword> password(Part part, ConfigPath path) {
        return keyword(part, path.key("pass")).filter(keyword -> keyword.form() == Form.PASSWORD);
    }

    private static Optional<List<ConfEdit>> list(Part part, ConfigPath path, ConfigEdit edit) {
        return ConfLists.lines(part, path.steps().get(part.path().steps().size()).toString())
                .map(lines -> ConfLists.of(part, lines, block(part), edit));
    }

    private static ConfEdit.Block block(Part part) {
        return switch (part.kind()) {
            case ROUTER, NOTIFICATION -> ConfEdit.Block.instance(part.name());
            case CHECK -> ConfEdit.Block.script(part.name());
            case GROUP -> ConfEdit.Block.group(part.name());
        };
    }

    private static List<ConfEdit> set(Part part, ConfigPath path, Tree value) {
        if (value instanceof Tree.Branch branch) {
            return branch.entries().stream().flatMap(e -> set(part, path.key(e.key()), e.value()).stream()).toList();
        }
        Optional<Keyword> keyword = keyword(part, path);
        if (keyword.isEmpty()) {
            return List.of();
        }
        ConfEdit.Block block = block(part);
        String word = keyword.get().word();
        return List.of(switch (keyword.get().form()) {
            case PLAIN -> new ConfEdit.Set(block, ConfEdit.Statement.of(word, value));
            case SECONDS -> new ConfEdit.Set(block, ConfEdit.Statement.of(word, seconds(value.toString())));
            case PASSWORD -> new ConfEdit.Password(block, Optional.of(new Secret(value.toString())));
            case THERE, ABSENT -> Boolean.parseBoolean(value.toString()) == (keyword.get().form() == Form.THERE)
                    ? new ConfEdit.Set(block, ConfEdit.Statement.flag(word))
                    : new ConfEdit.Remove(block, word);
        });
    }

    private static Optional<Keyword> keyword(Part part, ConfigPath path) {
        String key = path.steps().subList(part.path().steps().size(), path.steps().size()).stream()
                .map(Object::toString).collect(Collectors.joining("."));
        return switch (part.kind()) {
            case ROUTER -> key.equals("source")
                    ? Optional.of(new Keyword(part.tree().find("unicast").isPresent()
                            ? "unicast_src_ip"
                            : "mcast_src_ip", Form.PLAIN))
                    : Optional.ofNullable(ROUTER.get(key));
            case CHECK -> Optional.ofNullable(CHECK.get(key));
            case GROUP, NOTIFICATION -> Optional.empty();
        };
    }

    /// A duration in seconds, as keepalived has it: `1.5s` as `1.5`.
    private static String seconds(String duration) {
        return Quantities.read(duration).map(nanos -> BigDecimal.valueOf(nanos).divide(SECOND).stripTrailingZeros()
                .toPlainString()).orElse(duration);
    }
}
