package dev.baton.vrrp;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static dev.baton.vrrp.Driven.HIGHER;
import static dev.baton.vrrp.Driven.OWN;
import static dev.baton.vrrp.Driven.SECOND;
import static dev.baton.vrrp.Driven.config;
import static org.assertj.core.api.Assertions.assertThat;

/// The fixed order of the receive checks, and what is particular to version 2 and to unicast peers. The checks of RFC
/// 9568 one by one are in [Rfc9568Section7Test].
class ReceptionTest {
    private static final Set<Discard> NOT_OF_ONE_MESSAGE = EnumSet.of(Discard.FIRST_NOT_LINK_LOCAL, Discard.FAMILY);
    private static final RouterConfig V2 = config().withVersion(2, false, Optional.of("secret"))
            .withUnicastPeers(List.of(HIGHER));

    private static final List<Discard> ORDER = List.of(Discard.VERSION, Discard.TYPE, Discard.VRID,
            Discard.AUTH_TYPE, Discard.AUTH_DATA, Discard.INTERVAL, Discard.CHECKSUM, Discard.NO_ADDRESSES,
            Discard.OWN_ECHO, Discard.NOT_A_PEER);

    /// A version 2 message to `V2` with every fault from `first` on in the order of the checks.
    private static Reception withFaultsFrom(int first) {
        Set<Discard> faults = first < ORDER.size()
                ? EnumSet.copyOf(ORDER.subList(first, ORDER.size()))
                : EnumSet.noneOf(Discard.class);
        boolean hasNone = faults.contains(Discard.NO_ADDRESSES);
        List<IpAddress> addresses = hasNone ? List.of() : List.of(IpAddress.parse("10.0.0.100"));
        VrrpAuth right = VrrpAuth.simpleText("secret");
        Opaque data = faults.contains(Discard.AUTH_DATA) ? VrrpAuth.simpleText("wrong").data() : right.data();
        VrrpMessage message = new VrrpMessage(faults.contains(Discard.VERSION) ? 3 : 2,
                faults.contains(Discard.TYPE) ? 2 : 1, faults.contains(Discard.VRID) ? 52 : 51, 100, addresses.size(),
                faults.contains(Discard.AUTH_TYPE) ? 0 : 1, 0, faults.contains(Discard.INTERVAL) ? 7 : 1, 0,
                faults.contains(Discard.CHECKSUM) ? Optional.empty() : Optional.of(ChecksumForm.V2), addresses, data,
                Opaque.NONE);
        IpAddress source = HIGHER;
        if (faults.contains(Discard.OWN_ECHO)) {
            source = OWN;
        } else if (faults.contains(Discard.NOT_A_PEER)) {
            source = IpAddress.parse("10.0.0.77");
        }
        return Reception.judge(V2, message, source, 64, 0);
    }

    @Test
    void ofSeveralFaults_theFirstInOrderIsNamed_afterEachIsMended() {
        for (int mended = 0; mended < ORDER.size(); mended++) {
            assertThat(withFaultsFrom(mended)).isEqualTo(new Reception.Refused(ORDER.get(mended)));
        }
        assertThat(withFaultsFrom(ORDER.size())).isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void lengthIsJudgedFirst() {
        VrrpMessage cut = new VrrpMessage(3, 1, 52, 100, 9, 0, 0, 0, 0, Optional.empty(), List.of(), Opaque.NONE,
                Opaque.NONE);
        assertThat(Reception.judge(config(), cut, HIGHER, 1, 0)).isEqualTo(new Reception.Refused(Discard.LENGTH));
    }

    @Test
    void ttlIsJudgedAfterLengthAndBeforeVersion() {
        VrrpMessage wrong = message(2, 1, Optional.empty());
        assertThat(Reception.judge(config(), wrong, HIGHER, 254, 0)).isEqualTo(new Reception.Refused(Discard.TTL));
        assertThat(Reception.judge(config(), wrong, HIGHER, 255, 0)).isEqualTo(new Reception.Refused(Discard.VERSION));
    }

    @Test
    void unicastPeer_mayBeRouted_soItsTtlIsNotJudged() {
        RouterConfig unicast = config().withUnicastPeers(List.of(HIGHER));
        assertThat(Reception.judge(unicast, message(3, 100, Optional.of(ChecksumForm.MESSAGE_ONLY)), HIGHER, 61, 0))
                .isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void stranger_isRefused_whereThereAreUnicastPeers() {
        RouterConfig unicast = config().withUnicastPeers(List.of(HIGHER));
        IpAddress stranger = IpAddress.parse("10.0.0.9");
        assertThat(Reception.judge(unicast, message(3, 100, Optional.of(ChecksumForm.MESSAGE_ONLY)), stranger, 255, 0))
                .isEqualTo(new Reception.Refused(Discard.NOT_A_PEER));
    }

    @Test
    void ownPacketComeBack_isRefused() {
        assertThat(Reception.judge(config(), message(3, 100, Optional.of(ChecksumForm.MESSAGE_ONLY)), OWN, 255, 0))
                .isEqualTo(new Reception.Refused(Discard.OWN_ECHO));
    }

    @ParameterizedTest
    @ValueSource(ints = {VrrpAuth.TYPE_SIMPLE_TEXT, VrrpAuth.TYPE_IP_AH, VrrpAuth.TYPE_CISCO_MD5, 7})
    void otherAuthentication_isRefused_byARouterWithout(int authType) {
        RouterConfig plain = config().withVersion(2, false, Optional.empty());
        VrrpMessage message = VrrpMessage.v2(51, 100, 1, new VrrpAuth(authType, VrrpAuth.NONE.data()),
                List.of(IpAddress.parse("10.0.0.100")));
        assertThat(Reception.judge(plain, message, HIGHER, 255, 0))
                .isEqualTo(new Reception.Refused(Discard.AUTH_TYPE));
    }

    @Test
    void acceptedAdvert_carriesWhatTheElectionNeeds() {
        VrrpMessage message = message(3, 250, Optional.of(ChecksumForm.MESSAGE_ONLY));
        Advert expected = new Advert(HIGHER, 3, 250, SECOND, List.of(IpAddress.parse("10.0.0.100")),
                Optional.of(ChecksumForm.MESSAGE_ONLY), 42);
        assertThat(Reception.judge(config(), message, HIGHER, 255, 42)).isEqualTo(new Reception.Accepted(expected));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "INTERVAL")
    void onlyARefusedInterval_isToldToTheRouter(Discard reason) {
        assertThat(Reception.told(reason, message(2, 100, Optional.empty()), HIGHER)).isEmpty();
    }

    @Test
    void orderAndTheChecksTestedApart_areAllReasons() {
        Set<Discard> all = EnumSet.copyOf(ORDER);
        all.addAll(NOT_OF_ONE_MESSAGE);
        all.add(Discard.TTL);
        all.add(Discard.LENGTH);
        all.add(Discard.ZERO_INTERVAL);
        assertThat(all).containsExactlyInAnyOrder(Discard.values());
    }

    private static VrrpMessage message(int version, int priority, Optional<ChecksumForm> form) {
        return new VrrpMessage(version, 1, 51, priority, 1, 0, 0, version == 2 ? 1 : 100, 0, form,
                List.of(IpAddress.parse("10.0.0.100")), version == 2 ? VrrpAuth.NONE.data() : Opaque.NONE, Opaque.NONE);
    }
}
