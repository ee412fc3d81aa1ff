package dev.baton.app.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.PacketFeed;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// What the Findings screen shows: the rows of the inbox, what is selected and what can be done with it. JavaFX thread.
final class FindingsViewModel {
    /// How many of each there are, whatever the filter says.
    ///
    /// @param errors   open and not muted
    /// @param warnings open and not muted
    /// @param notes    open and not muted
    /// @param muted    muted now
    /// @param ended    over
    record Counts(long errors, long warnings, long notes, long muted, long ended) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        static Counts of(List<Entry> entries) {
            List<Entry> open = entries.stream().filter(InboxFilter.Scope.OPEN::holds).toList();
            return new Counts(count(open, Severity.ERROR), count(open, Severity.WARNING), count(open, Severity.NOTE),
                    entries.stream().filter(InboxFilter.Scope.MUTED::holds).count(),
                    entries.stream().filter(InboxFilter.Scope.ENDED::holds).count());
        }

        private static long count(List<Entry> entries, Severity severity) {
            return entries.stream().filter(entry -> entry.found().severity() == severity).count();
        }

        long of(Severity severity) {
            return switch (severity) {
                case ERROR -> errors;
                case WARNING -> warnings;
                case NOTE -> notes;
            };
        }
    }

    private final ClusterSource source;
    private final Inbox inbox;
    private final FoundWords words;
    private List<Entry> taken = List.of();
    private final ObservableList<FindingRow> rows = FXCollections.observableArrayList();
    private final ObservableList<FindingRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final Map<String, FindingRow> rowsById = new HashMap<>();
    private final ObjectProperty<InboxFilter> filter = new SimpleObjectProperty<>(this, "filter", InboxFilter.DEFAULT);
    private final ReadOnlyObjectWrapper<Optional<Entry>> selected = new ReadOnlyObjectWrapper<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(this, "counts", Counts.NONE);
    private final ReadOnlyObjectWrapper<List<Code>> codes = new ReadOnlyObjectWrapper<>(this, "codes", List.of());

    FindingsViewModel(ClusterSource source, Inbox inbox, FoundWords words) {
        this.source = source;
        this.inbox = inbox;
        this.words = words;
        filter.subscribe(this::show);
    }

    /// Takes in what is new; to be called a few times a second while it is shown.
    void refresh() {
        inbox.refresh();
        if (!inbox.entries().equals(taken)) {
            show();
        }
    }

    private void show() {
        List<Entry> entries = inbox.entries();
        taken = entries;
        counts.set(Counts.of(entries));
        NavigableSet<Code> known = new TreeSet<>();
        entries.forEach(entry -> entry.found().code().ifPresent(known::add));
        codes.set(List.copyOf(known));
        InboxFilter now = filter.get();
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (now.holds(entry, () -> words.searched(entry.found()))) {
                groups.computeIfAbsent(entry.found().group(), _ -> new ArrayList<>()).add(entry);
            }
        }
        List<FindingRow> wanted = new ArrayList<>();
        groups.forEach((group, members) -> {
            wanted.add(row("group|" + group, head(group, members)));
            members.forEach(entry -> wanted.add(row("line|" + entry.found().id(), new FindingRow.Line(entry))));
        });
        if (!rows.equals(wanted)) {
            rows.setAll(wanted);
            rowsById.values().retainAll(wanted);
        }
        followSelected();
    }

    private FindingRow row(String id, FindingRow.Content content) {
        FindingRow row = rowsById.computeIfAbsent(id, _ -> new FindingRow(id, content));
        row.update(content);
        return row;
    }

    private FindingRow.Head head(String group, List<Entry> members) {
        int open = (int) members.stream().filter(entry -> entry.found().isOpen()).count();
        String cause = members.stream().filter(entry -> entry.found().isOpen()).findFirst().flatMap(this::cause)
                .map(found -> found.codeText() + " " + words.title(found)).orElse("");
        return new FindingRow.Head(words.group(group), open, members.size(), cause);
    }

    /// What is selected stays so while it changes; when it is no longer shown, nothing is.
    private void followSelected() {
        selected.set(selected.get().flatMap(before -> rows.stream().map(FindingRow::content)
                .map(ReadOnlyObjectProperty::get).filter(FindingRow.Line.class::isInstance)
                .map(FindingRow.Line.class::cast).map(FindingRow.Line::entry)
                .filter(entry -> entry.found().id().equals(before.found().id())).findFirst()));
    }

    /// Selects a finding; a heading or nothing selects nothing.
    void select(Optional<FindingRow> row) {
        selected.set(row.map(FindingRow::content).map(ReadOnlyObjectProperty::get)
                .filter(FindingRow.Line.class::isInstance).map(FindingRow.Line.class::cast)
                .map(FindingRow.Line::entry));
    }

    /// The row of a finding, if it is shown.
    Optional<FindingRow> rowOf(Found found) {
        return rows.stream().filter(row -> row.id().equals("line|" + found.id())).findFirst();
    }

    /// Says of the selected finding that it was seen; of one that was, that it is new again.
    void acknowledge() {
        selected.get().ifPresent(entry -> {
            if (entry.attention() == Attention.ACKNOWLEDGED) {
                inbox.renew(entry);
            } else {
                inbox.acknowledge(entry);
            }
            show();
        });
    }

    /// Makes the selected finding new again.
    void renew() {
        selected.get().ifPresent(entry -> {
            inbox.renew(entry);
            show();
        });
    }

    /// Keeps the selected finding quiet for so long.
    void mute(Duration length) {
        selected.get().ifPresent(entry -> {
            inbox.mute(entry, length);
            show();
        });
    }

    /// What is likely to be behind a finding.
    Optional<Found> cause(Entry entry) {
        return RootCause.of(entry.found(), group(entry));
    }

    /// What a finding is likely to have brought about.
    List<Found> effects(Entry entry) {
        List<Found> group = group(entry);
        return group.stream().filter(other -> RootCause.of(other, group).filter(entry.found()::equals).isPresent())
                .toList();
    }

    private List<Found> group(Entry entry) {
        return inbox.entries().stream().map(Entry::found)
                .filter(found -> found.group().equals(entry.found().group())).toList();
    }

    /// Everything that was found, for a report; what is shown now comes first in it.
    List<Entry> all() {
        return inbox.entries();
    }

    /// The findings that are shown, in order.
    List<Entry> shown() {
        return rows.stream().map(FindingRow::content).map(ReadOnlyObjectProperty::get)
                .filter(FindingRow.Line.class::isInstance).map(FindingRow.Line.class::cast)
                .map(FindingRow.Line::entry).toList();
    }

    /// The rows, group by group.
    ObservableList<FindingRow> rows() {
        return rowsView;
    }

    /// Which findings are shown.
    ObjectProperty<InboxFilter> filter() {
        return filter;
    }

    /// The finding whose particulars are shown.
    ReadOnlyObjectProperty<Optional<Entry>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// How many there are.
    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// The kinds that there are, for the choice of one.
    ReadOnlyObjectProperty<List<Code>> codes() {
        return codes.getReadOnlyProperty();
    }

    /// Whether anything was found, shown or not.
    boolean isAnything() {
        return !inbox.entries().isEmpty();
    }

    /// How many packets were looked at; empty where there are none to look at.
    Optional<Long> packets() {
        return source.packets().map(PacketFeed::lastNumber).map(last -> last.get());
    }

    /// How many files were looked at.
    long files() {
        return source.configs().map(configs -> (long) configs.get().files().size()).orElse(0L);
    }

    /// Whether a packet is there and not dropped.
    boolean isKept(long number) {
        return source.packets().flatMap(feed -> feed.store().atNanos(number)).isPresent();
    }

    /// The time at the source.
    long nowNanos() {
        return source.snapshot().get().atNanos();
    }
}
