package dev.baton.push.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;
import dev.baton.api.Refusal;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.manage.ProbeDesk;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A client on the lab's segment sees what one on a real segment would: by where ARP sends it, not by who is MASTER.
class LabProbeDeskTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress VIP = IpAddress.parse("10.0.0.100");
    /// The master down interval of priority 100 at 1 s adverts (RFC 9568 section 6.1), and one that may have passed before.
    private static final long SKEW_MILLIS = 609;

    /// A lab whose thread is the test's own.
    private static final class OneThread implements LabDoor {
        private final Lab lab;
        private final List<LabEvent> events = new ArrayList<>();

        OneThread(LabPreset preset) {
            lab = Lab.of(preset, OptionalInt.empty(), 1);
        }

        @Override
        public <T> T ask(Function<Lab, T> deed) {
            return deed.apply(lab);
        }

        private void run(long nanos) {
            lab.advance(nanos, events::add);
        }
    }

    private final List<LabNodes> opened = new ArrayList<>();
    private OneThread door = new OneThread(LabPreset.THREE);
    private LabNodes nodes = open(LabPreset.THREE);

    private LabNodes open(LabPreset preset) {
        door = new OneThread(preset);
        LabNodes made = new LabNodes(door.lab, door);
        opened.add(made);
        door.run(10 * SECOND);
        nodes = made;
        return made;
    }

    @AfterEach
    void close() {
        opened.forEach(LabNodes::close);
    }

    private void perform(LabCommand command) {
        nodes.before(door.lab, command);
        door.lab.perform(command);
        nodes.after(command);
    }

    private static ProbeRequest request(String id, ProbeKind kind, IpAddress address, long forMillis) {
        return new ProbeRequest(id, kind, address, 10 * MILLI, forMillis, OptionalInt.empty(), "/");
    }

    private static List<ProbeSample> all(ProbeDesk desk, String id) {
        List<ProbeSample> all = new ArrayList<>();
        ProbeBatch batch;
        do {
            batch = desk.after(id, all.isEmpty() ? -1 : all.getLast().sequence());
            all.addAll(batch.samples());
        } while (!batch.samples().isEmpty());
        assertThat(batch.isEnded()).isTrue();
        return all;
    }

    private static long lost(List<ProbeSample> samples) {
        return samples.stream().filter(s -> s.roundTripNanos().isEmpty()).count();
    }

    private static List<String> answerers(List<ProbeSample> samples) {
        List<String> names = new ArrayList<>();
        for (ProbeSample sample : samples) {
            boolean isNew = names.isEmpty() || !names.getLast().equals(sample.by());
            if (sample.roundTripNanos().isPresent() && isNew) {
                names.add(sample.by());
            }
        }
        return names;
    }

    /// Probes for 10 s as a client, with something happening after the first second.
    private List<ProbeSample> seen(ProbeKind kind, Runnable happening) {
        nodes.client().begin(request("seen", kind, VIP, 10_000));
        door.run(SECOND);
        happening.run();
        door.run(11 * SECOND);
        return all(nodes.client(), "seen");
    }

    @Test
    void quietCluster_answersEveryProbe_byItsMaster() {
        List<ProbeSample> samples = seen(ProbeKind.IDENTITY, () -> {});
        assertThat(samples).hasSize(1_000);
        assertThat(lost(samples)).isZero();
        assertThat(answerers(samples)).containsExactly("n1");
        assertThat(samples.getFirst().sentNanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void handOver_losesNothing() {
        List<ProbeSample> samples = seen(ProbeKind.IDENTITY, () -> perform(new LabCommand.HandOver("n2", "VI_1")));
        assertThat(lost(samples)).isZero();
        assertThat(answerers(samples)).containsExactly("n1", "n2");
    }

    @Test
    void resignation_losesWhatTheSkewTimeLasts() {
        List<ProbeSample> samples = seen(ProbeKind.IDENTITY, () -> perform(new LabCommand.Resign("n1", "VI_1")));
        assertThat(lost(samples) * 10).isBetween(SKEW_MILLIS - 10, SKEW_MILLIS + 20);
        assertThat(answerers(samples)).startsWith("n1", "n2");
    }

    @Test
    void killedProcess_isLostToTheIdentityEcho_whileItsMachineAnswersIcmpUntilTheHeirAnnouncesItself() {
        List<ProbeSample> identity = seen(ProbeKind.IDENTITY, () -> {
            nodes.client().begin(request("icmp", ProbeKind.ICMP, VIP, 9_000));
            perform(new LabCommand.Kill("n1"));
        });
        assertThat(lost(identity) * 10).isBetween(2_600L, 3_620L);
        assertThat(answerers(identity)).containsExactly("n1", "n2");
        List<ProbeSample> icmp = all(nodes.client(), "icmp");
        assertThat(icmp).hasSize(900).allSatisfy(s -> assertThat(s.by()).isEmpty());
        assertThat(lost(icmp)).isZero();
    }

    @Test
    void deadLink_isLostToIcmp_too() {
        List<ProbeSample> samples = seen(ProbeKind.ICMP, () -> perform(new LabCommand.Link("n1", false)));
        assertThat(lost(samples) * 10).isBetween(2_600L, 3_620L);
    }

    @Test
    void twoHolders_answerAtOnce_eachWhoAsksThem() {
        perform(new LabCommand.Cut("n1", "n2"));
        perform(new LabCommand.Cut("n1", "n3"));
        perform(new LabCommand.Cut("n2", "n1"));
        door.run(10 * SECOND);
        nodes.client().begin(request("client", ProbeKind.IDENTITY, VIP, 1_000));
        call("n1").probe(request("own", ProbeKind.IDENTITY, VIP, 1_000));
        call("n3").probe(request("third", ProbeKind.IDENTITY, VIP, 1_000));
        door.run(3 * SECOND);
        List<ProbeSample> own = new ArrayList<>(call("n1").probed("own", -1).samples());
        List<ProbeSample> third = new ArrayList<>(call("n3").probed("third", -1).samples());
        assertThat(own).hasSize(100).allSatisfy(s -> assertThat(s.by()).isEqualTo("n1"));
        assertThat(third).hasSize(100).allSatisfy(s -> assertThat(s.by()).isEqualTo("n2"));
        assertThat(lost(all(nodes.client(), "client"))).isZero();
    }

    /// Nobody hears the heir announce itself: the client goes on to send to where the address was, whose machine has it yet,
    /// until that is gone and ARP finds the heir.
    @Test
    void staleArp_isSeenAsItIs() {
        nodes.client().begin(request("identity", ProbeKind.IDENTITY, VIP, 150_000));
        nodes.client().begin(request("icmp", ProbeKind.ICMP, VIP, 150_000));
        door.run(SECOND);
        perform(new LabCommand.Kill("n1"));
        perform(new LabCommand.Loss(1));
        door.run(20 * SECOND);
        perform(new LabCommand.Loss(0));
        door.run(60 * SECOND);
        perform(new LabCommand.Link("n1", false));
        door.run(72 * SECOND);
        List<ProbeSample> identity = all(nodes.client(), "identity");
        ProbeSample heir = identity.stream().filter(s -> s.by().equals("n2")).findFirst().orElseThrow();
        assertThat(heir.sentNanos()).as("at most the time that ARP trusts, after the old holder has gone")
                .isBetween(91 * SECOND, 131 * SECOND);
        assertThat(all(nodes.client(), "icmp").stream()
                .filter(s -> s.sentNanos() > 32 * SECOND && s.sentNanos() < 90 * SECOND).toList())
                .as("the old holder's machine answers").isNotEmpty()
                .allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent());
    }

    @Test
    void ipv6_isFoundByNeighborDiscovery() {
        open(LabPreset.DUAL_STACK);
        IpAddress six = IpAddress.parse("2001:db8::100");
        nodes.client().begin(request("a", ProbeKind.IDENTITY, six, 6_000));
        door.run(SECOND);
        perform(new LabCommand.HandOver("n2", "VI_6"));
        door.run(7 * SECOND);
        List<ProbeSample> samples = all(nodes.client(), "a");
        assertThat(lost(samples)).isZero();
        assertThat(answerers(samples)).containsExactly("n1", "n2");
    }

    @Test
    void lossAndDelay_areThoseOfTheSegment() {
        perform(new LabCommand.Delay(3 * MILLI));
        perform(new LabCommand.Loss(0.1));
        List<ProbeSample> samples = seen(ProbeKind.ICMP, () -> {});
        assertThat(lost(samples)).as("there and back").isBetween(130L, 250L);
        assertThat(samples).filteredOn(s -> s.roundTripNanos().isPresent() && s.sequence() > 300)
                .allSatisfy(s -> assertThat(s.roundTripNanos().getAsLong()).isEqualTo(6 * MILLI));
    }

    /// Who asks does not change what happens.
    @Test
    void electionIsTheSame_whetherSomebodyProbesOrNot() {
        perform(new LabCommand.Loss(0.3));
        door.run(20 * SECOND);
        List<String> alone = door.events.stream().map(LabEvent::toString).toList();
        open(LabPreset.THREE);
        perform(new LabCommand.Loss(0.3));
        nodes.client().begin(request("a", ProbeKind.IDENTITY, VIP, 20_000));
        call("n3").probe(request("b", ProbeKind.ICMP, VIP, 20_000));
        door.run(20 * SECOND);
        assertThat(door.events.stream().map(LabEvent::toString).toList()).isEqualTo(alone);
    }

    private NodeCalls call(String node) {
        return Optional.ofNullable(nodes.calls().get(node)).orElseThrow();
    }

    @Test
    void nodesWhoseProcessIsGone_probeNothing() {
        call("n2").probe(request("a", ProbeKind.ICMP, VIP, 5_000));
        door.run(SECOND);
        perform(new LabCommand.Kill("n2"));
        assertThatThrownBy(() -> call("n2").probed("a", -1)).isInstanceOf(NodeFailure.Unreachable.class);
        assertThatThrownBy(() -> call("n2").probe(request("b", ProbeKind.ICMP, VIP, 5_000)))
                .isInstanceOf(NodeFailure.Unreachable.class);
    }

    @Test
    void runsThatAreEnded_sendNoMore() {
        nodes.client().begin(request("a", ProbeKind.ICMP, VIP, 60_000));
        door.run(SECOND);
        nodes.client().end("a");
        door.run(2 * SECOND);
        assertThat(all(nodes.client(), "a")).hasSizeBetween(99, 102);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.99", "10.0.0.11", "8.8.8.8", "2001:db8::100"})
    void addressThatIsNoVirtualOne_isRefused(String address) {
        ProbeRequest request = request("a", ProbeKind.ICMP, IpAddress.parse(address), 1_000);
        assertThatThrownBy(() -> nodes.client().begin(request)).isInstanceOf(Refusal.class)
                .hasMessageContaining(address + " is no virtual address");
        assertThatThrownBy(() -> call("n1").probe(request)).isInstanceOf(NodeFailure.Refused.class)
                .hasMessageContaining("no virtual address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "http"})
    void servicesAreNotInALab(String kind) {
        assertThatThrownBy(() -> nodes.client().begin(new ProbeRequest("a", ProbeKind.of(kind).orElseThrow(), VIP,
                10 * MILLI, 1_000, OptionalInt.of(80), "/"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("no services in a lab");
    }

    @Test
    void moreRunsThanTheLimit_areRefused() {
        for (int i = 0; i < LabProbeDesk.MAX_RUNS; i++) {
            nodes.client().begin(request("r" + i, ProbeKind.ICMP, VIP, 1_000));
        }
        assertThatThrownBy(() -> nodes.client().begin(request("more", ProbeKind.ICMP, VIP, 1_000)))
                .isInstanceOf(Refusal.class).hasMessageContaining("Wait for one to end");
        door.run(3 * SECOND);
        for (int i = 0; i < LabProbeDesk.MAX_RUNS; i++) {
            nodes.client().begin(request("s" + i, ProbeKind.ICMP, VIP, 1_000));
            door.run(40 * MILLI);
        }
        nodes.client().begin(request("last", ProbeKind.ICMP, VIP, 1_000));
    }
}
