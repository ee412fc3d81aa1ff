package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.Check;
import dev.baton.config.NodeConfig;
import dev.baton.config.Probe;
import dev.baton.config.Quantities;
import dev.baton.config.TrackSpec;

/// Writes checks as `vrrp_script`, `track_file` and `vrrp_track_process`, and what tracks them.
final class CheckExport {
    private static final long SECOND = 1_000_000_000L;

    private final NodeConfig config;
    private final String scriptFolder;
    private final List<Omission> omissions;
    /// The block that tracks each check that was written.
    private final Map<String, Keyword<Boolean>> trackedBy = new LinkedHashMap<>();
    private final Map<String, String> interfaces = new LinkedHashMap<>();

    CheckExport(NodeConfig config, String scriptFolder, List<Omission> omissions) {
        this.config = config;
        this.scriptFolder = scriptFolder;
        this.omissions = omissions;
    }

    boolean usesScripts() {
        return config.checks().stream().anyMatch(c -> c.probe() instanceof Probe.Script);
    }

    void write(ConfText text) {
        for (Check check : config.checks()) {
            if (ConfText.isPossible(check.name())) {
                write(check, text);
            } else {
                omit(check, "keepalived cannot write this name: rename it.");
            }
        }
    }

    private void write(Check check, ConfText text) {
        switch (check.probe()) {
            case Probe.Script script -> script(check, script, text);
            case Probe.File file -> file(check, file, text);
            case Probe.Processes processes -> process(check, processes, text);
            case Probe.Interface on -> {
                interfaces.put(check.name(), on.interfaceName());
                omit(check, "keepalived tracks interfaces without a check: it is written as track_interface.");
            }
            case Probe.Tcp tcp ->
                omit(check, "keepalived makes no connections for VRRP: write a script that runs nc -z "
                        + tcp.target().host() + " " + tcp.target().port() + ".");
            case Probe.Http http -> omit(check,
                    "keepalived asks no web server for VRRP: write a script that runs curl -f " + http.url() + ".");
            case Probe.Icmp icmp -> omit(check, "keepalived sends no echo requests for VRRP: write a script that runs"
                    + " ping -c 1 " + icmp.host() + ".");
        }
    }

    private void omit(Check check, String reason) {
        omissions.add(new Omission("check " + check.name(), reason));
    }

    private void script(Check check, Probe.Script script, ConfText text) {
        text.open("vrrp_script " + ConfText.word(check.name()));
        text.line("script " + ConfText.word(scriptFolder + "/" + script.script()));
        long interval = wholeSeconds(check, "interval", check.intervalNanos());
        text.line("interval " + interval);
        if (check.timeoutNanos() != check.intervalNanos()) {
            text.line("timeout " + wholeSeconds(check, "timeout", check.timeoutNanos()));
        }
        text.line("rise " + check.rise());
        text.line("fall " + check.fall());
        if (check.initial() == Check.Initial.FAILING) {
            text.line("init_fail");
        }
        text.close();
        trackedBy.put(check.name(), Track.SCRIPT);
    }

    private long wholeSeconds(Check check, String key, long nanos) {
        long seconds = Math.max(1, Math.ceilDiv(nanos, SECOND));
        if (seconds * SECOND != nanos) {
            omissions.add(new Omission("check " + check.name() + ": " + key + " " + Quantities.duration(nanos),
                    "keepalived counts whole seconds before 2.3: " + seconds + " is written."));
        }
        return seconds;
    }

    private void file(Check check, Probe.File file, ConfText text) {
        if (file.wanted() != Probe.FileState.ZERO) {
            omit(check,
                    "keepalived reads a number from a file and does not ask whether the file is there: use wanted: zero,"
                            + " or a script that runs test -e.");
            return;
        }
        if (!ConfText.isPossible(file.path())) {
            omit(check, "keepalived cannot write this path.");
            return;
        }
        text.open("track_file " + ConfText.word(check.name()));
        text.line("file " + ConfText.word(file.path()));
        text.line("weight 0");
        text.close();
        trackedBy.put(check.name(), Track.FILE);
        withoutCounting(check, "keepalived is told of every change of the file");
    }

