package dev.baton.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;
import dev.baton.whatif.TruthTable;

/// `baton whatif`: who would hold what, when, and why.
@Command(name = "whatif", header = "Say who would hold which address if something were changed, when, and why.", description = {
        "Reads the configurations of all nodes, a node's YAML or a keepalived.conf each, runs them with the engine itself on"
                + " virtual segments, changes what the options say, all at one instant, and tells what comes of it. Routers"
                + " of one VRID on different nodes are taken for one virtual router. Nothing is sent and nothing is changed.",
        "",
        "A machine is taken to fail right after an advert of the holder: that is the longest gap there can be.", "",
        "Exit status: 0 good; 1 if the change, or with --every-fault some single fault, leaves an address without a holder,"
                + " with two, or without rest, or if a file cannot be used."}, footer = {"", "Examples:",
                        "  baton whatif n1.yaml n2.yaml --set n2.VI_1.priority=120",
                        "  baton whatif n1.yaml n2/keepalived.conf --fail chk_nginx@n1 --stop n2",
                        "  baton whatif n*.yaml --every-fault"})
final class RunWhatif implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The configurations, one of each node, or folders of them.")
    private List<Path> files = List.of();

    @Option(names = "--set", paramLabel = "NODE.ROUTER.KEY=VALUE", description = "A value is changed, by the keys of a"
            + " node's YAML: n2.VI_1.priority=120, n1.VI_1.track.chk.weight=-60, n1.chk.fall=3.")
    private List<String> sets = List.of();

    @Option(names = "--down", paramLabel = "NODE", description = "The machine is gone at once.")
    private List<String> downs = List.of();

    @Option(names = "--stop", paramLabel = "NODE", description = "The daemon ends in order (priority 0).")
    private List<String> stops = List.of();

    @Option(names = "--link", paramLabel = "NODE.INTERFACE", description = "An interface loses its link.")
    private List<String> links = List.of();

    @Option(names = "--fail", paramLabel = "CHECK@NODE", description = "A check fails, often enough to count.")
    private List<String> fails = List.of();

    @Option(names = "--every-fault", description = "Try every node, link and tracked check by itself, and tell the worst"
            + " first; with what was changed by --set.")
    private boolean everyFault;

    @Option(names = "--config-id", paramLabel = "ID", description = "The configuration id whose lines of a keepalived.conf"
            + " count (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object; its fields are listed by @|bold --json-fields|@.")
    private boolean json;

    @Option(names = "--json-fields", help = true, description = "List the fields that --json prints, and end.")
    private boolean jsonFields;

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        if (jsonFields) {
            WhatifJson.FIELDS.forEach(here.out()::println);
            here.out().flush();
            return Baton.GOOD;
        }
        if (files.isEmpty()) {
            throw new WrongUsage(
                    "there is no file; name the configuration of each node: baton whatif n1.yaml n2.yaml.");
        }
        Optional<Fleet> fleet = FleetFiles.read(here, files, id);
        return fleet.isEmpty() ? Baton.FAILED : told(here, fleet.get());
    }

    private int told(Surroundings here, Fleet fleet) {
        ChangeOptions asked = new ChangeOptions(fleet);
        sets.forEach(asked::set);
        downs.forEach(asked::down);
        stops.forEach(asked::stop);
        links.forEach(asked::link);
        fails.forEach(asked::fail);
        Predictor predictor = Predictor.of(fleet);
        List<Change> changes = asked.changes();
        Optional<Prediction> prediction = changes.isEmpty()
                ? Optional.empty()
                : Optional.of(predictor.predict(changes));
        Optional<Predictor> faulted = everyFault ? Optional.of(changed(predictor, changes)) : Optional.empty();
        Optional<TruthTable> table = faulted.map(Predictor::everySingleFault);
        List<CheckReach> checks = faulted.map(Predictor::checks)
                .orElseGet(() -> changes.isEmpty() ? predictor.checks() : List.of());
        List<Standing> now = predictor.present();
        boolean isBroken = prediction.map(Prediction::isBroken)
                .orElseGet(() -> now.stream().anyMatch(Standing::isBroken))
                || table.map(TruthTable::isBroken).orElse(false);
        WhatifWords words = new WhatifWords(predictor);
        if (json) {
            WhatifJson told = new WhatifJson(words, fleet.names());
            told.now(now);
            prediction.ifPresent(p -> told.change(asked(words), p));
            table.ifPresent(told::faults);
            told.checks(checks);
            told.print(isBroken, here.out());
        } else {
            WhatifStory story = new WhatifStory(here.out(), words, here.isColoured());
            story.now(now);
            prediction.ifPresent(p -> story.change(String.join(", and ", asked(words)), p));
            table.ifPresent(story::faults);
            story.checks(checks);
            story.verdict(isBroken, everyFault);
        }
        return isBroken ? Baton.FAILED : Baton.GOOD;
    }

    /// The fleet as it is changed; faults that were asked for are not part of it.
    private static Predictor changed(Predictor predictor, List<Change> changes) {
        Fleet fleet = predictor.fleet();
        for (Change change : changes) {
            fleet = change instanceof Change.Configured(var config) ? fleet.with(config) : fleet;
        }
        return fleet.equals(predictor.fleet()) ? predictor : Predictor.of(fleet);
    }

    /// What was asked for, in words, in the order of the options.
    private List<String> asked(WhatifWords words) {
        List<String> asked = new ArrayList<>();
        sets.forEach(set -> asked.add(set.strip().replaceFirst("\\s*=\\s*", " = ")));
        downs.forEach(node -> asked.add(words.change(new Change.NodeDown(node))));
        stops.forEach(node -> asked.add(words.change(new Change.NodeStopped(node))));
        links.forEach(link -> asked.add(link + " loses its link"));
        fails.forEach(fail -> asked.add(fail.replace("@", " fails on ")));
        return asked;
    }
}
