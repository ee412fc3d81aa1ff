package dev.baton.app.findings;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.finding.Code;
import dev.baton.finding.Finding;

import static org.assertj.core.api.Assertions.assertThat;

class RootCauseTest {
    private static List<Found> group(Finding... findings) {
        return Gathering.ofPackets(List.of(findings));
    }

    @Test
    void twoMasters_areBroughtAboutByWhatMakesThemDropEachOther_theSurestFirst() {
        List<Found> group = group(Findings.open(Code.S01, Findings.CLUSTER, 100),
                Findings.open(Code.S13, Findings.CLUSTER, 90), Findings.open(Code.P08, Findings.CLUSTER, 95));
        assertThat(RootCause.of(group.getFirst(), group).map(Found::codeText)).contains("P08");
    }

    @Test
    void whatHadGoneBefore_orComesAfterwards_isNoCause() {
        List<Found> before = group(Findings.open(Code.S01, Findings.CLUSTER, 100),
                Findings.ended(Code.P08, Findings.CLUSTER, 10, 20));
        assertThat(RootCause.of(before.getFirst(), before)).isEmpty();
        List<Found> after = group(Findings.ended(Code.S01, Findings.CLUSTER, 100, 200),
                Findings.open(Code.P08, Findings.CLUSTER, 300));
        assertThat(RootCause.of(after.getFirst(), after)).isEmpty();
    }

    @Test
    void unrelatedFinding_isNoCause() {
        List<Found> group = group(Findings.open(Code.S01, Findings.CLUSTER, 100),
                Findings.open(Code.P10, Findings.CLUSTER, 90));
        assertThat(RootCause.of(group.getFirst(), group)).isEmpty();
    }

    @Test
    void findingOfOneSender_belongsToItsVirtualRouter() {
        assertThat(group(Findings.open(Code.P01, Findings.CLUSTER + " from 10.0.0.1", 1),
                Findings.open(Code.P17, "eth0 from 10.0.0.9", 1))).extracting(Found::group)
                .containsExactly(Findings.CLUSTER, "eth0");
    }
}
