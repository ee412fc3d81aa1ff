package dev.baton.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.wire.Family;

import static dev.baton.traffic.Adverts.MS;
import static org.assertj.core.api.Assertions.assertThat;

class PacketMarksTest {
    private final PacketStore store = new PacketStore(1_000_000, 1L << 30);

    private Packet append(long millis, String observer, byte[] bytes) {
        return store.append(millis * MS, observer, LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
    }

    private void append(long millis, int priority) {
        append(millis, "eth0", Adverts.bytes(Adverts.N1, priority, 255));
    }

    @Test
    void advert_isMarkedWithSenderPriorityAndInterval() {
        append(1, 150);
        append(2, "eth0", Adverts.bytes(Adverts.N2, 0, 255));

        long first = store.mark(1);
        assertThat(Mark.isAdvert(first)).isTrue();
        assertThat(Mark.isAnnouncement(first)).isFalse();
        assertThat(Mark.priority(first)).isEqualTo(150);
        assertThat(Mark.intervalNanos(first)).isEqualTo(100 * MS);
        assertThat(store.sender(Mark.sender(first)))
                .isEqualTo(new Sender.Advertiser(Family.IPV4, 51, Adverts.N1));
        assertThat(Mark.priority(store.mark(2))).isZero();
        assertThat(store.sender(Mark.sender(store.mark(2))))
                .isEqualTo(new Sender.Advertiser(Family.IPV4, 51, Adverts.N2));
        assertThat(store.senderCount()).isEqualTo(2);
    }

    @Test
    void advertWithWrongChecksum_hasNoLane() {
        byte[] bytes = Adverts.bytes(Adverts.N1, 150, 255);
        bytes[45]++;
        append(1, "eth0", bytes);

        assertThat(store.mark(1)).isEqualTo(Mark.NONE);
        assertThat(store.mark(2)).as("not there").isEqualTo(Mark.NONE);
    }

    @Test
    void scan_givesEveryPacketOnce_acrossBlocks_andEndsWhenAskedTo() {
        int count = 3 * PacketStore.PACKETS_A_BLOCK + 17;
        for (int i = 1; i <= count; i++) {
            append(i, 1 + i % 200);
        }
        List<Long> seen = new ArrayList<>();
        store.scan(4_000, 9_000, (number, atNanos, mark) -> {
            assertThat(atNanos).isEqualTo(number * MS);
            assertThat(Mark.priority(mark)).isEqualTo(1 + (int) (number % 200));
            seen.add(number);
            return number < 8_999;
        });
        assertThat(seen).hasSize(5_000).startsWith(4_000L, 4_001L).endsWith(8_999L).isSorted();
    }

    @Test
    void firstAt_findsTheFirstPacketNotBefore() {
        for (int i = 1; i <= 10_000; i++) {
            append(10L * i, 100);
        }
        assertThat(store.firstAt(50_000 * MS, 10_000)).isEqualTo(5_000);
        assertThat(store.firstAt(50_000 * MS + 1, 10_000)).isEqualTo(5_001);
        assertThat(store.firstAt(Long.MAX_VALUE, 10_000)).isEqualTo(10_001);
        assertThat(store.firstAt(0, 10_000)).isEqualTo(1);
    }

    @Test
    void mixedLinksAndCutPackets_areGivenBackAsTheyWere() {
        append(1, 100);
        byte[] cut = Adverts.bytes(Adverts.N1, 100, 255);
        store.append(2 * MS, "eth1", LinkType.ETHERNET, 1_000, cut, Optional.empty());
        store.append(3 * MS, "eth1", LinkType.RAW_IP, cut.length, cut, Optional.empty());

        assertThat(store.packet(1).orElseThrow().wireLength()).isEqualTo(cut.length);
        assertThat(store.packet(1).orElseThrow().link()).isEqualTo(LinkType.ETHERNET);
        assertThat(store.packet(2).orElseThrow().wireLength()).isEqualTo(1_000);
        assertThat(store.packet(3).orElseThrow().wireLength()).isEqualTo(cut.length);
        assertThat(store.packet(3).orElseThrow().link()).isEqualTo(LinkType.RAW_IP);
        assertThat(store.observer(1)).contains("eth0");
        assertThat(store.observer(3)).contains("eth1");
    }
}
