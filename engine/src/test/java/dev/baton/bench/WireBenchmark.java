package dev.baton.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// Decoding and encoding of what is on the wire all day. The goal is a version 3 advertisement decoded in under 300 ns.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireBenchmark {
    private static final int HOP_LIMIT = 255;

    private final MacAddress mac = MacAddress.virtual(Family.IPV4, 51);
    private final IpAddress source = IpAddress.parse("10.0.0.1");
    private final IpAddress virtual = IpAddress.parse("10.0.0.100");
    private final Ipv6Address source6 = Ipv6Address.parse("fe80::1");
    private final Ipv6Address virtual6 = Ipv6Address.parse("fe80::100");
    private final VrrpMessage message = VrrpMessage.v3(51, 150, 100, List.of(virtual));
    private final byte[] v3 = advert(message, ChecksumForm.PSEUDO_HEADER);
    private final byte[] messageOnly = advert(message, ChecksumForm.MESSAGE_ONLY);
    private final byte[] v2 = advert(VrrpMessage.v2(51, 150, 1, VrrpAuth.simpleText("secret"), List.of(virtual)),
            ChecksumForm.V2);
    private final byte[] twenty = advert(VrrpMessage.v3(51, 150, 100, twentyAddresses()), ChecksumForm.PSEUDO_HEADER);
    private final byte[] v3Ipv6 = FrameEncoder.advert(MacAddress.virtual(Family.IPV6, 51), OptionalInt.empty(), source6,
            Ipv6Address.VRRP_GROUP, HOP_LIMIT, VrrpMessage.v3(51, 150, 100, List.of(virtual6)),
            ChecksumForm.PSEUDO_HEADER);
    private final byte[] arp = FrameEncoder.gratuitousArp(mac, OptionalInt.empty(), new Ipv4Address(0x0A000064));
    private final byte[] damaged = damaged();
    private final Frame frame = frame();

    private byte[] advert(VrrpMessage sent, ChecksumForm form) {
        return FrameEncoder.advert(mac, OptionalInt.empty(), source, Ipv4Address.VRRP_GROUP, HOP_LIMIT, sent, form);
    }

    private static List<IpAddress> twentyAddresses() {
        return IntStream.range(0, 20).<IpAddress>mapToObj(i -> new Ipv4Address(0x0A000064 + i))
                .toList();
    }

    private byte[] damaged() {
        byte[] bytes = v3.clone();
        bytes[22] = 64;
        return bytes;
    }

    private Frame frame() {
        return switch (FrameDecoder.decode(v3, 0, v3.length)) {
            case Decoded decoded -> decoded.frame();
            case Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    @Benchmark
    public Decoding decodeVersion3() {
        return FrameDecoder.decode(v3, 0, v3.length);
    }

    @Benchmark
    public Decoding decodeVersion3MessageOnly() {
        return FrameDecoder.decode(messageOnly, 0, messageOnly.length);
    }

    @Benchmark
    public Decoding decodeVersion3Ipv6() {
        return FrameDecoder.decode(v3Ipv6, 0, v3Ipv6.length);
    }

    @Benchmark
    public Decoding decodeVersion3TwentyAddresses() {
        return FrameDecoder.decode(twenty, 0, twenty.length);
    }

    @Benchmark
    public Decoding decodeVersion2WithPassword() {
        return FrameDecoder.decode(v2, 0, v2.length);
    }

    @Benchmark
    public Decoding decodeGratuitousArp() {
        return FrameDecoder.decode(arp, 0, arp.length);
    }

    /// A damaged IPv4 header, as in a flood.
    @Benchmark
    public Decoding rejectDamaged() {
        return FrameDecoder.decode(damaged, 0, damaged.length);
    }

    @Benchmark
    public byte[] composeVersion3() {
        return advert(message, ChecksumForm.PSEUDO_HEADER);
    }

    @Benchmark
    public byte[] encodeFrame() {
        return FrameEncoder.encode(frame);
    }
}
