package dev.baton.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.probe.CheckSight;
import dev.baton.api.CheckState;
import dev.baton.api.PeerState;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.loop.LoopCounters;
import dev.baton.loop.RouterView;
import dev.baton.loop.Standing;
import dev.baton.track.EffectivePriority;
import dev.baton.track.Verdict;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Incumbent;
import dev.baton.vrrp.Memory;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class StateViewTest {
    private static final Machine MACHINE = new Machine(
            List.of(new Link(2, "eth0", true, true, new MacAddress(0x02_00_00_00_00_01L), 1_500, "", 0)),
            List.of(new InterfaceAddress(2, VirtualAddress.parse("10.0.0.1/24"), false, false, false, -1, 0)));
    private static final FaultCause CAUSE = new FaultCause(FaultCause.Kind.CHECK_FAILED, "web");
    private static final Memory MEMORY = memory(List.of());
    private static final Steering STEERED = new Steering(true, false, false, OptionalInt.of(7));

    private static Memory memory(List<FaultCause> causes) {
        return new Memory(EffectivePriority.of(130), EffectivePriority.of(130), ChecksumForm.MESSAGE_ONLY, causes,
                List.of(), 0, dev.baton.vrrp.Steering.NONE, Incumbent.NONE);
    }

    @TempDir
    private Path folder = Path.of(".");
    private Optional<NodePlan> planned = Optional.empty();

    @BeforeEach
    void plan() throws Exception {
        Path file = Files.writeString(folder.resolve("node.yaml"), """
                node: n1
                routers:
                  - name: a
                    interface: eth0
                    vrid: 1
                    priority: 150
                    advertInterval: 100ms
                    preempt: false
                    addresses: [10.0.0.100/24]
                    excluded: [192.0.2.7/32]
                    track: [{check: web}]
                  - {name: b, interface: eth0, vrid: 2, preempt: false, addresses: [10.0.0.101/24]}
                checks:
                  - {name: web, tcp: "127.0.0.1:80"}
                groups:
                  - {name: both, routers: [a, b]}
                """);
        ConfigResult result = ConfigLoader.load(file);
        assertThat(result).as(result.problems().toString()).isInstanceOf(ConfigResult.Loaded.class);
        planned = Optional.of(NodePlan.of(((ConfigResult.Loaded) result).config(), MACHINE));
    }

    private StateView view(State a) {
        NodePlan plan = planned.orElseThrow();
        RouterConfig config = plan.setup().routers().getFirst().config();
        Standing standing = new Standing(new RouterView(config, a, true),
                List.of(new Standing.Peer(IpAddress.parse("10.0.0.2"), 200, 100_000_000L, 77, 9)), Optional.empty());
        Picture picture = new Picture(Instant.EPOCH, 1_000, 5, plan, List.of(standing), Map.of("web", Verdict.FAILING),
                new LoopCounters(0, 0, 0, 0, 0, 0, 0, 0), Set.of("a"));
        return new StateView(picture, Networks.of(MACHINE), _ -> STEERED);
    }

    @Test
    void backup_tellsWhatItLearnedAndWhenItsTimerExpires() {
        RouterState state = view(new State.Backup(MEMORY, 10, 900, 200_000_000L, 20, Optional.empty(), false,
                State.NEVER, false)).routers().getFirst();
        assertThat(state.role()).isEqualTo(Role.BACKUP);
        assertThat(state.intervalNanos()).isEqualTo(100_000_000L);
        assertThat(state.learnedNanos()).isEqualTo(200_000_000L);
        assertThat(state.masterDownNanos()).as("3 intervals and the skew of priority 130")
                .isEqualTo(600_000_000L + (256 - 130) * 200_000_000L / 256);
        assertThat(state.sinceNanos()).isEqualTo(10);
        assertThat(state.deadlineNanos()).isEqualTo(900);
    }

    @Test
    void whatIsConfigured_isTold() {
        RouterState state = view(new State.Init(MEMORY, 10)).routers().getFirst();
        assertThat(state.network()).isEqualTo("10.0.0.0/24");
        assertThat(state.addresses()).containsExactly(VirtualAddress.parse("10.0.0.100/24"));
        assertThat(state.excluded()).containsExactly(VirtualAddress.parse("192.0.2.7/32"));
        assertThat(state.group()).contains("both");
        assertThat(state.preempt()).isFalse();
        assertThat(state.source()).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(state.holdsAddresses()).isTrue();
        assertThat(state.steering()).isEqualTo(STEERED);
        assertThat(state.form()).contains(ChecksumForm.MESSAGE_ONLY);
        assertThat(state.deadlineNanos()).as("no timer runs").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void fault_tellsItsCauses() {
        Memory broken = memory(List.of(CAUSE));
        RouterState state = view(new State.Fault(broken, 10)).routers().getFirst();
        assertThat(state.role()).isEqualTo(Role.FAULT);
        assertThat(state.causes()).containsExactly(CAUSE);
    }

    @Test
    void peersAndChecks_areTold() {
        StateView view = view(new State.Init(MEMORY, 10));
        assertThat(view.peers()).containsExactly(new PeerState("a", IpAddress.parse("10.0.0.2"), 200, 77, 9));
        assertThat(
                view.checks(Map.of("web", new CheckSight("127.0.0.1:80 refused", CheckSight.Doing.NOTHING)), Set.of()))
                .containsExactly(new CheckState("web", "tcp", "FAILING", "127.0.0.1:80 refused"));
        assertThat(view.checks(Map.of(), Set.of())).extracting(CheckState::detail).containsExactly("");
        assertThat(view.checks(Map.of(), Set.of("web"))).extracting(CheckState::detail)
                .containsExactly("forced by a failover test");
    }
}
