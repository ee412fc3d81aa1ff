package dev.baton.app.overview;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Durations;
import dev.baton.app.control.NodeState;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;

/// The sentences over the clusters.
final class OverviewWords {
    /// Of more nodes than these the sentence gives the number.
    private static final int MAX_ABSENT_NAMED = 3;

    private final Texts texts;
    private final ClusterWords words;
    private final Durations durations;

    OverviewWords(Texts texts) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
        this.durations = new Durations(texts);
    }

    /// The fleet in one sentence.
    String sentence(Snapshot snapshot, Summary summary) {
        if (summary.clusters() == 0) {
            return texts.get("overview.sentence.empty");
        }
        if (summary.problems() == 0 && summary.ready() < summary.clusters()) {
            return summary.clusters() == 1
                    ? texts.get("overview.sentence.heard-one")
                    : texts.get("overview.sentence.heard");
        }
        if (summary.problems() == 0 && summary.absent() > 0) {
            return summary.absent() <= MAX_ABSENT_NAMED
                    ? texts.get("overview.sentence.but", absent(snapshot))
                    : texts.get("overview.sentence.but-many", Integer.toString(summary.absent()));
        }
        if (summary.problems() == 0) {
            return summary.clusters() == 1
                    ? texts.get("overview.sentence.ready-one")
                    : texts.get("overview.sentence.ready", Integer.toString(summary.clusters()));
        }
        return summary.clusters() == 1
                ? texts.get("overview.sentence.problem-one")
                : texts.get("overview.sentence.problems", Integer.toString(summary.problems()),
                        Integer.toString(summary.clusters()));
    }

    /// "n1 is lost", "n1 is lost and n2 is in FAULT".
    private String absent(Snapshot snapshot) {
        Map<String, String> byNode = new TreeMap<>();
        for (Cluster cluster : snapshot.clusters()) {
            for (Member member : cluster.members()) {
                NodeState state = NodeState.of(member, snapshot.atNanos());
                if (Summary.isAbsent(member, snapshot.atNanos())) {
                    byNode.putIfAbsent(cluster.key().site() + " " + member.node(),
                            texts.get("overview.absent." + state.styleClass(), member.node()));
                }
            }
        }
        return ListFormat.getInstance(texts.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(List.copyOf(byNode.values()));
    }

    /// What is wrong with each cluster that is not ready, worst first.
    List<Problem> problems(Snapshot snapshot, List<Cluster> ordered) {
        boolean severalPlaces = snapshot.clusters().stream().map(c -> c.key().network()).distinct().count() > 1;
        List<Problem> problems = new ArrayList<>();
        for (Cluster cluster : ordered) {
            if (Summary.isProblem(cluster)) {
                problems.add(new Problem(cluster.key(), cluster.health(),
                        problem(cluster, snapshot.atNanos(), severalPlaces)));
            }
        }
        return problems;
    }

    private String problem(Cluster cluster, long atNanos, boolean withPlace) {
        String where = withPlace
                ? texts.get("overview.problem.where", words.title(cluster), cluster.key().network())
                : words.title(cluster);
        String since = texts.get("control.since", durations.since(atNanos - cluster.healthSinceNanos()));
        String what = switch (cluster.health()) {
            case SPLIT -> texts.get("overview.problem.split", Integer.toString(cluster.masters().size()), where,
                    names(cluster.masters()));
            case NO_MASTER -> texts.get("overview.problem.no-master", where, words.addresses(cluster));
            case NO_BACKUP -> texts.get("overview.problem.no-backup", where, names(cluster.masters()));
            case UNKNOWN -> texts.get("overview.problem.unknown", where, names(cluster.members().stream()
                    .filter(m -> m.freshness() != Freshness.LIVE).toList()));
            case READY -> texts.get("overview.problem.ready", where);
        };
        return texts.get("overview.problem.since", what, since);
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::node).sorted().collect(Collectors.joining(", "));
    }
}