    private void process(Check check, Probe.Processes processes, ConfText text) {
        boolean isNone = processes.quorum() == 0 && processes.quorumMax().equals(Optional.of(0));
        if (processes.quorum() == 0 && !isNone) {
            omit(check, "keepalived cannot ask for at least 0 processes"
                    + (processes.quorumMax().isPresent() ? " and at most some" : "") + ": write a script.");
            return;
        }
        if (!ConfText.isPossible(processes.command())) {
            omit(check, "keepalived cannot write this name.");
            return;
        }
        text.open("vrrp_track_process " + ConfText.word(check.name()));
        text.line("process " + ConfText.word(processes.command()));
        if (!isNone) {
            text.line("quorum " + processes.quorum());
        }
        processes.quorumMax().ifPresent(most -> text.line("quorum_max " + most));
        text.close();
        trackedBy.put(check.name(), Track.PROCESS);
        withoutCounting(check, "keepalived is told of every start and end of a process");
    }

    /// These have no tries that could be counted.
    private void withoutCounting(Check check, String why) {
        boolean isPlain = check.rise() == 1 && check.fall() == 1 && check.intervalNanos() == SECOND
                && check.timeoutNanos() == SECOND && check.initial() == Check.Initial.UNKNOWN;
        if (!isPlain) {
            omissions.add(new Omission("check " + check.name() + ": rise, fall, interval, timeout, initial",
                    why + "; there are no tries to count."));
        }
    }

    /// Writes what a router or a group tracks.
    ///
    /// @param owner what it is, for what cannot be written
    void track(String owner, List<TrackSpec> track, ConfText text) {
        for (Keyword<Boolean> block : List.of(Track.SCRIPT, Track.PROCESS, Track.FILE, Track.INTERFACE)) {
            List<String> lines = new ArrayList<>();
            for (TrackSpec tracked : track) {
                name(tracked, block).flatMap(name -> line(owner, tracked, name, block)).ifPresent(lines::add);
            }
            if (!lines.isEmpty()) {
                text.open(block.name());
                lines.forEach(text::line);
                text.close();
            }
        }
        for (TrackSpec tracked : track) {
            if (tracked.target() instanceof TrackSpec.OfCheck check && !trackedBy.containsKey(check.name())
                    && !interfaces.containsKey(check.name())) {
                omissions.add(new Omission(owner + ": track " + check.name(), "The check is not exported."));
            }
        }
    }

    /// What is tracked, by its name in that kind of block; empty when it is not of that kind.
    private Optional<String> name(TrackSpec tracked, Keyword<Boolean> block) {
        return switch (tracked.target()) {
            case TrackSpec.OfInterface on -> block.equals(Track.INTERFACE) ? Optional.of(on.name()) : Optional.empty();
            case TrackSpec.OfCheck check -> block.equals(Track.INTERFACE)
                    ? Optional.ofNullable(interfaces.get(check.name()))
                    : Optional.of(check.name()).filter(name -> block.equals(trackedBy.get(name)));
        };
    }

    private Optional<String> line(String owner, TrackSpec tracked, String name, Keyword<Boolean> block) {
        if (block.equals(Track.FILE) && tracked.weight() != 0) {
            omissions.add(new Omission(owner + ": track " + name + " with a weight",
                    "keepalived multiplies the weight with the number in the file: use weight 0, or a script."));
            return Optional.empty();
        }
        boolean isUsual = tracked.weight() == 0 && !tracked.reverse();
        return Optional.of(ConfText.word(name) + (isUsual ? "" : " weight " + tracked.weight())
                + (tracked.reverse() ? " reverse" : ""));
    }
}
