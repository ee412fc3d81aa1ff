package dev.baton.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Refusal;
import dev.baton.manage.AdvertSource;
import dev.baton.port.Clock;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdvertsTest {
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final Clock CLOCK = new Clock() {
        @Override
        public long nowNanos() {
            return 42;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    };

    private final Tap tap = new Tap();
    private final Adverts adverts = new Adverts(tap, CLOCK, name -> "10.0.0.0/24 of " + name);

    private static byte[] advert() {
        return FrameEncoder.advert(MAC, OptionalInt.empty(), IpAddress.parse("10.0.0.1"), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v2(51, 100, 1, VrrpAuth.simpleText("s3cret!!"), List.of(IpAddress.parse("10.0.0.9"))),
                ChecksumForm.V2);
    }

    @Test
    void everyListener_getsEveryFrameOnce_withoutPasswords() {
        AdvertSource.Listening one = adverts.listen();
        AdvertSource.Listening other = adverts.listen();
        tap.heard("eth0", advert(), 7);
        AdvertBatch batch = one.take();
        assertThat(batch.frames()).singleElement().satisfies(f -> {
            assertThat(f.interfaceName()).isEqualTo("eth0");
            assertThat(f.network()).isEqualTo("10.0.0.0/24 of eth0");
            assertThat(f.atNanos()).isEqualTo(7);
            assertThat(f.sent()).isFalse();
            assertThat(Base64.getDecoder().decode(f.frame())).isEqualTo(Blanking.of(advert()));
        });
        assertThat(batch.nowNanos()).isEqualTo(42);
        assertThat(one.take().frames()).isEmpty();
        assertThat(other.take().frames()).hasSize(1);
    }

    @Test
    void whatASlowListenerDoesNotTake_isShedAndCounted() {
        AdvertSource.Listening slow = adverts.listen();
        for (int i = 0; i < AdvertBatch.MAX_FRAMES + 9; i++) {
            tap.heard("eth0", advert(), i);
        }
        AdvertBatch batch = slow.take();
        assertThat(batch.frames()).hasSize(AdvertBatch.MAX_FRAMES);
        assertThat(batch.shed()).isEqualTo(9);
        assertThat(slow.take().shed()).isZero();
        tap.heard("eth0", advert(), 1);
        assertThat(slow.take().frames()).hasSize(1);
    }

    @Test
    void largeFrames_areBoundedByTheirBytes() {
        AdvertSource.Listening slow = adverts.listen();
        byte[] large = java.util.Arrays.copyOf(advert(), 1_500);
        for (int i = 0; i < 1_000; i++) {
            tap.heard("eth0", large, i);
        }
        AdvertBatch batch = slow.take();
        assertThat(batch.frames()).hasSize(Adverts.MAX_BYTES / 1_500);
        assertThat(batch.shed()).isEqualTo(1_000 - batch.frames().size());
    }

    @Test
    void listeners_areBounded_andAClosedOneMakesRoom() {
        List<AdvertSource.Listening> all = new ArrayList<>();
        for (int i = 0; i < Adverts.MAX_LISTENERS; i++) {
            all.add(adverts.listen());
        }
        assertThatThrownBy(adverts::listen).isInstanceOf(Refusal.class).hasMessageContaining("end one of them first");
        all.getFirst().close();
        all.getFirst().close();
        AdvertSource.Listening next = adverts.listen();
        assertThatThrownBy(adverts::listen).isInstanceOf(Refusal.class);
        tap.heard("eth0", advert(), 1);
        assertThat(next.take().frames()).hasSize(1);
        assertThat(all.getFirst().take().frames()).as("closed").isEmpty();
        assertThat(tap.add((_, _, _, _) -> {})).as("room for findings is left").isTrue();
    }
}
