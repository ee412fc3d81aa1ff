package dev.baton.app.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.app.settings.FindingMarks;
import dev.baton.app.settings.Marks;
import dev.baton.app.testing.PacketSource;
import dev.baton.finding.Code;

import static org.assertj.core.api.Assertions.assertThat;

class InboxTest {
    private final Findings feed = new Findings();
    private final Marks marks = Marks.passing();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Inbox inbox() {
        Inbox inbox = new Inbox(new PacketSource(feed), marks, () -> now);
        inbox.refresh();
        return inbox;
    }

    private static List<Attention> states(Inbox inbox) {
        inbox.refresh();
        return inbox.entries().stream().map(Entry::attention).toList();
    }

    @Test
    void openOnesComeFirst_thenTheWorst_thenTheLatest() {
        feed.set(Findings.open(Code.S12, Findings.CLUSTER, 9), Findings.ended(Code.S01, Findings.CLUSTER, 1, 2),
                Findings.open(Code.S04, Findings.CLUSTER, 5), Findings.open(Code.S03, Findings.CLUSTER, 7),
                Findings.open(Code.P08, Findings.CLUSTER, 3));
        assertThat(inbox().entries()).extracting(entry -> entry.found().codeText()).containsExactly("P08", "S03", "S04",
                "S12", "S01");
    }

    @Test
    void acknowledgement_holdsUntilTheCauseHasGoneAndComeBack() {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 100));
        Inbox inbox = inbox();
        assertThat(inbox.entries().getFirst().isWaiting()).isTrue();
        inbox.acknowledge(inbox.entries().getFirst());
        assertThat(states(inbox)).containsExactly(Attention.ACKNOWLEDGED);
        assertThat(inbox.entries().getFirst().isWaiting()).isFalse();

        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 500));
        assertThat(states(inbox)).containsExactly(Attention.NEW);
    }

    @Test
    void muting_endsByItself_andHoldsForWhatComesBackMeanwhile() {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 100));
        Inbox inbox = inbox();
        inbox.mute(inbox.entries().getFirst(), Duration.ofHours(1));
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 500));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(states(inbox)).containsExactly(Attention.MUTED);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(states(inbox)).containsExactly(Attention.NEW);
    }

    @Test
    void decisionOfOneSource_saysNothingOfAnother_norOfAnotherSubject() {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 100),
                Findings.open(Code.S01, "VRID 52 IPV4 eth0", 100));
        Inbox inbox = inbox();
        inbox.acknowledge(inbox.entries().getFirst());
        assertThat(states(inbox)).containsExactlyInAnyOrder(Attention.ACKNOWLEDGED, Attention.NEW);
        inbox.renew(inbox.entries().stream().filter(e -> e.attention() != Attention.NEW).findFirst().orElseThrow());
        assertThat(states(inbox)).containsOnly(Attention.NEW);
        assertThat(marks.value().getValue()).isEqualTo(FindingMarks.NONE);
    }

    @Test
    void listStaysTheSame_whileNothingIsDifferent() {
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 100));
        Inbox inbox = inbox();
        List<Entry> before = inbox.entries();
        inbox.refresh();
        assertThat(inbox.entries()).isSameAs(before);
    }

    @Test
    void noteNeverWaits_norDoesWhatHasEnded() {
        feed.set(Findings.open(Code.S12, Findings.CLUSTER, 1), Findings.ended(Code.S01, Findings.CLUSTER, 1, 2));
        assertThat(inbox().entries()).noneMatch(Entry::isWaiting);
    }
}
