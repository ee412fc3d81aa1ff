package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.List;

import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.SegmentModel;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;

/// Turns clusters into the rows of the table that stands beside the drawing.
final class NodeRows {
    private final Texts texts;
    private final ClusterWords words;

    NodeRows(Texts texts) {
        this.texts = texts;
        this.words = new ClusterWords(texts);
    }

    List<NodeRow> of(List<Cluster> clusters, long atNanos) {
        List<NodeRow> rows = new ArrayList<>();
        for (Cluster cluster : clusters) {
            SegmentModel model = SegmentModel.of(cluster, atNanos);
            String title = words.title(cluster) + " · " + cluster.key().network();
            String health = words.health(cluster);
            for (SegmentModel.Node node : model.nodes()) {
                rows.add(row(model, node, title, health));
            }
        }
        return rows;
    }

    private NodeRow row(SegmentModel model, SegmentModel.Node node, String title, String health) {
        Member member = node.member();
        String contributions = words.contributions(member.priority());
        String priority = words.priority(member.priority());
        return new NodeRow(title, health, member.node(), node.state(), words.state(node.state()),
                contributions.isEmpty() ? priority : texts.get("overview.table.why", priority, contributions),
                member.source().toString(), heardBy(member, node),
                words.sentence(model.cluster(), member, model.atNanos()));
    }

    private String heardBy(Member member, SegmentModel.Node node) {
        String hearers = String.join(", ", member.hearers());
        return node.deafTo().isEmpty() ? hearers : texts.get("overview.table.deaf", hearers, words.deaf(node));
    }
}
