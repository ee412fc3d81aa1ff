package dev.baton.app.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

import static dev.baton.app.control.Clusters.NOW;
import static dev.baton.app.control.Clusters.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

class ClusterWordsTest {
    private final ClusterWords words = new ClusterWords(Texts.of(Locale.ENGLISH));
    private final ClusterWords chinese = new ClusterWords(Texts.of(Locale.TRADITIONAL_CHINESE));

    @Test
    void takeover_isToldWithItsSum() {
        Cluster cluster = Clusters.afterTakeover();
        Member n2 = cluster.members().get(1);
        assertThat(words.sentence(cluster, n2, NOW))
                .isEqualTo("MASTER for 12 s: no advert from n1 for 3.531 s (3 × 1 s + skew 0.531 s)");
        assertThat(chinese.sentence(cluster, n2, NOW))
                .isEqualTo("MASTER，已持續 12 秒：已 3.531 秒沒有收到 n1 的通告（3 × 1 秒 + 偏移 0.531 秒）");
    }

    @Test
    void silentNode_saysWhatItWasNotWhatItIs() {
        Cluster cluster = Clusters.stale();
        assertThat(words.sentence(cluster, cluster.members().getFirst(), NOW))
                .isEqualTo("STALE: silent for 14 s, was MASTER");
    }

    @Test
    void priority_tellsConfiguredAndEffective() {
        assertThat(words.priority(Clusters.dropped())).isEqualTo("120 → 100");
        assertThat(words.contributions(Clusters.dropped())).isEqualTo("check_http −20");
        assertThat(words.shortPriority(Clusters.dropped())).isEqualTo("↓100");
        assertThat(words.priorityReason(Clusters.dropped()))
                .isEqualTo("Configured: 120\ncheck_http: −20 (fails, weight −20)\nEffective: 100");
        assertThat(words.priority(EffectivePriority.of(150))).isEqualTo("150");
    }

    @Test
    void priorityCutToItsRange_saysSo() {
        EffectivePriority cut = EffectivePriority.of(250, List.of(new Contribution("link", true, 20, 20)));
        assertThat(words.priority(cut)).isEqualTo("250 → 254");
        assertThat(words.priorityReason(cut)).endsWith("Effective: 254 (cut to 1–254)");
    }

    @Test
    void header_namesPlaceVersionAndInterval() {
        assertThat(words.title(Clusters.healthy())).isEqualTo("VRID 51");
        assertThat(words.place(Clusters.healthy())).isEqualTo("lan · eth0 · v3 1 s");
        assertThat(words.addresses(Clusters.healthy())).isEqualTo("10.0.0.100/24 (+2)");
        assertThat(words.health(Clusters.split())).isEqualTo("SPLIT (2 MASTERs)");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReason_isASentenceInBothLanguages(Reason reason) {
        Evidence evidence = new Evidence(120, Optional.of(IpAddress.parse("10.0.0.1")), 150, 400_000_000L,
                100_000_000L, 3, 53_125_000L, Optional.of(new FaultCause(FaultCause.Kind.CHECK_FAILED, "http")));
        Transition transition = new Transition(Role.BACKUP, Role.MASTER, reason, evidence, NOW);
        assertThat(words.reason(Clusters.healthy(), transition)).isNotBlank().doesNotContain("{", "null");
        assertThat(chinese.reason(Clusters.healthy(), transition)).isNotBlank().doesNotContain("{", "null")
                .isNotEqualTo(words.reason(Clusters.healthy(), transition));
    }

    @ParameterizedTest
    @EnumSource(FaultCause.Kind.class)
    void everyFault_isNamed(FaultCause.Kind kind) {
        Evidence evidence = new Evidence(120, Optional.empty(), -1, -1, SECOND, 3, 0,
                Optional.of(new FaultCause(kind, "eth7")));
        Transition transition = new Transition(Role.BACKUP, Role.FAULT, Reason.FAULT_RAISED, evidence, NOW);
        assertThat(words.reason(Clusters.healthy(), transition)).contains("eth7");
    }

    @ParameterizedTest
    @CsvSource({"361000000, 361 ms", "9400000, 9.4 ms", "1000000000, 1 s", "3531250000, 3.531 s", "0, 0 ms"})
    void figures_areExact(long nanos, String text) {
        assertThat(new Durations(Texts.of(Locale.ENGLISH)).exact(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"900000000, 0 s", "12999999999, 12 s", "185000000000, 3 min 5 s", "7500000000000, 2 h 5 min",
            "600000000000000, 6 d", "120000000000, 2 min", "-5, 0 s"})
    void ages_areCoarse(long nanos, String text) {
        assertThat(new Durations(Texts.of(Locale.ENGLISH)).since(nanos)).isEqualTo(text);
    }

    @Test
    void latestChange_comesFirst() {
        Cluster cluster = Clusters.split();
        assertThat(words.changes(cluster, NOW)).extracting(ClusterWords.Change::node).containsExactly("n2");
        assertThat(words.changes(Clusters.stale(), NOW)).isEmpty();
    }

    @Test
    void drawing_isToldToAScreenReader() {
        SegmentModel model = SegmentModel.of(Clusters.split(), NOW);
        assertThat(words.segment(model)).startsWith("VRID 51, SPLIT (2 MASTERs), 10.0.0.100/24 (+2). n1, priority 150")
                .contains("n2 does not hear n1", "n3, priority 100, BACKUP for 1 h");
    }
}
