package dev.baton.traffic;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.baton.wire.Opaque;

import static org.assertj.core.api.Assertions.assertThat;

class PacketStoreTest {
    private static byte[] content(long number) {
        byte[] bytes = new byte[40 + (int) (number % 30)];
        Arrays.fill(bytes, (byte) (number * 31));
        return bytes;
    }

    private static void append(PacketStore store, long number) {
        byte[] bytes = content(number);
        Packet given = store.append(number * 10, "eth" + number % 3, LinkType.ETHERNET, bytes.length + 5, bytes,
                number % 1_000 == 0 ? Optional.of("c" + number) : Optional.empty());
        assertThat(given.number()).isEqualTo(number);
    }

    private static void assertIsPacket(PacketStore store, long number) {
        Packet packet = store.packet(number).orElseThrow();
        assertThat(packet.number()).isEqualTo(number);
        assertThat(packet.atNanos()).isEqualTo(number * 10);
        assertThat(store.atNanos(number)).contains(number * 10);
        assertThat(packet.observer()).isEqualTo("eth" + number % 3);
        assertThat(packet.wireLength()).isEqualTo(content(number).length + 5);
        assertThat(packet.bytes()).isEqualTo(Opaque.of(content(number)));
        assertThat(packet.comment()).isEqualTo(number % 1_000 == 0 ? Optional.of("c" + number) : Optional.empty());
    }

    @Test
    void everyPacketIsGivenBackAsItWas() {
        PacketStore store = new PacketStore(1_000_000, 1L << 30);
        assertThat(store.size()).isZero();
        assertThat(store.packet(1)).isEmpty();
        LongStream.rangeClosed(1, 20_000).forEach(n -> append(store, n));
        LongStream.rangeClosed(1, 20_000).forEach(n -> assertIsPacket(store, n));
        assertThat(store.packet(0)).isEmpty();
        assertThat(store.packet(20_001)).isEmpty();
        assertThat(store.dropped()).isZero();
    }

    @Test
    void oldestGoWhenThereAreTooMany_andNumbersStay() {
        PacketStore store = new PacketStore(10_000, 1L << 30);
        LongStream.rangeClosed(1, 50_000).forEach(n -> append(store, n));
        assertThat(store.size()).isBetween(10_000L, 10_000L + PacketStore.PACKETS_A_BLOCK);
        assertThat(store.dropped()).isEqualTo(50_000 - store.size());
        assertThat(store.packet(store.firstNumber() - 1)).isEmpty();
        LongStream.rangeClosed(store.firstNumber(), store.lastNumber()).forEach(n -> assertIsPacket(store, n));
    }

    @Test
    void bytesHaveABound_whateverTheLengthOfPackets() {
        PacketStore store = new PacketStore(1_000_000, 1_000_000);
        byte[] large = new byte[60_000];
        for (int i = 0; i < 1_000; i++) {
            store.append(i, "eth0", LinkType.ETHERNET, large.length, large, Optional.empty());
        }
        assertThat(store.size()).isBetween(1L, 20L);
        assertThat(store.packet(1_000)).isPresent();
        assertThat(store.packet(store.firstNumber())).isPresent();
    }

    @Test
    void readersSeeWholePackets_whileAnotherThreadAppends() throws InterruptedException {
        PacketStore store = new PacketStore(8_192, 1L << 30);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Thread writer = Thread.ofPlatform().uncaughtExceptionHandler((_, e) -> failed.set(e))
                .start(() -> LongStream.rangeClosed(1, 300_000).forEach(n -> append(store, n)));
        long read = 0;
        while (writer.isAlive()) {
            long number = store.lastNumber();
            Optional<Packet> packet = number == 0 ? Optional.empty() : store.packet(number);
            if (packet.isPresent()) {
                assertThat(packet.get().bytes()).isEqualTo(Opaque.of(content(number)));
                assertThat(packet.get().atNanos()).isEqualTo(number * 10);
                read++;
            }
        }
        writer.join();
        assertThat(failed.get()).isNull();
        assertThat(read).isPositive();
        assertIsPacket(store, 300_000);
    }
}
