package dev.baton.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import dev.baton.api.FaultKind;

/// Which tests are to run at which hours of the week: `drill-schedule.yaml` in the client's home.
///
/// ```yaml
/// tests:
///   - { router: VI_1, fault: hand-over, days: [sunday], hour: 3 }
///   - { router: VI_1, fault: mute, days: [sunday], hour: 4, limit: 5s }
/// ```
///
/// A test is due from the beginning of its hour on, for [#DUE_FOR], unless it has run since: a machine that was off at night
/// does not test at noon.
///
/// @param entries at most [#MAX_ENTRIES]
public record DrillSchedule(List<Entry> entries) {
    /// What the file is called.
    public static final String NAME = "drill-schedule.yaml";
    /// How many entries there may be.
    public static final int MAX_ENTRIES = 200;
    /// How long after the beginning of its hour a test is due.
    public static final Duration DUE_FOR = Duration.ofHours(2);
    private static final long MOST_BYTES = 1 << 18;
    private static final int HOURS = 24;
    private static final Set<String> KEYS = Set.of("router", "fault", "days", "hour", "limit");

    public DrillSchedule {
        entries = List.copyOf(entries);
    }

    /// One test of the week.
    ///
    /// @param router the router's name, or its VRID
    /// @param fault  what is done
    /// @param days   on which days
    /// @param hour   at which hour of the local time, 0..23
    /// @param limit  the outage that is still good, as on the command line
    public record Entry(String router, FaultKind fault, List<DayOfWeek> days, int hour, Optional<String> limit) {
        public Entry {
            days = List.copyOf(days);
        }

        /// When it was to run last: the beginning of its hour, not after `now`.
        public ZonedDateTime last(ZonedDateTime now) {
            for (int back = 0;; back++) {
                LocalDate day = now.toLocalDate().minusDays(back);
                ZonedDateTime at = day.atTime(hour, 0).atZone(now.getZone());
                if (days.contains(day.getDayOfWeek()) && !at.isAfter(now)) {
                    return at;
                }
            }
        }

        /// Whether it is to run now.
        ///
        /// @param lastRun when a test of this router with this fault has begun last
        public boolean isDue(ZonedDateTime now, Optional<ZonedDateTime> lastRun) {
            ZonedDateTime at = last(now);
            boolean isInTime = now.isBefore(at.plus(DUE_FOR));
            return isInTime && lastRun.filter(run -> !run.isBefore(at)).isEmpty();
        }

        @Override
        public String toString() {
            return router + " " + fault.word() + " on " + String.join(", ", days.stream().map(Entry::word).toList())
                    + " at " + String.format(Locale.ROOT, "%02d:00", hour);
        }

        private static String word(DayOfWeek day) {
            return day.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads the schedule; none is there: it is empty.
    ///
    /// @throws DrillException if it cannot be read, saying where and what is possible there
    public static DrillSchedule read(Path file) {
        try {
            if (!Files.exists(file)) {
                return new DrillSchedule(List.of());
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new DrillException(file + " is larger than " + MOST_BYTES + " bytes.");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new DrillException(file + " cannot be read (" + e.getClass().getSimpleName()
                    + "); it has to be UTF-8 text that you may read.");
        }
    }

    /// Reads a schedule from its text.
    ///
    /// @param name what it is called in complaints
    ///
    /// @throws DrillException saying where and what is possible there
    public static DrillSchedule parse(String name, String text) {
        Object root = loaded(name, text);
        if (root instanceof String empty && empty.isEmpty()) {
            return new DrillSchedule(List.of());
        }
        if (!(root instanceof Map<?, ?> map) || !(map.get("tests") instanceof List<?> tests) || map.size() != 1) {
            throw new DrillException(name + ": it has to be 'tests:' with a list of tests below it, such as"
                    + " - { router: VI_1, fault: hand-over, days: [sunday], hour: 3 }.");
        }
        if (tests.size() > MAX_ENTRIES) {
            throw new DrillException(name + ": " + tests.size() + " tests are more than " + MAX_ENTRIES + ".");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            entries.add(entry(name + ": test " + (i + 1), tests.get(i)));
        }
        return new DrillSchedule(entries);
    }

    private static Object loaded(String name, String text) {
        try {
            Object loaded = new Load(LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(0).build())
                    .loadFromString(text);
            return Optional.ofNullable(loaded).orElse("");
        } catch (MarkedYamlEngineException e) {
            throw new DrillException(name + e.getProblemMark().map(m -> ", line " + (m.getLine() + 1) + ", column "
                    + (m.getColumn() + 1)).orElse("") + ": " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new DrillException(name + ": " + e.getMessage() + ".");
        }
    }

    private static Entry entry(String where, Object test) {
        if (!(test instanceof Map<?, ?> map)) {
            throw new DrillException(where + ": it has to be a test such as { router: VI_1, fault: hand-over,"
                    + " days: [sunday], hour: 3 }.");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new DrillException(where + ": there is no '" + key + "'; a test has router, fault, days, hour and"
                        + " limit.");
            }
        }
        String router = text(map, "router").orElseThrow(() -> new DrillException(where
                + ": it needs 'router', the router's name or VRID."));
        String word = text(map, "fault").orElse(FaultKind.HAND_OVER.word());
        FaultKind fault = FaultKind.of(word).orElseThrow(() -> new DrillException(where + ": there is no fault '" + word
                + "'; the faults are " + String.join(", ", Stream.of(FaultKind.values()).map(FaultKind::word).toList())
                + "."));
        int hour = value(map, "hour").filter(Integer.class::isInstance).map(Integer.class::cast)
                .filter(given -> given >= 0 && given < HOURS)
                .orElseThrow(() -> new DrillException(where + ": it needs 'hour', 0 to 23."));
        return new Entry(router, fault, days(where, value(map, "days")), hour, text(map, "limit"));
    }

    private static Optional<Object> value(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key));
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return value(map, key).filter(v -> v instanceof String || v instanceof Number).map(String::valueOf)
                .filter(t -> !t.isBlank());
    }

    private static List<DayOfWeek> days(String where, Optional<Object> value) {
        if (!(value.orElse("") instanceof List<?> named) || named.isEmpty()) {
            throw new DrillException(where + ": it needs 'days', such as [sunday] or [monday, thursday].");
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (Object name : named) {
            days.add(Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equalsIgnoreCase(String.valueOf(name))).findFirst()
                    .orElseThrow(() -> new DrillException(where + ": '" + name + "' is no day; write monday, tuesday,"
                            + " wednesday, thursday, friday, saturday or sunday.")));
        }
        return days;
    }
}
