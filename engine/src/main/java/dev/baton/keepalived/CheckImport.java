package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.Check;
import dev.baton.config.Probe;
import dev.baton.config.Quantities;

/// Makes checks of scripts, files and processes.
final class CheckImport {
    private static final long SECOND = 1_000_000_000L;
    private static final long SHORTEST_INTERVAL = 10_000_000L;
    private static final long SHORTEST_TIMEOUT = 1_000_000L;
    private static final long LONGEST = 3600 * SECOND;
    private static final long MOST = 1000;
    private static final int MAX_COMM = 15;

    /// An object that can be tracked.
    ///
    /// @param kind   the block that tracks it
    /// @param check  the check that it became; empty: none
    /// @param weight its own weight
    /// @param order  its place among the blocks of the file
    /// @param node   its block
    record Defined(Keyword<Boolean> kind, Optional<Check> check, Weight weight, int order, Node node) {}

    private record Pending(int order, Runnable work) {}

    private final Map<Keyword<Boolean>, Map<String, Defined>> defined = new LinkedHashMap<>();
    private final Names names = new Names();
    private final ScriptNames scripts;
    private final Report report;

    private CheckImport(ScriptNames scripts, Report report) {
        this.scripts = scripts;
        this.report = report;
        List.of(Track.SCRIPT, Track.FILE, Track.PROCESS).forEach(kind -> defined.put(kind, new LinkedHashMap<>()));
    }

    static CheckImport of(Vendor vendor, ScriptNames scripts, Report report) {
        CheckImport checks = new CheckImport(scripts, report);
        List<Pending> pending = new ArrayList<>();
        vendor.scripts().values().forEach(s -> pending.add(new Pending(s.order(), () -> checks.script(s))));
        vendor.files().values().forEach(f -> pending.add(new Pending(f.order(), () -> checks.file(f))));
        vendor.processes().values().forEach(p -> pending.add(new Pending(p.order(), () -> checks.process(p))));
        pending.sort(Comparator.comparingInt(Pending::order));
        pending.forEach(p -> p.work().run());
        return checks;
    }

    /// The object of that kind and name.
    Optional<Defined> find(Keyword<Boolean> kind, String name) {
        return Optional.ofNullable(defined.getOrDefault(kind, Map.of()).get(name));
    }

    /// Every object, in the order of the file.
    List<Defined> all() {
        return defined.values().stream().flatMap(m -> m.values().stream())
                .sorted(Comparator.comparingInt(Defined::order)).toList();
    }

    private void define(Keyword<Boolean> kind, Word name, Optional<Check> check, Weight weight, int order,
            Node node) {
        defined.getOrDefault(kind, new LinkedHashMap<>()).put(name.text(),
                new Defined(kind, check, weight, order, node));
    }

    private String name(Word word) {
        String name = names.of(word.text());
        if (!name.equals(word.text())) {
            report.changed(word.place(), word.text(), name, "The name is taken, or holds what a name cannot hold.");
        }
        return name;
    }

    private void script(VrrpScript script) {
        List<String> words = script.command().map(CommandWords::ofScript).orElse(List.of());
        Optional<Check> check = Optional.empty();
        if (words.isEmpty()) {
            report.error(script.node().keyword().place(), "this script has no command; keepalived does not run it",
                    "Write script \"/path/of/it\".");
        } else {
            check = Optional.of(check(script, words));
        }
        define(Track.SCRIPT, script.name(), check, script.weight(), script.order(), script.node());
    }

    private Check check(VrrpScript script, List<String> words) {
        Node command = script.command().orElseThrow();
        Optional<Probe> familiar = FamiliarCommand.probe(words);
        familiar.ifPresent(probe -> report.changed(command, words(probe),
                "A check of this kind says the same and starts no process for every try."));
        Probe probe = familiar.orElseGet(() -> new Probe.Script(scripts.of(command, words)));
        long interval = script.interval().map(i -> within(i, SHORTEST_INTERVAL, LONGEST)).orElse(SECOND);
        long timeout = script.timeout().filter(t -> t.value() > 0).map(t -> within(t, SHORTEST_TIMEOUT, LONGEST))
                .orElse(interval);
        return new Check(name(script.name()), probe, count(script.rise()), count(script.fall()), interval, timeout,
                script.initFail() ? Check.Initial.FAILING : Check.Initial.UNKNOWN);
    }

    private static String words(Probe probe) {
        return switch (probe) {
            case Probe.Processes processes -> "process: " + processes.command();
            case Probe.Tcp tcp -> "tcp: " + tcp.target();
            case Probe.Icmp icmp -> "icmp: " + icmp.host();
            case Probe.Http http -> "http: " + http.url();
            case Probe.Script script -> "script: " + script.script();
            case Probe.File file -> "file: " + file.path();
            case Probe.Interface on -> "interface: " + on.interfaceName();
        };
    }

    private long within(Given<Long> given, long least, long most) {
        long value = Math.clamp(given.value(), least, most);
        if (value != given.value()) {
            report.changed(given.node(), Quantities.duration(value), "Here it is " + Quantities.duration(least) + " to "
                    + Quantities.duration(most) + ".");
        }
        return value;
    }

    private int count(Optional<Given<Long>> given) {
        if (given.isPresent() && given.get().value() > MOST) {
            report.changed(given.get().node(), Long.toString(MOST), "It is " + MOST + " at most here.");
        }
        return Math.toIntExact(Math.min(given.map(Given::value).orElse(1L), MOST));
    }

    private void file(TrackFile file) {
        Optional<String> path = file.path().map(Given::value).filter(p -> p.startsWith("/"));
        if (path.isEmpty()) {
            report.error(file.node().keyword().place(), "this track_file names no file by its whole path",
                    "Write file /path/of/it.");
        }
        Optional<Check> check = path.map(p -> new Check(name(file.name()), new Probe.File(p, Probe.FileState.ZERO), 1,
                1, SECOND, SECOND, Check.Initial.UNKNOWN));
        define(Track.FILE, file.name(), check, file.weight(), file.order(), file.node());
    }

    private void process(TrackProcess process) {
        List<String> words = process.command().map(CommandWords::ofScript).orElse(List.of());
        Optional<Check> check = Optional.empty();
        if (words.isEmpty()) {
            report.error(process.node().keyword().place(), "this block names no process", "Write process NAME.");
        } else {
            Optional<Integer> most = process.quorumMax().map(Given::value).map(Math::toIntExact);
            int least = process.quorum().map(Given::value).map(Math::toIntExact)
                    .orElse(most.equals(Optional.of(0)) ? 0 : 1);
            check = Optional.of(new Check(name(process.name()),
                    new Probe.Processes(command(process.command().orElseThrow(), words), least, most), 1, 1, SECOND,
                    SECOND, Check.Initial.UNKNOWN));
        }
        define(Track.PROCESS, process.name(), check, process.weight(), process.order(), process.node());
    }

    private String command(Node node, List<String> words) {
        String base = CommandWords.baseName(words.getFirst());
        int end = Math.min(base.length(), MAX_COMM);
        String cut = base.substring(0, end);
        if (!cut.equals(words.getFirst())) {
            report.changed(node, "process: " + cut,
                    "The kernel knows processes by the first 15 characters of their file's name.");
        }
        if (words.size() > 1) {
            report.lost(node.keyword().place(), "the arguments " + String.join(" ", words.subList(1, words.size())),
                    "Processes are known by their name, not by their arguments.");
        }
        return cut;
    }
}
