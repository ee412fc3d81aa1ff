package dev.baton.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.baton.config.Check;
import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigWriter;
import dev.baton.config.EditResult;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.config.Severity;
import dev.baton.config.TrackSpec;
import dev.baton.config.Tree;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;

/// Reads what is to be changed from the command line, and says what was probably meant where a name does not exist.
final class ChangeOptions {
    private static final String SET_FORM = "write it as NODE.ROUTER.KEY=VALUE, such as n2.VI_1.priority=120";
    private static final Pattern PLAIN = Pattern.compile("[\\[\\]{}:,.A-Za-z0-9_/+\" -]*");

    private final Fleet fleet;
    private final Map<String, NodeConfig> edited = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    ChangeOptions(Fleet fleet) {
        this.fleet = fleet;
    }

    /// What was asked for: changes of configuration first, one for each node.
    List<Change> changes() {
        return Stream.concat(edited.values().stream().map(Change.Configured::new), changes.stream()).toList();
    }

    /// `--down n1`.
    void down(String node) {
        changes.add(new Change.NodeDown(node("--down", node)));
    }

    /// `--stop n1`.
    void stop(String node) {
        changes.add(new Change.NodeStopped(node("--stop", node)));
    }

    private String node(String option, String typed) {
        if (fleet.names().contains(typed)) {
            return typed;
        }
        throw unknown(option, "node", typed, fleet.names(), "");
    }

    /// `--link n1.eth0`.
    void link(String typed) {
        String node = prefix(typed, fleet.names()).orElseThrow(() -> typed.contains(".")
                ? unknown("--link", "node", typed.substring(0, typed.indexOf('.')), fleet.names(), "")
                : new WrongUsage("--link: '" + Amounts.shortened(typed)
                        + "' names no interface; write it as NODE.INTERFACE, such as n1.eth0."));
        String interfaceName = typed.substring(node.length() + 1);
        List<String> known = fleet.interfaces(node);
        if (!known.contains(interfaceName)) {
            throw unknown("--link", "interface", interfaceName, known, " that a router of " + node + " depends on");
        }
        changes.add(new Change.LinkDown(node, interfaceName));
    }

    /// `--fail chk_nginx@n1`.
    void fail(String typed) {
        int at = typed.lastIndexOf('@');
        if (at < 1) {
            throw new WrongUsage("--fail: '" + Amounts.shortened(typed)
                    + "' names no node; write it as CHECK@NODE, such as chk_nginx@n1.");
        }
        String node = node("--fail", typed.substring(at + 1));
        String check = typed.substring(0, at);
        List<String> known = fleet.node(node).stream().flatMap(n -> n.checks().stream()).map(Check::name).toList();
        if (!known.contains(check)) {
            throw unknown("--fail", "check", check, known, " on " + node);
        }
        changes.add(new Change.CheckFails(node, check));
    }

