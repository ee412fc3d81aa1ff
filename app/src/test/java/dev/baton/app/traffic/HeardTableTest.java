package dev.baton.app.traffic;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.app.control.Clusters;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.traffic.SourceCard;

import static org.assertj.core.api.Assertions.assertThat;

class HeardTableTest {
    private static SourceCard card(Cluster cluster, Member member) {
        return new SourceCard(cluster.key(), member.source(), 10, 0, 10, cluster.intervalNanos(), 0, 0, 0, 0, 0, 0,
                100, 100, 100, List.of(3), List.of(255), List.of(), List.of(), 0, member.lastAdvertNanos(),
                List.of(new SourceCard.HeardBy("wire", 10, member.lastAdvertNanos())));
    }

    private static HeardTable table(Cluster cluster) {
        Snapshot snapshot = new Snapshot(Clusters.NOW, List.of(cluster), 1);
        List<SourceCard> cards = cluster.masters().stream().map(master -> card(cluster, master)).toList();
        return HeardTable.of(Lane.of(cards, snapshot, true).getFirst(), cards, snapshot);
    }

    @Test
    void nodesThatReport_andTheCapture_areListeners() {
        Cluster cluster = Clusters.healthy();
        HeardTable table = table(cluster);

        assertThat(table.listeners()).contains("wire").containsAll(cluster.members().stream()
                .filter(member -> member.lastReportNanos() >= 0).map(Member::node).toList());
        assertThat(table.speakers()).containsExactlyElementsOf(cluster.masters().stream().map(Member::node).toList());
        String master = table.speakers().getFirst();
        assertThat(table.between("wire", master).orElseThrow().hears()).isTrue();
        cluster.masters().getFirst().hearers().forEach(
                hearer -> assertThat(table.heard()).containsKey(new HeardTable.Way(hearer, master)));
        assertThat(cluster.masters().getFirst().hearers()).isNotEmpty();
    }

    @Test
    void interfacesThatSeeTheSameRouter_areRowsOfOneTable_andOneThatFallsSilentIsDeaf() {
        FedSource source = FedSource.ofInterface();
        for (long at = 1_000; at < 3_000; at += 100) {
            source.advert(at, 1, 51, 150, "eth0");
            if (at < 2_000) {
                source.advert(at, 1, 51, 150, "eth1");
            }
        }
        source.advert(1_000, 9, 52, 150, "eth2").show();
        List<SourceCard> cards = source.packets().orElseThrow().cards();
        Snapshot snapshot = source.snapshot().get();
        HeardTable table = HeardTable.of(Lane.of(cards, snapshot, true).getFirst(), cards, snapshot);

        assertThat(table.listeners()).as("another router's are not in it").containsExactly("eth0", "eth1");
        assertThat(table.between("eth0", "10.0.0.1").orElseThrow().hears()).isTrue();
        HeardTable.Heard deaf = table.between("eth1", "10.0.0.1").orElseThrow();
        assertThat(deaf.hears()).isFalse();
        assertThat(deaf.adverts()).isEqualTo(10);
        assertThat(deaf.lateNanos()).isEqualTo(1_000 * FedSource.MS);
    }
}
