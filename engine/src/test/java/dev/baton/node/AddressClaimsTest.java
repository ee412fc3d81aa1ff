package dev.baton.node;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

class AddressClaimsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final MacAddress OWN = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress STRANGER = MacAddress.parse("02:00:00:00:00:66");
    private static final Ipv4Address VIP = (Ipv4Address) IpAddress.parse("10.0.0.100");
    private static final Ipv6Address VIP6 = (Ipv6Address) IpAddress.parse("fe80::100");

    private final AddressClaims claims = new AddressClaims();

    @BeforeEach
    void watchTwoRouters() {
        claims.watch(List.of(
                new AddressClaims.Watched("VI_1", "eth0", Family.IPV4, 51, OWN, List.of(VIP), 3 * SECOND),
                new AddressClaims.Watched("VI_6", "eth0", Family.IPV6, 51, OWN, List.of(VIP6), 3 * SECOND)));
    }

    private static byte[] arp(MacAddress mac) {
        return FrameEncoder.gratuitousArp(mac, OptionalInt.empty(), VIP);
    }

    private static byte[] advert(MacAddress mac, int vrid) {
        return FrameEncoder.advert(mac, OptionalInt.empty(), IpAddress.parse("10.0.0.9"), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(vrid, 100, 100, List.of(VIP)), ChecksumForm.PSEUDO_HEADER);
    }

    @Test
    void strangerWithTheAddress_isToldOnceAMasterWouldHaveBeenHeard() {
        claims.heard("eth0", arp(STRANGER), SECOND);
        assertThat(claims.due(2 * SECOND)).isEmpty();
        assertThat(claims.due(4 * SECOND)).singleElement().satisfies(c -> {
            assertThat(c.mac()).isEqualTo(STRANGER);
            assertThat(c)
                    .hasToString("S17 router VI_1: 10.0.0.100 is already in use by 02:00:00:00:00:66 on eth0, which"
                            + " sends no adverts for it. Take the address off that host, or give the router another one.");
        });
    }

    @Test
    void stranger_isToldOnceInAWhile() {
        claims.heard("eth0", arp(STRANGER), 0);
        assertThat(claims.due(3 * SECOND)).hasSize(1);
        claims.heard("eth0", arp(STRANGER), 4 * SECOND);
        assertThat(claims.due(8 * SECOND)).isEmpty();
        claims.heard("eth0", arp(STRANGER), AddressClaims.AGAIN_NANOS);
        assertThat(claims.due(AddressClaims.AGAIN_NANOS + 4 * SECOND)).hasSize(1);
    }

    @Test
    void masterWhoseAdvertComesAfterItsAnswer_isNoStranger() {
        claims.heard("eth0", arp(STRANGER), 0);
        claims.heard("eth0", advert(STRANGER, 51), SECOND);
        assertThat(claims.due(4 * SECOND)).isEmpty();
    }

    @Test
    void masterOfAnotherVrid_isAStranger() {
        claims.heard("eth0", advert(STRANGER, 52), 0);
        claims.heard("eth0", arp(STRANGER), 0);
        assertThat(claims.due(4 * SECOND)).hasSize(1);
    }

    /// Whoever uses the address could otherwise hide behind bytes that no router takes for an advertisement.
    @ParameterizedTest
    @ValueSource(strings = {"checksum", "type", "interval", "count"})
    void forgedAdvert_doesNotMakeAStrangerAMember(String fault) {
        byte[] forged = advert(STRANGER, 51);
        int vrrp = 14 + 20;
        switch (fault) {
            case "checksum" -> forged[vrrp + 6] ^= 1;
            case "type" -> {
                forged[vrrp] = 0x32;
                seal(forged, 0xFFFF - 0x100);
            }
            case "interval" -> {
                forged[vrrp + 5] = 0;
                seal(forged, 100);
            }
            default -> {
                forged[vrrp + 3] = 0;
                seal(forged, 1);
            }
        }
        claims.heard("eth0", arp(STRANGER), 0);
        claims.heard("eth0", forged, SECOND);
        assertThat(claims.due(4 * SECOND)).hasSize(1);
    }

    /// Raises the checksum by what was taken off the message, so that it is right again.
    private static void seal(byte[] frame, int takenOff) {
        int at = 14 + 20 + 6;
        int sum = ((frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF)) + takenOff;
        sum = (sum & 0xFFFF) + (sum >>> 16);
        frame[at] = (byte) (sum >>> 8);
        frame[at + 1] = (byte) sum;
    }

    @Test
    void virtualMacOfTheRouter_isNoStranger_thatOfAnotherIs() {
        claims.heard("eth0", arp(MacAddress.virtual(Family.IPV4, 51)), 0);
        assertThat(claims.due(4 * SECOND)).isEmpty();
        claims.heard("eth0", arp(MacAddress.virtual(Family.IPV4, 52)), 0);
        assertThat(claims.due(8 * SECOND)).hasSize(1);
    }

    @Test
    void probeForTheAddress_claimsNothing() {
        claims.heard("eth0", FrameEncoder.arpProbe(STRANGER, OptionalInt.empty(), VIP), 0);
        assertThat(claims.due(4 * SECOND)).isEmpty();
    }

    @Test
    void ownFrameThatComesBack_claimsNothing() {
        claims.heard("eth0", arp(OWN), 0);
        assertThat(claims.due(4 * SECOND)).isEmpty();
    }

    @Test
    void otherInterface_hasItsOwnAddresses() {
        claims.heard("eth1", arp(STRANGER), 0);
        assertThat(claims.due(4 * SECOND)).isEmpty();
    }

    @Test
    void neighborAdvertisement_claimsAnIpv6Address() {
        claims.heard("eth0", FrameEncoder.unsolicitedNa(STRANGER, OptionalInt.empty(), VIP6, VIP6), 0);
        assertThat(claims.due(4 * SECOND)).singleElement()
                .satisfies(c -> assertThat(c.address()).isEqualTo(VIP6));
    }

    @Test
    void floodOfStrangers_isBounded() {
        for (int i = 0; i < 10 * AddressClaims.LIMIT; i++) {
            claims.heard("eth0", arp(new MacAddress(0x0200_0000_0000L | i)), i);
        }
        assertThat(claims.due(100 * SECOND)).hasSize(AddressClaims.LIMIT);
    }

    @Test
    void bytesOfAnyLength_areTaken() {
        byte[] whole = advert(STRANGER, 51);
        for (int length = 0; length <= whole.length; length++) {
            claims.heard("eth0", java.util.Arrays.copyOf(whole, length), 0);
        }
        byte[] odd = advert(STRANGER, 51);
        odd[14] = 0x4F;
        claims.heard("eth0", java.util.Arrays.copyOf(odd, 60), 0);
        assertThat(claims.due(100 * SECOND)).isEmpty();
    }
}
