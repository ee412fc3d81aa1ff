package dev.baton.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.adapter.notify.Occurrence;
import dev.baton.adapter.notify.Occurrence.Found;
import dev.baton.adapter.notify.Occurrence.Status;
import dev.baton.finding.Code;
import dev.baton.finding.Finding;
import dev.baton.finding.Severity;

/// What is new about findings: each is told once when it opens and once when it ends, the worst first and at most
/// [#MAX_A_MINUTE] in a minute. What finds no room is told in the next minute if it is still true by then; how many were
/// not is told, too. One thread asks.
final class FindingNews {
    /// How many are told in a minute.
    static final int MAX_A_MINUTE = 30;
    static final long MINUTE_NANOS = 60_000_000_000L;

    private record Key(Code code, String subject) {}

    private static final class Known {
        private Finding finding;
        /// Whether receivers believe that it is open.
        private boolean isTold;
        /// Whether it has ended and there is nothing more to tell of it.
        private boolean isDone;

        Known(Finding finding) {
            this.finding = finding;
        }
    }

    private final Map<Key, Known> known = new LinkedHashMap<>();
    private Subjects subjects = new Subjects(List.of(), List.of());
    private Optional<Long> minuteNanos = Optional.empty();
    private int left = MAX_A_MINUTE;
    private long untold;
    private Set<String> quiet = Set.of();

    /// From now on these are the routers and groups that a finding may be about.
    void know(Subjects newSubjects) {
        subjects = newSubjects;
    }

    /// From now on what opens about these routers is not told, until it is still true when another set is named: they are
    /// put through a failover test.
    void quiet(Set<String> routers) {
        quiet = Set.copyOf(routers);
    }

    private boolean isQuiet(Finding finding) {
        return subjects.router(finding.subject()).filter(quiet::contains).isPresent();
    }

    /// Compares all findings, open and ended, with what has been told. To be called every second or so.
    List<Occurrence> of(List<Finding> findings, Instant wall, long nowNanos) {
        List<Occurrence> news = new ArrayList<>();
        turnMinute(wall, nowNanos).ifPresent(news::add);
        Set<Key> seen = new LinkedHashSet<>();
        for (Finding finding : findings.stream().sorted(Comparator.comparing(Finding::severity)).toList()) {
            Key key = new Key(finding.code(), finding.subject());
            seen.add(key);
            look(known.computeIfAbsent(key, _ -> new Known(finding)), finding, wall, news);
        }
        Iterator<Map.Entry<Key, Known>> all = known.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Key, Known> next = all.next();
            if (!seen.contains(next.getKey())) {
                end(next.getValue(), wall, news);
                if (next.getValue().isDone) {
                    all.remove();
                }
            }
        }
        return news;
    }

    /// One that has ended and come again since it was looked at has been open all the time, for whoever was told.
    private void look(Known of, Finding finding, Instant wall, List<Occurrence> news) {
        boolean isAnother = of.finding.sinceNanos() != finding.sinceNanos();
        of.isDone &= !isAnother;
        of.finding = finding;
        if (!of.isTold && !of.isDone && !isQuiet(finding) && mayTell()) {
            of.isTold = true;
            news.add(occurrence(finding, Status.OPENED, wall));
        }
        if (!finding.isOpen()) {
            end(of, wall, news);
        }
    }

    private void end(Known of, Instant wall, List<Occurrence> news) {
        if (of.isTold && mayTell()) {
            of.isTold = false;
            of.isDone = true;
            news.add(occurrence(of.finding, Status.ENDED, wall));
        } else if (!of.isTold && !of.isDone) {
            of.isDone = true;
            untold += isQuiet(of.finding) ? 0 : 1;
        }
    }

    /// Something that the node has seen itself and whose end nobody will see: told, if there is room for it.
    Optional<Occurrence> noted(Occurrence found) {
        boolean may = mayTell();
        untold += may ? 0 : 1;
        return may ? Optional.of(found) : Optional.empty();
    }

    /// So many observations were lost before they came here.
    void untold(long count) {
        untold += count;
    }

    private boolean mayTell() {
        boolean may = left > 0;
        left -= may ? 1 : 0;
        return may;
    }

    private Optional<Occurrence> turnMinute(Instant wall, long nowNanos) {
        if (minuteNanos.filter(m -> nowNanos - m < MINUTE_NANOS).isPresent()) {
            return Optional.empty();
        }
        minuteNanos = Optional.of(nowNanos);
        left = MAX_A_MINUTE;
        long count = untold;
        untold = 0;
        return count == 0 ? Optional.empty() : Optional.of(suppressed(count, wall));
    }

    private static Found suppressed(long count, Instant wall) {
        return new Found(wall, Status.NOTED, Optional.empty(), "Findings were not told", Severity.WARNING.word(),
                "this node",
                count + " findings came and went untold: at most " + MAX_A_MINUTE + " are told in a minute",
                "Look at the network with baton watch, and mend what was told first", Optional.empty(), List.of());
    }

    private Occurrence occurrence(Finding finding, Status status, Instant wall) {
        Optional<String> router = subjects.router(finding.subject());
        return new Found(wall, status, Optional.of(finding.code().name()), finding.code().title(),
                finding.severity().word(), finding.subject(), finding.sentence(), finding.fix(), router,
                router.map(subjects::groups).orElseGet(() -> subjects.group(finding.subject())));
    }
}
