package dev.baton.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonTest {
    private static final IpAddress PEER = IpAddress.parse("10.0.0.1");
    private static final Transition TRANSITION = new Transition(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT,
            new Evidence(100, Optional.of(PEER), 150, 3_609_000_000L, 1_000_000_000L, 3, 609_375_000L,
                    Optional.empty()),
            5_000_000_000L);
    private static final CommitStatus COMMIT = new CommitStatus("push-0001", CommitStatus.Phase.VERIFYING,
            new ConfigStamp(3, "aa"), new ConfigStamp(4, "bb"), Instant.parse("2026-01-02T03:04:05.678901234Z"),
            41_000_000_000L, "desk (0123)", "more weight", List.of("VI_1 priority 100 → 120"), List.of());

    private static NodeState state() {
        RouterState router = new RouterState("VI_1", "eth0", "10.0.0.0/24", Family.IPV4, 51, 3, Role.MASTER,
                EffectivePriority.of(100, List.of(new Contribution("web", false, -20, -20))), true, 0, PEER,
                1_000_000_000L, 1_000_000_000L, 3_609_375_000L, 1, Long.MAX_VALUE,
                List.of(VirtualAddress.parse("10.0.0.100/24")), List.of(VirtualAddress.parse("fe80::1/64")), true,
                false, false, Optional.of(ChecksumForm.PSEUDO_HEADER),
                List.of(new FaultCause(FaultCause.Kind.CHECK_FAILED, "web")), Optional.of("edge"),
                Optional.of(TRANSITION), new Steering(true, false, false, OptionalInt.of(7)));
        return new NodeState("n1", "0.1", "baton", Instant.parse("2026-01-02T03:04:05Z"), 9, 1,
                new ConfigStamp(4, "bb"),
                Optional.of(COMMIT), List.of(router), List.of(new CheckState("web", "http", "FAILING", "status 500")),
                List.of(new PeerState("VI_1", PEER, 90, 8, 77)), new EngineHealth(1, 2, 3, 4, 5, 6, 7), 12);
    }

    @Test
    void state_isReadAsItWasWritten() {
        assertThat(Json.read(Json.write(state()), NodeState.class)).isEqualTo(state());
    }

    @Test
    void everyKindOfEvent_isReadAsItWasWritten() {
        List<NodeEvent.What> all = List.of(new NodeEvent.Changed(TRANSITION, "no advert for 3.609 s"),
                new NodeEvent.Noticed(new Oddity.AddressesDiffer(PEER, List.of(PEER), List.of()), "differs"),
                new NodeEvent.Noticed(new Oddity.Stalled(5), "stood still"), new NodeEvent.MachineRefused("no room"),
                new NodeEvent.Found("somebody else"), new NodeEvent.CheckTurned("web", "FAILING", ""),
                new NodeEvent.Started("0.1", new ConfigStamp(1, "aa")), new NodeEvent.Stopped(),
                new NodeEvent.Reconfigured(new ConfigStamp(2, "bb"), List.of("VI_1 removed")),
                new NodeEvent.Committed(COMMIT), new NodeEvent.Steered("desk", "maintenance", Optional.of("disk")));
        for (NodeEvent.What what : all) {
            NodeEvent event = new NodeEvent(1, Instant.EPOCH, 2, "boot", "VI_1", what);
            assertThat(Json.read(Json.write(event), NodeEvent.class)).isEqualTo(event);
        }
    }

    @Test
    void addresses_areTexts() {
        assertThat(Json.write(state())).contains("\"source\":\"10.0.0.1\"", "\"addresses\":[\"10.0.0.100/24\"]");
    }

    @Test
    void answerOfNewerNode_isRead() {
        assertThat(Json.read("{\"generation\":1,\"sha256\":\"a\",\"more\":{}}", ConfigStamp.class))
                .isEqualTo(new ConfigStamp(1, "a"));
    }

    @Test
    void requestWithUnknownOrMissingField_isRefusedWithItsName() {
        assertThatThrownBy(() -> Json.readStrictly("{\"seconds\":1,\"more\":2}", ExtendRequest.class))
                .isInstanceOf(Refusal.class).hasMessageContaining("more");
        assertThatThrownBy(() -> Json.readStrictly("{}", ExtendRequest.class)).isInstanceOf(Refusal.class)
                .hasMessageContaining("seconds");
        assertThatThrownBy(() -> Json.readStrictly("{\"seconds\":", ExtendRequest.class)).isInstanceOf(Refusal.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void steerRequest_needsNothing() {
        assertThat(Json.readStrictly("{}", SteerRequest.class))
                .isEqualTo(new SteerRequest(Optional.empty(), OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void nestingBomb_isRefused() {
        assertThatThrownBy(() -> Json.readStrictly("[".repeat(100_000), ExtendRequest.class))
                .isInstanceOf(Refusal.class);
    }
}
