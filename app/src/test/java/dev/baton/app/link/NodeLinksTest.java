package dev.baton.app.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.util.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Proof;
import dev.baton.app.fx.Pulse;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.doctor.ConfigFinding;
import dev.baton.drill.Subject;
import dev.baton.finding.Code;
import dev.baton.vrrp.Role;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NodeLinksTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final FakeDoors doors = new FakeDoors(Nodes.paired("n1", Access.OPERATOR),
            Nodes.paired("n2", Access.VIEWER));
    private static final long DAY = 86_400_000L;
    private final DrillDesk drills = new DrillDesk();
    private final List<NodeLinks> made = new ArrayList<>();

    @BeforeEach
    void open() throws Throwable {
        FxExtension.start();
        onFx(() -> made.add(new NodeLinks(doors, new Pulse())));
    }

    @AfterEach
    void close() throws Throwable {
        onFx(links()::close);
        assertThat(doors.followed()).isEmpty();
    }

    private NodeLinks links() {
        return made.getFirst();
    }

    @Test
    void nodes_areFollowedWhileSomebodyHolds_andNoLonger() throws Throwable {
        assertThat(doors.followed()).isEmpty();
        List<Subscription> held = new ArrayList<>();
        onFx(() -> {
            held.add(links().hold());
            held.add(links().hold());
        });
        assertThat(doors.followed()).containsExactly("n1", "n2");
        onFx(() -> {
            held.getFirst().unsubscribe();
            held.getFirst().unsubscribe();
        });
        assertThat(doors.followed()).containsExactly("n1", "n2");
        onFx(held.getLast()::unsubscribe);
        assertThat(doors.followed()).isEmpty();
    }

    @Test
    void nodeThatIsNewInTheBook_isFollowedAtOnce() throws Throwable {
        onFx(links()::hold);
        doors.addElsewhere(Nodes.paired("n3", Access.VIEWER));
        await().atMost(LIMIT).until(() -> links().find("n3").isPresent());
        assertThat(doors.followed()).containsExactly("n1", "n2", "n3");
    }

    @Test
    void reconnection_beginsAnew_andWhatTheOldLinkTellsCountsNoMore() throws Throwable {
        onFx(links()::hold);
        NodeListener old = doors.listener("n1");
        old.link(Nodes.pinChanged());
        await().atMost(LIMIT).until(() -> links().find("n1").orElseThrow().link().phase() == LinkState.Phase.REFUSED);

        onFx(() -> links().reconnect(links().find("n1").orElseThrow().node()));

        assertThat(links().find("n1").orElseThrow().link()).isEqualTo(LinkState.CONNECTING);
        assertThat(doors.listener("n1")).isNotSameAs(old);
        old.link(Nodes.LIVE);
        doors.listener("n1").link(Nodes.lost());
        await().atMost(LIMIT).until(() -> links().find("n1").orElseThrow().link().phase() == LinkState.Phase.LOST);
    }

    @Test
    void pendingPushAndClocksThatDiffer_areFound_andGoneWithTheLink() throws Throwable {
        onFx(links()::hold);
        doors.listener("n1").link(Nodes.LIVE);
        doors.listener("n1").state(Nodes.state("n1", Optional.of(Nodes.commit("c-1", 41 * Nodes.SECOND)),
                Nodes.router("VI_1", Role.MASTER, 150)));
        doors.listener("n2").link(new LinkState(LinkState.Phase.LIVE, LinkState.Cause.NONE, "",
                new LinkState.ClockView(1_000_000, 7 * Nodes.SECOND, 1_000_000)));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(links().findings()).extracting(ConfigFinding::code)
                .contains(Code.X08, Code.X09));
        doors.listener("n1").link(Nodes.lost());
        await().atMost(LIMIT).untilAsserted(() -> assertThat(links().findings()).extracting(ConfigFinding::code)
                .doesNotContain(Code.X09));
    }

    @Test
    void failoverThatNobodyHasTestedForNinetyDays_isFound_onceItIsKnownWhatWasTested() throws Throwable {
        onFx(links()::hold);
        for (String node : List.of("n1", "n2")) {
            doors.listener(node).link(Nodes.LIVE);
            doors.listener(node).state(Nodes.state(node, Optional.empty(), Nodes.router("VI_1", Role.BACKUP, 100)));
        }
        await().atMost(LIMIT).until(() -> links().nodes().get().stream().allMatch(n -> n.state().isPresent()));
        assertThat(codes(DAY)).doesNotContain(Code.X11);
        Subject subject = Subject.of(links().find("n1").orElseThrow().state().orElseThrow().routers().getFirst());
        onFx(() -> drills.tell(Map.of()));
        assertThat(codes(DAY)).contains(Code.X11);
        onFx(() -> drills.tell(Map.of(subject, new Proof(0, OptionalLong.empty()))));
        assertThat(codes(DAY)).doesNotContain(Code.X11);
        assertThat(codes(91 * DAY)).contains(Code.X11);
    }

    private List<Code> codes(long nowMillis) {
        return links().findings(drills, nowMillis).stream().map(ConfigFinding::code).toList();
    }
}
