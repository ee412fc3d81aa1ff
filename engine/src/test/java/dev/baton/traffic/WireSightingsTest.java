package dev.baton.traffic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.dissect.Field;
import dev.baton.dissect.FieldName;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static dev.baton.traffic.Adverts.N1;
import static dev.baton.traffic.Adverts.VIP;
import static dev.baton.traffic.Adverts.VMAC;
import static org.assertj.core.api.Assertions.assertThat;

class WireSightingsTest {
    private static final ClusterKey KEY = new ClusterKey("here", "eth0", Family.IPV4, 51);
    private final WireSightings sightings = new WireSightings("here");

    @Test
    void advertsOfBothVersionsAndFamilies_areSeen() {
        assertThat(sightings.of(Adverts.at(7, N1, 150))).containsExactly(new Sighting.AdvertSeen(KEY, 7 * Adverts.MS,
                "eth0", N1, 3, 150, 100 * Adverts.MS, List.of(VIP), Optional.of(ChecksumForm.PSEUDO_HEADER)));
        byte[] v2 = FrameEncoder.advert(VMAC, OptionalInt.empty(), N1, Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v2(51, 90, 2, VrrpAuth.simpleText("1111"), List.of(VIP)), ChecksumForm.V2);
        assertThat(sightings.of(Adverts.packet(8, v2))).containsExactly(new Sighting.AdvertSeen(KEY, 8 * Adverts.MS,
                "eth0", N1, 2, 90, 2_000 * Adverts.MS, List.of(VIP), Optional.empty()));
        IpAddress source6 = IpAddress.parse("fe80::1");
        byte[] v6 = FrameEncoder.advert(MacAddress.virtual(Family.IPV6, 51), OptionalInt.of(7), source6,
                Ipv6Address.VRRP_GROUP, 255, VrrpMessage.v3(51, 0, 100, List.of(IpAddress.parse("fe80::100"))),
                ChecksumForm.PSEUDO_HEADER);
        assertThat(sightings.of(Adverts.packet(9, v6))).singleElement()
                .satisfies(seen -> assertThat(seen.key())
                        .isEqualTo(new ClusterKey("here", "eth0.7", Family.IPV6, 51)));
    }

    @Test
    void whatNoReceiverLetsIn_isNoSighting() {
        assertThat(sightings.of(Adverts.packet(1, Adverts.bytes(N1, 150, 254)))).isEmpty();
        byte[] damaged = Adverts.bytes(N1, 150, 255);
        damaged[36] ^= 1;
        assertThat(sightings.of(Adverts.packet(1, damaged))).isEmpty();
        assertThat(sightings.of(Adverts.packet(1, new byte[3]))).isEmpty();
        assertThat(sightings.key(Adverts.packet(1, Adverts.bytes(N1, 150, 254)))).contains(KEY);
    }

    @Test
    void announcementsOfAddressesThatWereAdvertised_areSeen_othersAreNot() {
        Packet announcement = Adverts.packet(5, FrameEncoder.gratuitousArp(VMAC, OptionalInt.empty(),
                (Ipv4Address) VIP));
        assertThat(sightings.of(announcement)).isEmpty();
        sightings.of(Adverts.at(4, N1, 150));
        assertThat(sightings.of(announcement)).containsExactly(new Sighting.AddressAnnounced(KEY, 5 * Adverts.MS,
                "eth0", VIP, VMAC.toString()));
    }

    @Test
    void cookedCaptures_areDecoded_andTheirFieldsCountFromTheFirstByte() {
        byte[] ethernet = Adverts.bytes(N1, 150, 255);
        byte[] cooked = new byte[16 + ethernet.length - 14];
        System.arraycopy(ethernet, 14, cooked, 16, ethernet.length - 14);
        Packet packet = Packet.of(3, 5, "any", LinkType.LINUX_COOKED, cooked.length, cooked, Optional.of("why"));
        assertThat(sightings.of(packet)).hasSize(1);
        Field priority = packet.dissection().all(FieldName.VRRP_PRIO).getFirst();
        assertThat(packet.bytes().bytes()[priority.offset()]).isEqualTo((byte) 150);
        assertThat(packet.dissection().all(FieldName.FRAME_COMMENT).getFirst().shown()).isEqualTo("why");
        assertThat(packet.dissection().all(FieldName.FRAME_NUMBER).getFirst().shown()).isEqualTo("3");
    }

    @Test
    void truncatedCookedCapture_isRejectedNotThrown() {
        for (LinkType link : LinkType.values()) {
            for (int length = 0; length < 30; length++) {
                Packet packet = Packet.of(1, 1, "any", link, length, new byte[length], Optional.empty());
                assertThat(sightings.of(packet)).isEmpty();
                assertThat(packet.dissection().protocols()).isNotEmpty();
            }
        }
    }
}
