package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.baton.config.Check;
import dev.baton.config.Place;
import dev.baton.config.Probe;
import dev.baton.config.Quantities;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.keepalived.CommandWords;
import dev.baton.keepalived.Node;
import dev.baton.keepalived.Word;

/// What is wrong with the scripts of checks: that they cannot run (C07), only look for a process (C10), can be written by
/// others (C16), or kill the daemon (C17). Each script is looked at once, however many nodes and checks run it.
final class ScriptChecks {
    private static final String ROOT = "root";
    /// Commands of the system need not lie among the scripts.
    private static final Pattern SYSTEM = Pattern.compile("/(usr/)?s?bin/[^/]+");
    private static final int MAX_SPOTS = 5;

    private final ScriptSource source;
    private final Consumer<ConfigFinding> found;
    private final Set<String> looked = new LinkedHashSet<>();

    ScriptChecks(ScriptSource source, Consumer<ConfigFinding> found) {
        this.source = source;
        this.found = found;
    }

    /// How a script is run.
    ///
    /// @param subject   what a finding is about
    /// @param path      as it is named
    /// @param named     where it is named
    /// @param interval  between two runs
    /// @param asRoot    whether it runs as root, as far as the file says
    /// @param isGuarded whether keepalived refuses what others can write
    private record Use(String subject, String path, Optional<Place> named, OptionalLong interval, boolean asRoot,
            boolean isGuarded) {}

    /// Looks at all scripts of a node.
    void look(Host host) {
        switch (host.document()) {
            case YamlDocument _ -> host.config().checks().forEach(check -> yaml(host, check));
            case ConfDocument conf -> conf.conf().all("vrrp_script").forEach(block -> keepalived(host, conf, block));
        }
    }

    private void yaml(Host host, Check check) {
        if (check.probe() instanceof Probe.Script(String name)) {
            Place named = host.document().check(check.name(), Part.SCRIPT);
            file(new Use(host.subject(check.name()), name, Optional.of(named), OptionalLong.of(check.intervalNanos()),
                    true, true), host.document().file());
        }
    }

    private void keepalived(Host host, ConfDocument conf, Node block) {
        Optional<Node> script = block.last("script");
        List<String> words = script.map(CommandWords::ofScript).orElse(List.of());
        if (words.isEmpty()) {
            return;
        }
        String name = block.arg(0).map(Word::text).orElse("vrrp_script");
        Place place = ConfDocument.whole(script.orElseThrow());
        Optional<Check> check = host.check(name);
        OptionalLong interval = check.map(c -> OptionalLong.of(c.intervalNanos())).orElseGet(OptionalLong::empty);
        command(host.subject(name), place, String.join(" ", words), check, interval);
        boolean isPath = words.getFirst().startsWith("/") && !SYSTEM.matcher(words.getFirst()).matches();
        if (isPath) {
            Optional<Node> user = block.last("user").or(() -> conf.global("script_user"));
            boolean asRoot = user.flatMap(u -> u.arg(0)).map(Word::text).filter(u -> !u.equals(ROOT)).isEmpty();
            file(new Use(host.subject(name), words.getFirst(), Optional.of(place), interval, asRoot,
                    conf.global("enable_script_security").isPresent()), conf.file());
        }
    }

    private void command(String subject, Place place, String command, Optional<Check> check, OptionalLong interval) {
        ScriptText text = ScriptText.ofCommand(place, command);
        if (!text.kills().isEmpty()) {
            kills(subject, List.of(new Spot(place, "")), "This command", false);
        }
        if (check.filter(c -> c.probe() instanceof Probe.Processes).isPresent()
                && check.get().probe() instanceof Probe.Processes(String process, int _, Optional<Integer> _)) {
            processOnly(subject, List.of(new Spot(place, "")), process, interval);
        }
    }

    private void file(Use use, String from) {
        switch (source.find(use.path(), from)) {
            case ScriptSource.Here(ScriptFile script) -> {
                if (looked.add(script.file())) {
                    look(script, use);
                }
            }
            case ScriptSource.Missing(String where) -> use.named().ifPresent(place -> found.accept(ConfigFinding.at(
                    Code.C07, use.subject(), place, "There is no script " + use.path() + " (looked for it " + where
                            + "). A script that cannot be run is a check that never passes, or that is ignored.",
                    "Put the script there, or correct the path.")));
            case ScriptSource.Unknown _ -> {
                // It is on another host.
            }
        }
    }

    /// Looks at a script that is given by itself.
    void look(ScriptFile script) {
        if (looked.add(script.file())) {
            look(script, new Use(script.file(), script.file(), Optional.empty(), OptionalLong.empty(), true, false));
        }
    }

