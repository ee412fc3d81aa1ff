package dev.baton.node;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.loop.DiscardCount;
import dev.baton.vrrp.Discard;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class DiscardSummaryTest {
    private final DiscardSummary summary = new DiscardSummary();

    private static DiscardCount count(String source, Discard reason, long count) {
        return new DiscardCount("VI_1", IpAddress.parse(source), reason, count);
    }

    @Test
    void flood_isOneLine() {
        assertThat(summary.since(List.of(count("10.0.0.7", Discard.CHECKSUM, 1_240)), 0, 10))
                .containsExactly("VI_1  10.0.0.7: 1,240 packets with a bad checksum in the last 10 s");
    }

    @Test
    void onlyWhatIsNew_isTold() {
        summary.since(List.of(count("10.0.0.7", Discard.TTL, 5)), 0, 10);
        assertThat(summary.since(List.of(count("10.0.0.7", Discard.TTL, 5)), 0, 10)).isEmpty();
        assertThat(summary.since(List.of(count("10.0.0.7", Discard.TTL, 6)), 0, 10))
                .containsExactly("VI_1  10.0.0.7: 1 packet with a TTL or hop limit other than 255 in the last 10 s");
    }

    @Test
    void manySenders_areSummedUpAfterTheBusiest() {
        List<DiscardCount> counts = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            counts.add(count("10.0.0." + i, Discard.CHECKSUM, i));
        }
        List<String> lines = summary.since(counts, 100, 10);
        assertThat(lines).hasSize(DiscardSummary.LINES + 1).last().asString()
                .isEqualTo("115 packets of other senders or reasons were discarded in the last 10 s");
        assertThat(lines.getFirst()).contains("10.0.0.15: 15 packets");
    }

    @Test
    void ownEchoes_areNotTold() {
        assertThat(summary.since(List.of(count("10.0.0.1", Discard.OWN_ECHO, 9)), 0, 10)).isEmpty();
    }
}
