package dev.baton.app.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.source.SourceKind;
import dev.baton.app.testing.PacketSource;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsViewModelTest {
    private static final String OTHER = "VRID 60 IPV4 eth0";

    private final Findings feed = new Findings();
    private final PacketSource source = new PacketSource(feed);
    private final FoundWords words = new FoundWords(Texts.of(Locale.ENGLISH), SourceKind.FILE, ZoneOffset.UTC);
    private final FindingsViewModel model = new FindingsViewModel(source,
            new Inbox(source, Marks.passing(), () -> Instant.EPOCH), words);

    private List<String> rows() {
        return model.rows().stream().map(row -> switch (row.content().get()) {
            case FindingRow.Head head -> head.group() + " " + head.open() + "/" + head.shown()
                    + (head.cause().isEmpty() ? "" : " <- " + head.cause().substring(0, 3));
            case FindingRow.Line line -> line.entry().found().codeText();
        }).toList();
    }

    private void fill() {
        feed.set(Findings.open(Code.S15, OTHER, 5), Findings.open(Code.S01, Findings.CLUSTER, 6),
                Findings.open(Code.P08, Findings.CLUSTER + " from 10.0.0.2", 4),
                Findings.ended(Code.S05, Findings.CLUSTER, 1, 2), Findings.open(Code.S12, OTHER, 3));
        model.refresh();
    }

    @Test
    void findings_areGroupedByWhatTheyAreAbout_theWorstGroupFirst_withTheLikelyCause() {
        fill();
        assertThat(rows()).containsExactly("VRID 51 IPv4 eth0 2/2 <- P08", "S01", "P08", "VRID 60 IPv4 eth0 2/2",
                "S15", "S12");
        assertThat(model.counts().get()).isEqualTo(new FindingsViewModel.Counts(2, 1, 1, 0, 1));
    }

    @Test
    void filter_bySeverityStateCodeAndWords() {
        fill();
        model.filter().set(InboxFilter.DEFAULT.withSeverities(Set.of(Severity.WARNING)));
        assertThat(rows()).containsExactly("VRID 60 IPv4 eth0 1/1", "S15");
        model.filter().set(InboxFilter.DEFAULT.withScope(InboxFilter.Scope.ENDED));
        assertThat(rows()).containsExactly("VRID 51 IPv4 eth0 0/1", "S05");
        model.filter().set(InboxFilter.DEFAULT.withCode(Optional.of(Code.P08)));
        assertThat(rows()).containsExactly("VRID 51 IPv4 eth0 1/1", "P08");
        model.filter().set(InboxFilter.DEFAULT.withText("vrid 60 EQUAL"));
        assertThat(rows()).containsExactly("VRID 60 IPv4 eth0 1/1", "S15");
        model.filter().set(InboxFilter.DEFAULT.withText("no such word"));
        assertThat(rows()).isEmpty();
        assertThat(model.isAnything()).isTrue();
    }

    @Test
    void selectedFinding_staysSelectedWhileItChanges_andIsGoneWithIt() {
        fill();
        model.select(Optional.of(model.rows().get(1)));
        FindingRow row = model.rows().get(1);
        feed.set(Findings.open(Code.S01, Findings.CLUSTER, 6), Findings.open(Code.S02, OTHER, 9));
        model.refresh();
        assertThat(model.selected().get().map(e -> e.found().codeText())).contains("S01");
        assertThat(model.rowOf(model.selected().get().orElseThrow().found())).contains(row);
        feed.set(Findings.open(Code.S02, OTHER, 9));
        model.refresh();
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void heading_cannotBeSelected() {
        fill();
        model.select(Optional.of(model.rows().getFirst()));
        assertThat(model.selected().get()).isEmpty();
    }

    @Test
    void mutedFinding_leavesWhatIsOpen_andAcknowledgedOnesStay() {
        fill();
        model.select(Optional.of(model.rows().get(1)));
        model.acknowledge();
        assertThat(model.selected().get().map(Entry::attention)).contains(Attention.ACKNOWLEDGED);
        assertThat(rows()).contains("S01");
        model.mute(Duration.ofHours(1));
        assertThat(rows()).doesNotContain("S01");
        assertThat(model.counts().get().muted()).isEqualTo(1);
        model.filter().set(InboxFilter.DEFAULT.withScope(InboxFilter.Scope.MUTED));
        assertThat(rows()).contains("S01");
    }

    @Test
    void causeAndEffects_areNamedBothWays() {
        fill();
        List<Entry> entries = model.shown();
        assertThat(model.cause(entries.getFirst()).map(Found::codeText)).contains("P08");
        assertThat(model.effects(entries.get(1))).extracting(Found::codeText).containsExactly("S01");
    }
}