    private void look(ScriptFile script, Use use) {
        ScriptText text = ScriptText.of(script.file(), script.text());
        rights(script, text, use);
        if (!text.kills().isEmpty()) {
            kills(use.subject(), spots(text.kills(), use), "The script", text.neverFails());
        }
        if (text.process().isPresent() && text.isOnlyThat()) {
            processOnly(use.subject(), spots(text.lookups(), use), text.process().get(), use.interval());
        }
    }

    private static List<Spot> spots(List<Place> places, Use use) {
        List<Spot> spots = new ArrayList<>();
        places.stream().limit(MAX_SPOTS).forEach(place -> spots.add(new Spot(place, "")));
        use.named().ifPresent(place -> spots.add(new Spot(place, "the check that runs it")));
        return spots;
    }

    private void rights(ScriptFile script, ScriptText text, Use use) {
        boolean isUnrunnable = script.isInPlace() && !script.isExecutable();
        if (isUnrunnable) {
            found.accept(ConfigFinding.of(Code.C07, use.subject(), script.file() + " has the rights " + script.mode()
                    + ": nobody may run it, so the check does not work.",
                    spots(List.of(Place.ofFile(script.file())), use),
                    "chmod 755 " + script.file()));
        }
        Optional<String> open = script.writable().or(() -> text.opens().isEmpty()
                ? Optional.empty()
                : Optional.of(script.file() + " (it is told to on line " + text.opens().getFirst().line() + ")"));
        if (open.isPresent() && use.isGuarded() && use.asRoot() && script.isInPlace()) {
            found.accept(ConfigFinding.of(Code.C07, use.subject(), "Others than root can write " + open.get()
                    + ", and with script security on keepalived does not run such a script: the check does not work.",
                    spots(List.of(Place.ofFile(script.file())), use),
                    "chown root: and chmod go-w the script and every folder above it."));
        } else if (open.isPresent() && use.asRoot()) {
            writable(script, use, "Others than its owner can write " + open.get()
                    + ", and the daemon runs it as root: whoever can write it is root on this host.",
                    text.opens().isEmpty() ? List.of(Place.ofFile(script.file())) : text.opens());
        } else if (open.isEmpty() && isUnguardedCopy(script, use)) {
            writable(script, use, use.path() + " runs as root, since no script_user is set, and without"
                    + " enable_script_security nothing looks at who may write it. The copy that was read here has lost its"
                    + " rights (" + script.mode() + ", which nobody could run); with mode 777, which is often advised,"
                    + " whoever can write it on the host is root.", List.of(Place.ofFile(script.file())));
        }
    }

    /// A copy without any right to run it does not tell who can write the script on its host.
    private static boolean isUnguardedCopy(ScriptFile script, Use use) {
        return !script.isInPlace() && !script.isExecutable() && use.asRoot() && !use.isGuarded();
    }

    private void writable(ScriptFile script, Use use, String sentence, List<Place> places) {
        found.accept(ConfigFinding.of(Code.C16, use.subject(), sentence, spots(places, use),
                "On the host: chown root: and chmod 755 " + (script.isInPlace() ? script.file() : use.path())
                        + ", and no folder above it that others can write. In global_defs write"
                        + " 'enable_script_security' and 'script_user' with a user who has no other rights."));
    }

    private void kills(String subject, List<Spot> spots, String what, boolean neverFails) {
        String status = neverFails
                ? " And it always ends with status 0: as a check it never fails, so that its weight counts always."
                : "";
        found.accept(ConfigFinding.of(Code.C17, subject, what + " stops the VRRP daemon. The daemon then does not tell"
                + " anybody why, does not come back when the service does, and takes every other address of this host"
                + " down with it." + status, spots,
                "End with status 1 when the service does not work, and let the daemon do the rest: without a weight the"
                        + " failure is a FAULT and the address moves at once; with one, the priority sinks."
                        + " Restarting the service is the work of its service manager (systemd: Restart=on-failure)."));
    }

    private void processOnly(String subject, List<Spot> spots, String process, OptionalLong interval) {
        String late = interval.isPresent()
                ? " up to " + Quantities.duration(interval.getAsLong()) + " later"
                : " an interval later";
        found.accept(ConfigFinding.of(Code.C10, subject, "This only looks whether a process '" + process
                + "' runs: it starts processes at every interval, and notices" + late
                + ". A process check is told by the kernel and reacts within milliseconds.",
                spots, "In node.yaml: { name: ..., process: " + process
                        + " }. In a keepalived.conf: vrrp_track_process with 'process " + process
                        + "'. If the process can run without serving, check the service itself (http, tcp)."));
    }
}
