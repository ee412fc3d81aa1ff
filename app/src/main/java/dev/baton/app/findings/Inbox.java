package dev.baton.app.findings;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.baton.app.drill.DrillDesk;
import dev.baton.app.files.Remark;
import dev.baton.app.settings.FindingMark;
import dev.baton.app.settings.FindingMarks;
import dev.baton.app.settings.Marks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.PacketFeed;
import dev.baton.finding.Finding;

/// Everything that was found in a source, with what was decided about it. JavaFX thread.
final class Inbox {
    private final ClusterSource source;
    private final String sourceId;
    private final Marks marks;
    private final InstantSource clock;
    private List<Finding> heard = List.of();
    private List<Found> found = List.of();
    private List<Remark> read = List.of();
    private List<Found> inFiles = List.of();
    private final NodeInbox ofNodes = new NodeInbox();
    private final DrillDesk drills;
    private List<Entry> entries = List.of();

    /// @param clock what muting is measured with
    Inbox(ClusterSource source, Marks marks, InstantSource clock) {
        this(source, marks, clock, new DrillDesk());
    }

    /// @param drills which failovers were tested, and when
    Inbox(ClusterSource source, Marks marks, InstantSource clock, DrillDesk drills) {
        this.drills = drills;
        this.source = source;
        this.sourceId = source.kind() + "|" + source.nameArgument() + "|"
                + source.configs().map(configs -> configs.get().asked().toString()).orElse("");
        this.marks = marks;
        this.clock = clock;
    }

    /// Takes in what is new. What was found stays the same list while nothing is different.
    void refresh() {
        List<Finding> now = source.packets().map(PacketFeed::findings).orElse(List.of());
        if (!now.equals(heard)) {
            heard = now;
            found = Gathering.ofPackets(now);
        }
        List<Remark> remarks = source.configs().map(configs -> configs.get().remarks()).orElse(List.of());
        if (!remarks.equals(read)) {
            read = remarks;
            inFiles = Gathering.ofFiles(remarks);
        }
        List<Found> all = new ArrayList<>(found);
        all.addAll(inFiles);
        source.links().ifPresent(links -> all.addAll(ofNodes.of(links.findings(drills,
                clock.millis()), source.snapshot().get().atNanos())));
        FindingMarks decided = marks.value().getValue();
        long nowSeconds = clock.instant().getEpochSecond();
        List<Entry> next = all.stream().map(each -> Entry.of(each, decided.find(key(each)), nowSeconds))
                .sorted(Entry.WORST_FIRST).toList();
        if (!next.equals(entries)) {
            entries = next;
        }
    }

    /// What was found, the worst first.
    List<Entry> entries() {
        return entries;
    }

    /// Says that it was seen.
    void acknowledge(Entry entry) {
        long now = clock.instant().getEpochSecond();
        decide(m -> m.with(key(entry.found()),
                new FindingMark.Acknowledged(now, entry.found().span().sinceNanos())));
    }

    /// Keeps it quiet for so long.
    void mute(Entry entry, Duration length) {
        long now = clock.instant().getEpochSecond();
        decide(m -> m.with(key(entry.found()), new FindingMark.Muted(now, now + length.toSeconds())));
    }

    /// Makes it new again.
    void renew(Entry entry) {
        decide(m -> m.without(key(entry.found())));
    }

    private void decide(UnaryOperator<FindingMarks> decision) {
        marks.update(decision);
        refresh();
    }

    private String key(Found each) {
        return sourceId + "|" + each.id();
    }
}
