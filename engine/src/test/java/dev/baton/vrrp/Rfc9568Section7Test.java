package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpMessage;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.LOWER;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.backup;
import static dev.baton.vrrp.Driven.config;
import static dev.baton.vrrp.Driven.config6;
import static dev.baton.vrrp.Driven.master;
import static dev.baton.vrrp.Driven.oddities;
import static org.assertj.core.api.Assertions.assertThat;

/// RFC 9568 section 7: receiving (with errata 8298 to 8301) and the virtual router MAC address.
class Rfc9568Section7Test {
    private static final List<IpAddress> ADDRESSES = List.of(IpAddress.parse("10.0.0.100"));

    private static VrrpMessage message(int version, int type, int vrid, int intervalCentis, int count,
            Optional<ChecksumForm> form, List<IpAddress> addresses) {
        return new VrrpMessage(version, type, vrid, 100, count, 0, 0, intervalCentis, 0, form, addresses, Opaque.NONE,
                Opaque.NONE);
    }

    private static VrrpMessage right() {
        return message(3, 1, 51, 100, 1, Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES);
    }

    private static Reception judged(VrrpMessage message, int ttl) {
        return Reception.judge(config(), message, HIGHER, ttl, 0);
    }

    private static Reception refused(Discard reason) {
        return new Reception.Refused(reason);
    }

