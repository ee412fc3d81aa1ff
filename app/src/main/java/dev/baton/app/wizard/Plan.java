package dev.baton.app.wizard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Check;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigWriter;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Probe;
import dev.baton.config.Problem;
import dev.baton.config.Quantities;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.config.Setting;
import dev.baton.config.Settings;
import dev.baton.config.Severity;
import dev.baton.config.TrackSpec;

/// What a person has filled in for a new cluster, as texts, right or wrong.
///
/// @param nodes         the nodes' names, parted by commas
/// @param interfaceName the interface on all of them
/// @param routers       the virtual routers
/// @param process       the process whose failure costs priority; empty: no check
/// @param isGroup       whether the routers move together
record Plan(String nodes, String interfaceName, List<RouterPlan> routers, String process, boolean isGroup) {
    /// More nodes than a wizard is for.
    static final int MAX_NODES = 32;
    private static final String CHECK = "service";
    private static final String GROUP = "together";
    private static final int CHECK_WEIGHT = -60;

    Plan {
        routers = List.copyOf(routers);
    }

    /// A virtual router.
    ///
    /// @param vrid       its VRID
    /// @param addresses  its addresses, parted by commas
    /// @param interval   time between adverts
    /// @param priorities one for each node, parted by commas
    /// @param version    the protocol version
    record RouterPlan(String vrid, String addresses, String interval, String priorities, int version) {
        /// A router of version 3 at 1 s.
        static RouterPlan of(int vrid, String addresses, String priorities) {
            return new RouterPlan(Integer.toString(vrid), addresses, "1s", priorities, 3);
        }
    }

    /// What is filled in.
    enum Field {
        NODES, INTERFACE, PROCESS, VRID, ADDRESSES, INTERVAL, PRIORITIES
    }

    /// Where something is filled in.
    ///
    /// @param router which router; -1: all of them
    record Spot(Field field, int router) {}

    /// What is wrong somewhere.
    ///
    /// @param key  the key of its text; empty: the engine says it
    /// @param args what goes into the places of the text, or the engine's sentence
    record Trouble(String key, List<Object> args) {
        Trouble {
            args = List.copyOf(args);
        }

        static Trouble said(String sentence) {
            return new Trouble("", List.of(sentence));
        }

        static Trouble own(String key, Object... args) {
            return new Trouble(key, List.of(args));
        }

        /// As a sentence.
        String words(Texts texts) {
            return key.isEmpty() ? texts.said(args.getFirst().toString()) : texts.get(key, args.toArray());
        }
    }

    /// The names of the nodes.
    List<String> names() {
        return entries(nodes);
    }

    static List<String> entries(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1)).filter(entry -> !entry.isEmpty()).toList();
    }

    /// What is wrong, by where it is; empty: nothing.
    Map<Spot, Trouble> problems() {
        Map<Spot, Trouble> found = new LinkedHashMap<>();
        Setting.Keys router = Settings.ROUTER;
        check(found, new Spot(Field.NODES, -1), Settings.NODE.find("node"), names());
        if (new LinkedHashSet<>(names()).size() < names().size()) {
            found.putIfAbsent(new Spot(Field.NODES, -1), Trouble.own("config.wizard.wrong.twice"));
        }
        if (names().size() > MAX_NODES) {
            found.putIfAbsent(new Spot(Field.NODES, -1), Trouble.own("config.wizard.wrong.many", MAX_NODES));
        }
        check(found, new Spot(Field.INTERFACE, -1), router.find("interface"), List.of(interfaceName));
        if (!process.isEmpty()) {
            check(found, new Spot(Field.PROCESS, -1), Settings.CHECK.find("process"), List.of(process));
        }
        for (int i = 0; i < routers.size(); i++) {
            RouterPlan one = routers.get(i);
            check(found, new Spot(Field.VRID, i), router.find("vrid"), List.of(one.vrid()));
            check(found, new Spot(Field.ADDRESSES, i), router.find("addresses"), entries(one.addresses()));
            check(found, new Spot(Field.INTERVAL, i), router.find("advertInterval"), List.of(one.interval()));
            check(found, new Spot(Field.PRIORITIES, i), router.find("priority"), entries(one.priorities()));
            int priorities = entries(one.priorities()).size();
            if (priorities != names().size()) {
                found.putIfAbsent(new Spot(Field.PRIORITIES, i), Trouble.own("config.wizard.wrong.priorities",
                        names().size(), priorities));
            }
        }
        return found;
    }

    private static void check(Map<Spot, Trouble> found, Spot spot, Optional<Setting> setting, List<String> texts) {
        Optional<Setting.One> one = setting.map(Setting::value).flatMap(Plan::single);
        if (texts.isEmpty()) {
            found.putIfAbsent(spot, Trouble.own("config.wizard.wrong.nothing",
                    one.map(Setting.One::example).orElse("?")));
        }
        for (String text : texts) {
            one.flatMap(value -> value.misfit(text))
                    .ifPresent(m -> found.putIfAbsent(spot, Trouble.said(m.sentence())));
        }
    }

    private static Optional<Setting.One> single(Setting.Value value) {
        return switch (value) {
            case Setting.One one -> Optional.of(one);
            case Setting.Either either -> Optional.of(either.shortForm());
            case Setting.Items items -> single(items.item());
            case Setting.Keys _ -> Optional.empty();
        };
    }

    /// The configurations; none while something is wrong.
    List<NodeConfig> configs() {
        if (!problems().isEmpty()) {
            return List.of();
        }
        List<NodeConfig> configs = new ArrayList<>();
        for (int node = 0; node < names().size(); node++) {
            configs.add(config(node));
        }
        return configs;
    }

    /// What is wrong with the configurations although every field is right by itself; empty: nothing.
    Optional<String> problem() {
        return configs().stream().map(ConfigLoader::problems).flatMap(List::stream)
                .filter(problem -> problem.severity() == Severity.ERROR).findFirst()
                .map(Plan::sentence);
    }

    private static String sentence(Problem problem) {
        return Character.toUpperCase(problem.message().charAt(0)) + problem.message().substring(1) + ". "
                + problem.advice();
    }

    private NodeConfig config(int node) {
        List<RouterSpec> specs = new ArrayList<>();
        for (int i = 0; i < routers.size(); i++) {
            RouterPlan plan = routers.get(i);
            List<PlacedAddress> addresses = entries(plan.addresses()).stream().map(PlacedAddress::parse).toList();
            RouterDraft draft = RouterSpec
                    .draft("VI_" + (i + 1), interfaceName, Integer.parseInt(plan.vrid()), addresses)
                    .version(plan.version()).priority(Integer.parseInt(entries(plan.priorities()).get(node)))
                    .advertIntervalNanos(Quantities.read(plan.interval()).orElseThrow());
            if (!process.isEmpty()) {
                draft.track(List.of(TrackSpec.check(CHECK, CHECK_WEIGHT)));
            }
            specs.add(draft.build());
        }
        long second = 1_000_000_000L;
        List<Check> checks = process.isEmpty()
                ? List.of()
                : List.of(new Check(CHECK, new Probe.Processes(process, 1, Optional.empty()), 1, 1, second, second,
                        Check.Initial.UNKNOWN));
        List<GroupSpec> groups = isGroup && specs.size() > 1
                ? List.of(new GroupSpec(GROUP, specs.stream().map(RouterSpec::name).toList(), List.of()))
                : List.of();
        return new NodeConfig(names().get(node), specs, checks, groups, List.of());
    }

    /// The texts of the configurations by node.
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        configs().forEach(config -> texts.put(config.node(), ConfigWriter.write(config)));
        return texts;
    }
}
