package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.Family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SEED = 42;

    private final List<LabEvent> events = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(LabPreset.class)
    void everyPreset_hasOneHolderPerCluster(LabPreset preset) {
        Lab lab = lab(preset);
        run(lab, 10 * SECOND);
        Map<ClusterKey, Integer> holders = holders(lab);
        assertThat(holders).isNotEmpty();
        assertThat(holders.values()).containsOnly(1);
    }

    @Test
    void fleet_isAHundredClustersOfFive() {
        Lab lab = lab(LabPreset.FLEET);
        run(lab, 10 * SECOND);
        assertThat(holders(lab)).hasSize(100);
        assertThat(lab.nodes()).hasSize(50).allSatisfy(n -> assertThat(n.routers()).hasSize(10)
                .filteredOn(r -> r.role() == Role.MASTER).hasSize(2));
    }

    @Test
    void clash_holdsTheAddressesOfOnePairAndComplains() {
        Lab lab = lab(LabPreset.CLASH);
        run(lab, 10 * SECOND);
        assertThat(masters(lab)).containsExactly("n1/VI_1");
        assertThat(events).anySatisfy(e -> assertThat(e).isInstanceOfSatisfying(LabEvent.Noticed.class,
                n -> assertThat(n.oddity()).isInstanceOf(Oddity.AddressesDiffer.class)));
    }

    @Test
    void killedMaster_isReplacedAfterTheMasterDownInterval_rfc9568_6_1() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        long lastAdvert = lastAdvertOf("10.0.0.11");
        lab.perform(new LabCommand.Kill("n1"));
        events.clear();
        run(lab, 10 * SECOND);
        Sighting.Transitioned taken = transition("n2", Role.MASTER);
        long masterDown = 3 * SECOND + (256 - 100) * SECOND / 256;
        assertThat(masterDown).isEqualTo(3_609_375_000L);
        assertThat(taken.atNanos()).isEqualTo(lastAdvert + masterDown);
        Transition transition = taken.transition();
        assertThat(transition.reason()).isEqualTo(Reason.MASTER_SILENT);
        Evidence evidence = transition.evidence();
        assertThat(evidence.ownPriority()).isEqualTo(100);
        assertThat(evidence.peer().orElseThrow()).hasToString("10.0.0.11");
        assertThat(evidence.peerPriority()).isEqualTo(150);
        assertThat(evidence.silentNanos()).isEqualTo(masterDown).isEqualTo(evidence.masterDownNanos());
        assertThat(evidence.skewNanos()).isEqualTo(609_375_000L);
        assertThat(masters(lab)).containsExactly("n2/VI_1");
    }

    @Test
    void endedMaster_isReplacedAfterTheSkewTime_rfc9568_6_4_2() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        events.clear();
        lab.perform(new LabCommand.End("n1"));
        run(lab, 10 * SECOND);
        Sighting.Transitioned taken = transition("n2", Role.MASTER);
        assertThat(taken.transition().reason()).isEqualTo(Reason.MASTER_RESIGNED);
        assertThat(taken.atNanos()).isEqualTo(5 * SECOND + 609_375_000L);
    }

    @Test
    void continuedMaster_stepsDownBeforeItSendsAnything() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        lab.perform(new LabCommand.Stop("n1"));
        run(lab, 10 * SECOND);
        assertThat(masters(lab)).containsExactlyInAnyOrder("n1/VI_1", "n2/VI_1");
        events.clear();
        lab.perform(new LabCommand.Continue("n1"));
        run(lab, 10 * SECOND);
        int down = indexOfTransition("n1", Role.BACKUP);
        int firstAdvert = indexOfAdvert("10.0.0.11");
        assertThat(transition("n1", Role.BACKUP).transition().reason()).isEqualTo(Reason.STALLED);
        assertThat(down).isLessThan(firstAdvert);
        assertThat(masters(lab)).containsExactly("n1/VI_1");
    }

    @Test
    void failedCheck_takesItsWeightOffAndMovesTheAddress() {
        Lab lab = lab(LabPreset.NGINX_PAIR);
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactly("nginx-a/VI_1");
        lab.perform(LabCommand.parse("fail nginx@nginx-a"));
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactly("nginx-b/VI_1");
        assertThat(router(lab, "nginx-a").priority().value()).isEqualTo(80);
        lab.perform(LabCommand.parse("pass nginx@nginx-a"));
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactly("nginx-a/VI_1");
    }

    @Test
    void dualStack_electsPerFamily_rfc9568_1_6() {
        Lab lab = lab(LabPreset.DUAL_STACK);
        run(lab, 8 * SECOND);
        assertThat(holders(lab).keySet()).extracting(ClusterKey::family).containsExactlyInAnyOrder(Family.IPV4,
                Family.IPV6);
        lab.perform(LabCommand.parse("priority n1/VI_6 50"));
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactlyInAnyOrder("n1/VI_1", "n2/VI_6");
    }

    @Test
    void syncGroup_movesAsOne() {
        Lab lab = lab(LabPreset.SYNC_GROUP);
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactlyInAnyOrder("n1/VI_LAN", "n1/VI_WAN");
        lab.perform(LabCommand.parse("priority n2/VI_LAN 200"));
        run(lab, 8 * SECOND);
        lab.perform(LabCommand.parse("priority n2/VI_WAN 200"));
        run(lab, 16 * SECOND);
        assertThat(masters(lab)).containsExactlyInAnyOrder("n2/VI_LAN", "n2/VI_WAN");
    }

    @Test
    void oneWayCut_makesTwoMastersUntilHealed() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        lab.perform(LabCommand.parse("cut n1 n2"));
        lab.perform(LabCommand.parse("cut n1 n3"));
        run(lab, 8 * SECOND);
        assertThat(masters(lab)).containsExactlyInAnyOrder("n1/VI_1", "n2/VI_1");
        lab.perform(LabCommand.parse("heal"));
        run(lab, 2 * SECOND);
        assertThat(masters(lab)).containsExactly("n1/VI_1");
    }

    @Test
    void linkDown_isAFaultThatTheOthersTakeOver() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        lab.perform(LabCommand.parse("link down n1"));
        run(lab, 5 * SECOND);
        assertThat(router(lab, "n1").role()).isEqualTo(Role.FAULT);
        assertThat(masters(lab)).containsExactly("n2/VI_1");
        lab.perform(LabCommand.parse("link up n1"));
        run(lab, 5 * SECOND);
        assertThat(masters(lab)).containsExactly("n1/VI_1");
    }

    @Test
    void sameSeedAndCommands_giveTheSameEvents() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    private List<LabEvent> story(long seed) {
        List<LabEvent> heard = new ArrayList<>();
        Lab lab = Lab.of(LabPreset.THREE, OptionalInt.of(5), seed);
        lab.setFaults(new LabFaults(0.2, 5 * MILLI, 30 * MILLI, 0.1));
        lab.advance(20 * SECOND, heard::add);
        lab.perform(LabCommand.parse("kill n1"));
        lab.advance(20 * SECOND, heard::add);
        return heard;
    }

    @Test
    void inspection_changesNothing() {
        Lab looked = lab(LabPreset.THREE);
        List<LabEvent> heard = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            looked.advance(100 * MILLI, heard::add);
            looked.nodes();
            looked.faults();
        }
        run(lab(LabPreset.THREE), 10 * SECOND);
        assertThat(heard).isEqualTo(events);
    }

    @Test
    void everyRunningNode_reportsAtLeastOnceASecond() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 10 * SECOND);
        List<Long> reports = events.stream().filter(LabEvent.Seen.class::isInstance)
                .map(e -> ((LabEvent.Seen) e).sighting()).filter(Sighting.RouterReported.class::isInstance)
                .map(Sighting.RouterReported.class::cast).filter(r -> r.node().equals("n3"))
                .map(Sighting.RouterReported::atNanos).toList();
        assertThat(reports).hasSizeGreaterThanOrEqualTo(10);
        for (int i = 1; i < reports.size(); i++) {
            assertThat(reports.get(i) - reports.get(i - 1)).isLessThanOrEqualTo(SECOND);
        }
    }

    @Test
    void nodeThatWasKilled_startsAgainAndTakesItsPlace() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, 5 * SECOND);
        lab.perform(LabCommand.parse("kill n1"));
        assertThat(lab.nodes().getFirst().status()).isEqualTo(LabNode.Status.KILLED);
        assertThat(router(lab, "n1").role()).isEqualTo(Role.INIT);
        run(lab, 7 * SECOND);
        lab.perform(LabCommand.parse("start n1"));
        run(lab, 5 * SECOND);
        assertThat(masters(lab)).containsExactly("n1/VI_1");
    }

    @Test
    void impossibleLabs_sayWhatIsPossible() {
        assertThatThrownBy(() -> Lab.of(LabPreset.THREE, OptionalInt.of(0), 1)).isInstanceOf(LabException.class)
                .hasMessage("A lab has 1 to 50 nodes, not 0.");
        assertThatThrownBy(() -> Lab.of(LabPreset.THREE, OptionalInt.of(200), 1)).isInstanceOf(LabException.class)
                .hasMessage("A lab has 1 to 50 nodes, not 200.");
        assertThatThrownBy(() -> Lab.of(LabPreset.NGINX_PAIR, OptionalInt.of(3), 1)).isInstanceOf(LabException.class)
                .hasMessageContaining("nginx-pair has 2 nodes, not 3");
        assertThatThrownBy(() -> LabPreset.byId("four")).isInstanceOf(LabException.class)
                .hasMessageContaining("nginx-pair, three, dual-stack, sync-group, clash, fleet");
    }

    @Test
    void senselessCommands_sayWhatIsWrong() {
        Lab lab = lab(LabPreset.THREE);
        run(lab, SECOND);
        assertThatThrownBy(() -> lab.perform(LabCommand.parse("kill n9"))).isInstanceOf(LabException.class)
                .hasMessage("There is no node 'n9'; the nodes are n1, n2, n3.");
        assertThatThrownBy(() -> lab.perform(LabCommand.parse("start n1"))).isInstanceOf(LabException.class)
                .hasMessage("The node n1 is running; only one that was killed or ended can be started.");
        assertThatThrownBy(() -> lab.perform(LabCommand.parse("continue n1"))).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> lab.perform(LabCommand.parse("fail nginx@n1"))).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> lab.perform(LabCommand.parse("priority n1/VI_9 5"))).isInstanceOf(LabException.class)
                .hasMessageContaining("VI_1");
    }

    private static Lab lab(LabPreset preset) {
        return Lab.of(preset, OptionalInt.empty(), SEED);
    }

    private void run(Lab lab, long nanos) {
        lab.advance(nanos, events::add);
    }

    private static LabRouter router(Lab lab, String node) {
        return lab.nodes().stream().filter(n -> n.name().equals(node)).findFirst().orElseThrow().routers().getFirst();
    }

    private static List<String> masters(Lab lab) {
        return lab.nodes().stream().flatMap(n -> n.routers().stream().filter(r -> r.role() == Role.MASTER)
                .map(r -> n.name() + "/" + r.name())).toList();
    }

    private static Map<ClusterKey, Integer> holders(Lab lab) {
        Map<ClusterKey, Integer> holders = new LinkedHashMap<>();
        lab.nodes().forEach(n -> n.routers()
                .forEach(r -> holders.merge(r.key(), r.role() == Role.MASTER ? 1 : 0, Integer::sum)));
        return holders;
    }

    private long lastAdvertOf(String source) {
        return ((LabEvent.Seen) events.get(indexesOfAdverts(source).getLast())).atNanos();
    }

    private int indexOfAdvert(String source) {
        return indexesOfAdverts(source).getFirst();
    }

    private List<Integer> indexesOfAdverts(String source) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof LabEvent.Seen(Sighting.AdvertSeen advert)
                    && advert.observer().equals(Lab.WIRE) && advert.source().toString().equals(source)) {
                found.add(i);
            }
        }
        return found;
    }

    private int indexOfTransition(String node, Role to) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof LabEvent.Seen(Sighting.Transitioned t) && t.node().equals(node)
                    && t.transition().to() == to) {
                return i;
            }
        }
        throw new AssertionError(node + " has not become " + to);
    }

    private Sighting.Transitioned transition(String node, Role to) {
        return (Sighting.Transitioned) ((LabEvent.Seen) events.get(indexOfTransition(node, to))).sighting();
    }
}