    /// `--set n2.VI_1.priority=120`: any value of a router, a check or a group, by the keys of a node's YAML. It goes
    /// through the loader, as a file with that value would.
    void set(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new WrongUsage("--set: '" + Amounts.shortened(typed) + "' has no value; " + SET_FORM + ".");
        }
        String name = typed.substring(0, equals).strip();
        String value = typed.substring(equals + 1).strip();
        String node = prefix(name, fleet.names()).orElseThrow(() -> unknown("--set", "node", first(name),
                fleet.names(), "; " + SET_FORM));
        NodeConfig config = edited.getOrDefault(node, fleet.node(node).orElseThrow());
        Target target = target(config, name.substring(node.length() + 1));
        Tree leaf = new Tree.Leaf(value, !PLAIN.matcher(value).matches() || value.isEmpty());
        switch (edit(node, config, target, leaf)) {
            case EditResult.Edited result -> edited.put(node, result.config());
            case EditResult.Refused refused -> throw new WrongUsage("--set " + Amounts.shortened(typed) + ": "
                    + told(refused));
        }
    }

    /// A value inside something that is not written yet, such as the first of `announce`, brings that along.
    private static EditResult edit(String node, NodeConfig config, Target target, Tree leaf) {
        String text = ConfigWriter.write(config);
        EditResult result = ConfigEditor.apply(node, text, new ConfigEdit.Set(target.path(), leaf));
        boolean isMissing = target.keys().size() > 1 && result instanceof EditResult.Refused refused
                && refused.problems().isEmpty();
        if (!isMissing) {
            return result;
        }
        int last = target.keys().size() - 1;
        Tree branch = new Tree.Branch(List.of(new Tree.Entry(target.keys().get(last), leaf)), true);
        Target above = new Target(target.owner(), target.keys().subList(0, last));
        return ConfigEditor.apply(node, text, new ConfigEdit.Set(above.path(), branch));
    }

    /// Which value is meant.
    ///
    /// @param owner a router, check, group or tracked item
    /// @param keys  from there down
    private record Target(ConfigPath owner, List<String> keys) {
        Target {
            keys = List.copyOf(keys);
        }

        ConfigPath path() {
            ConfigPath path = owner;
            for (String key : keys) {
                path = path.key(key);
            }
            return path;
        }
    }

    private static String told(EditResult.Refused refused) {
        return refused.problems().stream().filter(p -> p.severity() == Severity.ERROR).findFirst()
                .map(ChangeOptions::told).orElse(refused.reason());
    }

    private static String told(Problem problem) {
        return problem.message() + ". " + problem.advice();
    }

    private static Target target(NodeConfig config, String rest) {
        List<String> routers = config.routers().stream().map(RouterSpec::name).toList();
        List<String> checks = config.checks().stream().map(Check::name).toList();
        List<String> groups = config.groups().stream().map(GroupSpec::name).toList();
        Optional<String> router = prefix(rest, routers);
        if (router.isPresent()) {
            ConfigPath path = ConfigPath.router(router.get());
            List<TrackSpec> track = config.router(router.get()).orElseThrow().track();
            return keys(path, rest.substring(router.get().length() + 1), track);
        }
        Optional<String> check = prefix(rest, checks);
        if (check.isPresent()) {
            return keys(ConfigPath.ROOT.key("checks").named(check.get()), rest.substring(check.get().length() + 1),
                    List.of());
        }
        Optional<String> group = prefix(rest, groups);
        if (group.isPresent()) {
            List<TrackSpec> track = config.groups().get(groups.indexOf(group.get())).track();
            return keys(ConfigPath.ROOT.key("groups").named(group.get()), rest.substring(group.get().length() + 1),
                    track);
        }
        List<String> known = Stream.of(routers, checks, groups).flatMap(List::stream).toList();
        if (known.contains(rest)) {
            throw new WrongUsage("--set: which value of " + config.node() + "." + rest + "? " + "Please " + SET_FORM
                    + ".");
        }
        throw unknown("--set", "router, check or group", first(rest), known, " on " + config.node());
    }

    /// Below a router or a group `track.CHECK.weight` is the weight of the check that is called so.
    private static Target keys(ConfigPath start, String rest, List<TrackSpec> track) {
        String tracked = "track.";
        if (!rest.startsWith(tracked)) {
            return new Target(start, List.of(rest.split("\\.", -1)));
        }
        String below = rest.substring(tracked.length());
        List<String> names = track.stream().map(ChangeOptions::name).toList();
        String name = prefix(below, names).orElseThrow(() -> unknown("--set", "tracked check", first(below), names,
                " there"));
        return new Target(start.key("track").item(names.indexOf(name)),
                List.of(below.substring(name.length() + 1)));
    }

    private static String name(TrackSpec track) {
        return switch (track.target()) {
            case TrackSpec.OfCheck(String name) -> name;
            case TrackSpec.OfInterface(String name) -> name;
        };
    }

    /// The longest of the names that is followed by a dot: names may have dots themselves.
    private static Optional<String> prefix(String text, List<String> names) {
        return names.stream().filter(name -> text.startsWith(name + ".") && text.length() > name.length() + 1)
                .max(Comparator.comparingInt(String::length));
    }

    private static String first(String text) {
        int dot = text.indexOf('.');
        return dot > 0 ? text.substring(0, dot) : text;
    }

    private static WrongUsage unknown(String option, String what, String typed, List<String> known, String where) {
        String there = known.isEmpty()
                ? " There is none at all."
                : Suggestion.closest(typed, known).map(s -> " Did you mean '" + s + "'?").orElse("")
                        + " There " + (known.size() == 1 ? "is " : "are ") + String.join(", ", known) + ".";
        return new WrongUsage(option + ": there is no " + what + " '" + Amounts.shortened(typed) + "'" + where + "."
                + there);
    }
}
