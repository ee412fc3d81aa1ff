package dev.baton.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.notify.Occurrence;
import dev.baton.port.Clock;
import dev.baton.port.PacketPort;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

/// What a node hears and sends, looked at by hand.
class FindingWatchTest {
    private static final long INTERVAL = 100_000_000L;

    private final List<Occurrence.Found> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long now = 1_000_000_000_000L;

    private final Clock clock = new Clock() {
        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    };

    private final FindingWatch watch = new FindingWatch("n1", clock, o -> {
        if (o instanceof Occurrence.Found found) {
            told.add(found);
        }
    }, said::add);

    private static byte[] advert(int host, int priority) {
        return FrameEncoder.advert(new MacAddress(0x0200_0000_0000L + host), OptionalInt.empty(),
                IpAddress.parse("10.0.0." + host), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(51, priority, 10, List.of(IpAddress.parse("10.0.0.100"))),
                ChecksumForm.PSEUDO_HEADER);
    }

    private List<String> codes() {
        return told.stream().map(f -> f.status() + " " + f.code().orElse("-")).toList();
    }

    @Test
    void twoMasters_oneOfThemThisNode_areTold_andTheEndOfIt() {
        Tap tap = new Tap();
        tap.add(watch);
        PacketPort port = tap.on(new PacketPort() {
            @Override
            public void send(String interfaceName, byte[] frame) {}

            @Override
            public void flush() {}

            @Override
            public void catchUp() {
                // Nothing is heard.
            }

            @Override
            public boolean isCaughtUp() {
                return true;
            }
        }, clock);
        for (int i = 0; i < 400; i++) {
            now += INTERVAL;
            port.send("eth0", advert(1, 100));
            if (i > 50 && i < 150) {
                tap.heard("eth0", advert(2, 150), now);
            }
            watch.look();
        }
        assertThat(codes()).contains("OPENED S01", "ENDED S01");
        assertThat(codes().stream().filter("OPENED S01"::equals)).hasSize(1);
    }

    @Test
    void quietSegmentWithOneMaster_isNotWorthAWord() {
        for (int i = 0; i < 400; i++) {
            now += INTERVAL;
            watch.passed("eth0", advert(1, 100), now, false);
            watch.look();
        }
        assertThat(codes().stream().filter(c -> !c.endsWith("S12"))).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void framesBeyondTheBound_areShedAndToldOf() {
        for (int i = 0; i < FindingWatch.MAX_FRAMES + 7; i++) {
            watch.passed("eth0", advert(1, 100), now, false);
        }
        now += 20_000_000_000L;
        watch.look();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).startsWith("7 packets came faster");
    }
}