    @Test
    void packetThatIsRight_isAccepted_7_1() {
        assertThat(judged(right(), 255)).isInstanceOf(Reception.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 254})
    void ttlOtherThan255_isRefused_7_1(int ttl) {
        assertThat(judged(right(), ttl)).isEqualTo(refused(Discard.TTL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 254})
    void hopLimitOtherThan255_isRefused_7_1(int hopLimit) {
        VrrpMessage v6 = message(3, 1, 51, 100, 1, Optional.of(ChecksumForm.PSEUDO_HEADER),
                List.of(IpAddress.parse("fe80::100")));
        assertThat(Reception.judge(config6(), v6, IpAddress.parse("fe80::6"), hopLimit, 0))
                .isEqualTo(refused(Discard.TTL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 15})
    void versionOtherThan3_isRefused_7_1(int version) {
        VrrpMessage other = new VrrpMessage(version, 1, 51, 100, 1, 0, 0, 100, 0,
                Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES, Opaque.of(new byte[8]), Opaque.NONE);
        assertThat(judged(other, 255)).isEqualTo(refused(Discard.VERSION));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 15})
    void typeOtherThanAdvertisement_isRefused_5_2_2_and_7_1(int type) {
        VrrpMessage other = message(3, type, 51, 100, 1, Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES);
        assertThat(judged(other, 255)).isEqualTo(refused(Discard.TYPE));
    }

    @Test
    void fewerAddressesThanCounted_isNoCompletePacket_7_1() {
        VrrpMessage cut = message(3, 1, 51, 100, 2, Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES);
        assertThat(judged(cut, 255)).isEqualTo(refused(Discard.LENGTH));
    }

    @Test
    void checksumOfNoForm_isRefused_7_1() {
        assertThat(judged(message(3, 1, 51, 100, 1, Optional.empty(), ADDRESSES), 255))
                .isEqualTo(refused(Discard.CHECKSUM));
    }

    @ParameterizedTest
    @EnumSource(value = ChecksumForm.class, names = {"MESSAGE_ONLY", "PSEUDO_HEADER"})
    void eitherChecksumForm_isAcceptedOverIpv4_5_2_8(ChecksumForm form) {
        assertThat(judged(message(3, 1, 51, 100, 1, Optional.of(form), ADDRESSES), 255))
                .isInstanceOf(Reception.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 52, 255})
    void foreignVrid_isRefused_7_1(int vrid) {
        assertThat(judged(message(3, 1, vrid, 100, 1, Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES), 255))
                .isEqualTo(refused(Discard.VRID));
    }

    @Test
    void sameVridInTheOtherFamily_isAnotherRouter_1_6() {
        assertThat(Reception.judge(config6(), right(), HIGHER, 255, 0)).isEqualTo(refused(Discard.FAMILY));
    }

    @Test
    void heldDownByCountZeroAdvert_isNot_5_2_5_erratum8299() {
        VrrpMessage empty = message(3, 1, 51, 100, 0, Optional.of(ChecksumForm.PSEUDO_HEADER), List.of());
        assertThat(judged(empty, 255)).isEqualTo(refused(Discard.NO_ADDRESSES));
    }

    @Test
    void zeroInterval_isRefused_7_1_erratum8301() {
        VrrpMessage zero = message(3, 1, 51, 0, 1, Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES);
        assertThat(judged(zero, 255)).isEqualTo(refused(Discard.ZERO_INTERVAL));
    }

    @Test
    void firstIpv6AddressThatIsNotLinkLocal_isRefused_7_1_erratum8300() {
        VrrpMessage global = message(3, 1, 51, 100, 1, Optional.of(ChecksumForm.PSEUDO_HEADER),
                List.of(IpAddress.parse("2001:db8::100")));
        assertThat(Reception.judge(config6(), global, IpAddress.parse("fe80::6"), 255, 0))
                .isEqualTo(refused(Discard.FIRST_NOT_LINK_LOCAL));
    }

    @Test
    void linkLocalFirst_isAccepted_7_1_erratum8300() {
        VrrpMessage both = message(3, 1, 51, 100, 2, Optional.of(ChecksumForm.PSEUDO_HEADER),
                List.of(IpAddress.parse("fe80::100"), IpAddress.parse("2001:db8::100")));
        assertThat(Reception.judge(config6(), both, IpAddress.parse("fe80::6"), 255, 0))
                .isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void reservedBits_areIgnoredOnReception_5_2_6() {
        VrrpMessage reserved = new VrrpMessage(3, 1, 51, 100, 1, 0, 15, 100, 0,
                Optional.of(ChecksumForm.PSEUDO_HEADER), ADDRESSES, Opaque.NONE, Opaque.NONE);
        assertThat(judged(reserved, 255)).isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void otherInterval_isToldOnce_andNotDropped_7_1() {
        Driven router = backup(config());
        List<Effect> first = router.hear(router.advert(HIGHER, 200, 2 * SECOND));
        List<Effect> second = router.hear(router.advert(HIGHER, 200, 2 * SECOND));

        assertThat(oddities(first)).containsExactly(new Oddity.IntervalDiffers(HIGHER, 2 * SECOND, SECOND));
        assertThat(second).isEmpty();
        assertThat(router.asBackup().intervalNanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void otherAddresses_areToldOnce_andNotDropped_7_1() {
        Driven router = backup(config());
        IpAddress strange = IpAddress.parse("10.0.0.200");
        Advert advert = new Advert(HIGHER, 3, 200, SECOND, List.of(strange),
                Optional.of(ChecksumForm.PSEUDO_HEADER), router.now + SECOND);
        router.now += SECOND;

        assertThat(oddities(router.hear(advert)))
                .containsExactly(new Oddity.AddressesDiffer(HIGHER, ADDRESSES, List.of(strange)));
        assertThat(router.hear(advert)).isEmpty();
        assertThat(router.asBackup().lastHeardNanos()).isEqualTo(router.now);
    }

    @Test
    void addressesInAnotherOrder_areNoDifference_7_1() {
        RouterConfig two = RouterConfig.v3("VI_1", "eth0", 51, Driven.OWN,
                List.of(VirtualAddress.parse("10.0.0.100/24"), VirtualAddress.parse("10.0.0.101/24")));
        Driven router = backup(two);
        Advert swapped = new Advert(HIGHER, 3, 200, SECOND,
                List.of(IpAddress.parse("10.0.0.101"), IpAddress.parse("10.0.0.100")),
                Optional.of(ChecksumForm.PSEUDO_HEADER), router.now);
        assertThat(router.hear(swapped)).isEmpty();
    }

    @Test
    void ownerThatHearsAnotherOwner_tellsAndElects_7_1_erratum8298() {
        Driven owner = master(config().withPriority(255));
        List<Effect> effects = owner.hear(HIGHER, 255);
        assertThat(oddities(effects)).contains(new Oddity.TwoOwners(HIGHER));
        assertThat(owner.state.role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void ownerThatHearsAnybody_tells_7_1_erratum8298() {
        Driven owner = master(config().withPriority(255));
        owner.now += SECOND / 2;
        assertThat(oddities(owner.hear(LOWER, 100))).containsExactly(new Oddity.RivalHeard(LOWER, 100));
    }

    @Test
    void refusedPacket_leavesTheRouterAlone_7_1() {
        // A refusal is no input: there is nothing that the router could be stepped with.
        assertThat(Reception.told(Discard.CHECKSUM, right(), HIGHER)).isEmpty();
        assertThat(Reception.told(Discard.TTL, right(), HIGHER)).isEmpty();
    }

    @Test
    void virtualMac_ends01VridForIpv4_02VridForIpv6_7_3() {
        assertThat(MacAddress.virtual(Family.IPV4, 51)).hasToString("00:00:5e:00:01:33");
        assertThat(MacAddress.virtual(Family.IPV6, 255)).hasToString("00:00:5e:00:02:ff");
    }
}
