package dev.baton.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

import static org.assertj.core.api.Assertions.assertThat;

/// What is found on the wire of a lab: nothing where nothing is wrong, and the cause where something is.
class LabFindingsTest {
    private static final long SECOND = 1_000_000_000L;

    private final StreamChecks checks = new StreamChecks("lab", Optional.empty());
    private long count;

    private void run(LabPreset preset, long seconds, String... script) {
        Lab lab = Lab.of(preset, OptionalInt.empty(), 7);
        lab.tap(frame -> checks.see(Packet.of(++count, frame.atNanos(), frame.segment(), LinkType.ETHERNET,
                frame.bytes().length(), frame.bytes().bytes(), Optional.empty())));
        List<LabCommand.Timed> commands = script.length == 0 ? List.of() : LabCommand.script(script[0]);
        int next = 0;
        for (long step = 0; step < 10 * seconds; step++) {
            while (next < commands.size() && commands.get(next).atNanos() <= lab.nowNanos()) {
                lab.perform(commands.get(next++).command());
            }
            lab.advance(SECOND / 10, _ -> {});
            checks.tick(lab.nowNanos());
        }
    }

    private List<Code> codes() {
        return checks.findings().stream().map(Finding::code).distinct().sorted().toList();
    }

    /// A false alarm kills trust: half an hour of every healthy preset, IPv4 and IPv6, single and grouped.
    @ParameterizedTest
    @EnumSource(value = LabPreset.class, names = {"NGINX_PAIR", "THREE", "DUAL_STACK", "SYNC_GROUP"})
    void healthyCluster_hasNoFindings(LabPreset preset) {
        run(preset, 1_800);
        assertThat(count).isGreaterThan(1_000);
        assertThat(checks.findings()).extracting(Finding::sentence).isEmpty();
    }

    /// A planned stop is a note and nothing else.
    @Test
    void orderlyEnd_isOnlyTheResignation() {
        run(LabPreset.THREE, 120, "end n1 @30s");
        assertThat(codes()).containsExactly(Code.P16);
    }

    @Test
    void crash_isAClusterWithoutMaster_untilTheTakeover() {
        run(LabPreset.THREE, 120, "kill n1 @30s; start n1 @60s");
        assertThat(codes()).doesNotContain(Code.S01, Code.S04, Code.S05, Code.S08, Code.P01, Code.P02);
    }

    @Test
    void partitionOfBothWays_isTwoMasters_andEnds() {
        run(LabPreset.THREE, 180, "cut n1 n2 @30s; cut n1 n3 @30s; cut n2 n1 @30s; cut n3 n1 @30s; heal @90s");
        assertThat(codes()).contains(Code.S01);
        assertThat(checks.findings()).filteredOn(f -> f.code() == Code.S01).allMatch(f -> !f.isOpen());
    }

    /// A master that paused for more than two intervals, but came back before anybody took over.
    @Test
    void missingAdverts_areTold() {
        run(LabPreset.THREE, 300, "stop n1 @30s; continue n1 @32200ms");
        assertThat(codes()).contains(Code.S05).doesNotContain(Code.S01);
    }
}
