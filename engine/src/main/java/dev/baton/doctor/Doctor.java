package dev.baton.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.config.Place;
import dev.baton.config.Problem;

/// Looks at configurations: at each alone, at the scripts that they name, and at those of a cluster together. It never
/// fails, whatever was read.
public final class Doctor {
    /// How many findings are listed; others are counted.
    public static final int MAX_FINDINGS = 10_000;

    private static final List<HostCheck> HOST_CHECKS = List.of(new StateChecks(), new PreemptionCheck(),
            new AddressChecks(), new PasswordChecks(), new TimingCheck(), new WeightMeaning());
    private static final List<ClusterCheck> CLUSTER_CHECKS = List.of(new AgreementChecks(), new PeerCheck(),
            new PriorityCheck(), new SharedChecks());
    /// What is proved only when the configurations of all nodes could be read.
    private static final ClusterCheck PROOF = new WeightCheck();

    private int told;
    private long unlisted;

    private Doctor() {}

    /// Looks at configurations without their scripts.
    public static Diagnosis examine(List<Document> documents) {
        return examine(documents, List.of(), ScriptSource.NONE);
    }

    /// Looks at configurations of one node or of several.
    ///
    /// @param scripts scripts that are to be looked at in any case
    /// @param source  where those are that the configurations name
    public static Diagnosis examine(List<Document> documents, List<ScriptFile> scripts, ScriptSource source) {
        return new Doctor().run(documents, scripts, source);
    }

    private Diagnosis run(List<Document> documents, List<ScriptFile> scripts, ScriptSource source) {
        List<Host> hosts = new ArrayList<>();
        List<Diagnosis.OfFile> files = new ArrayList<>();
        Map<Integer, String> names = names(documents);
        List<ConfigFinding> ofScripts = new ArrayList<>();
        ScriptChecks scriptChecks = new ScriptChecks(source, ofScripts::add);
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            String name = names.getOrDefault(i, document.file());
            List<ConfigFinding> found = new ArrayList<>();
            List<Problem> problems = KnownProblems.tell(document, name, found::add);
            document.config().ifPresent(config -> {
                Host host = new Host(name, document, config);
                hosts.add(host);
                HOST_CHECKS.forEach(check -> check.look(host, found::add));
                scriptChecks.look(host);
            });
            found.addAll(ofScripts);
            ofScripts.clear();
            found.sort(inFile(document.file()));
            files.add(new Diagnosis.OfFile(document.file(), document.format(), name, document.isUsable(),
                    limited(found), problems));
        }
        for (ScriptFile script : scripts) {
            scriptChecks.look(script);
            if (!ofScripts.isEmpty()) {
                ofScripts.sort(inFile(script.file()));
                files.add(new Diagnosis.OfFile(script.file(), "script", "", true, limited(ofScripts), List.of()));
                ofScripts.clear();
            }
        }
        List<Cluster> clusters = Cluster.of(hosts);
        List<ConfigFinding> across = new ArrayList<>();
        Consumer<ConfigFinding> add = across::add;
        boolean isComplete = hosts.size() == documents.size();
        for (Cluster cluster : clusters) {
            if (isComplete) {
                PROOF.look(cluster, add);
            }
            CLUSTER_CHECKS.forEach(check -> check.look(cluster, add));
        }
        return new Diagnosis(files, limited(across), clusters.size(), unlisted);
    }

    /// A name for every document: the node's, or the file's where several nodes have the same one.
    private static Map<Integer, String> names(List<Document> documents) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        documents.forEach(d -> d.config().ifPresent(c -> uses.merge(c.node(), 1, Integer::sum)));
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            Optional<String> node = document.config().map(c -> c.node());
            String name = node.filter(n -> uses.getOrDefault(n, 1) == 1).orElse(document.file());
            names.put(i, names.containsValue(name) ? name + " #" + (i + 1) : name);
        }
        return names;
    }

    /// What is in the file itself first, then script after script.
    private static Comparator<ConfigFinding> inFile(String file) {
        Comparator<Place> places = Comparator.comparing((Place place) -> !place.file().equals(file))
                .thenComparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);
        return Comparator.comparing((ConfigFinding f) -> first(f, file), places).thenComparing(ConfigFinding::code);
    }

    private static Place first(ConfigFinding finding, String file) {
        return finding.spots().isEmpty() ? Place.ofFile(file) : finding.spots().getFirst().place();
    }

    private List<ConfigFinding> limited(List<ConfigFinding> found) {
        int room = Math.min(found.size(), MAX_FINDINGS - told);
        told += room;
        unlisted += found.size() - room;
        return List.copyOf(found.subList(0, room));
    }
}
