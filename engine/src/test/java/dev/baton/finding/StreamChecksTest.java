package dev.baton.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

class StreamChecksTest {
    private static final long MS = 1_000_000L;
    private static final IpAddress N1 = IpAddress.parse("10.0.0.1");
    private static final IpAddress N2 = IpAddress.parse("10.0.0.2");
    private static final IpAddress VIP = IpAddress.parse("10.0.0.100");

    private final StreamChecks checks = new StreamChecks("here", Optional.empty());
    private long number;

    private Packet packet(long millis, IpAddress source, int hopLimit, VrrpMessage message) {
        byte[] bytes = FrameEncoder.advert(MacAddress.virtual(Family.IPV4, 51), OptionalInt.empty(), source,
                Ipv4Address.VRRP_GROUP, hopLimit, message, ChecksumForm.PSEUDO_HEADER);
        return Packet.of(++number, millis * MS, "eth0", LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
    }

    private void say(long millis, IpAddress source, int priority, int centis) {
        checks.see(packet(millis, source, 255, VrrpMessage.v3(51, priority, centis, List.of(VIP))));
    }

    private List<Code> open() {
        return checks.findings().stream().filter(Finding::isOpen).map(Finding::code).sorted().toList();
    }

    @Test
    void masterThatAdvertisesForAnHour_isNoFinding() {
        for (int second = 0; second < 3_600; second++) {
            say(second * 1_000L, N1, 150, 100);
        }
        assertThat(checks.findings()).isEmpty();
    }

    @Test
    void handOverByPriorityZero_isANoteOnly() {
        for (int second = 0; second < 100; second++) {
            say(second * 1_000L, N1, 150, 100);
        }
        say(99_500, N1, 0, 100);
        for (int second = 100; second < 200; second++) {
            say(second * 1_000L + 110, N2, 100, 100);
        }
        assertThat(checks.findings()).extracting(Finding::code).containsExactly(Code.P16);
    }

    @Test
    void twoMasters_areS01UntilOneIsSilent() {
        for (int second = 0; second < 20; second++) {
            say(second * 1_000L, N1, 150, 100);
            say(second * 1_000L + 600, N2, 100, 100);
        }
        assertThat(open()).containsExactly(Code.S01, Code.S03);
        for (int second = 20; second < 40; second++) {
            say(second * 1_000L, N1, 150, 100);
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void silence_isS02AfterTheDownInterval() {
        say(0, N1, 150, 100);
        say(1_000, N1, 150, 100);
        checks.tick(4_900 * MS);
        assertThat(open()).isEmpty();
        checks.tick(4_100 * MS);
        checks.tick(8_000 * MS);
        assertThat(open()).containsExactly(Code.S02);
    }

    @Test
    void missedAdvert_isS05() {
        say(0, N1, 150, 100);
        say(1_900, N1, 150, 100);
        assertThat(open()).isEmpty();
        say(4_500, N1, 150, 100);
        assertThat(open()).containsExactly(Code.S05);
    }

    @Test
    void differingIntervals_areP08WithBothValues() {
        say(0, N1, 150, 100);
        say(500, N2, 100, 200);
        assertThat(checks.findings()).extracting(Finding::fix)
                .contains("Set the same advert interval on 10.0.0.2 (2 s) and 10.0.0.1 (1 s)");
    }

    @Test
    void equalPriorities_areS15() {
        say(0, N1, 100, 100);
        say(500, N2, 100, 100);
        assertThat(open()).containsExactly(Code.S15);
    }

    @Test
    void floodOfBadHopLimits_isOneFindingPerSource() {
        for (int i = 0; i < 1_000; i++) {
            checks.see(packet(i, N2, 64, VrrpMessage.v3(51, 255, 100, List.of(VIP))));
        }
        assertThat(checks.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.P02);
            assertThat(finding.count()).isEqualTo(1_000);
        });
    }

    @Test
    void floodFromManySources_isBounded() {
        for (int i = 0; i < 3_000; i++) {
            checks.see(packet(i, IpAddress.parse("10.1." + i / 250 + "." + (i % 250 + 1)), 64,
                    VrrpMessage.v3(51, 255, 100, List.of(VIP))));
        }
        assertThat(checks.findings()).hasSize(FindingBook.MAX_FINDINGS);
        assertThat(checks.shed()).isPositive();
    }

    @Test
    void damagedChecksum_isP01() {
        byte[] bytes = packet(0, N1, 255, VrrpMessage.v3(51, 150, 100, List.of(VIP))).bytes().bytes();
        bytes[14 + 20 + 2] ^= 1;
        Packet damaged = Packet.of(1, 0, "eth0", LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
        assertThat(PacketChecks.of(damaged)).extracting(Finding::code).containsExactly(Code.P01);
    }
}
