package dev.baton.app.settings;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.baton.app.i18n.Units;

/// What the window remembers, as text by name. Unreadable values are left out one by one, so that one bad line costs one
/// setting.
///
/// @param language      `system` or a language tag
/// @param theme         `system`, `light` or `dark`
/// @param motion        `system`, `full` or `reduced`
/// @param zoomPercent   50..200
/// @param railCollapsed whether the rail shows icons only
/// @param placement     where the window was
/// @param marks         what was decided about findings
/// @param recording     whether what is watched live is recorded into the history
/// @param units         what lengths of time are shown in
/// @param limits        what the user has set limits to
/// @param welcomed      whether the cards of the first start were read
public record Settings(String language, String theme, String motion, int zoomPercent, boolean railCollapsed,
        Optional<Placement> placement, FindingMarks marks, boolean recording, Units units,
        Limits limits, boolean welcomed) {
    public static final String SYSTEM = "system";
    public static final int MIN_ZOOM_PERCENT = 50;
    public static final int MAX_ZOOM_PERCENT = 200;
    public static final Settings DEFAULT = new Settings(SYSTEM, SYSTEM, SYSTEM, 100, false, Optional.empty(),
            FindingMarks.NONE, true, Units.AUTOMATIC, Limits.DEFAULT, false);

    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    public Settings withLanguage(String value) {
        return new Settings(value, theme, motion, zoomPercent, railCollapsed, placement, marks, recording, units,
                limits,
                welcomed);
    }

    public Settings withTheme(String value) {
        return new Settings(language, value, motion, zoomPercent, railCollapsed, placement, marks, recording, units,
                limits,
                welcomed);
    }

    public Settings withMotion(String value) {
        return new Settings(language, theme, value, zoomPercent, railCollapsed, placement, marks, recording, units,
                limits,
                welcomed);
    }

    public Settings withZoomPercent(int value) {
        int zoom = Math.clamp(value, MIN_ZOOM_PERCENT, MAX_ZOOM_PERCENT);
        return new Settings(language, theme, motion, zoom, railCollapsed, placement, marks, recording, units, limits,
                welcomed);
    }

    public Settings withRailCollapsed(boolean value) {
        return new Settings(language, theme, motion, zoomPercent, value, placement, marks, recording, units, limits,
                welcomed);
    }

    public Settings withPlacement(Placement value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, Optional.of(value), marks, recording,
                units, limits,
                welcomed);
    }

    /// The same with the window where it is in others.
    public Settings withPlacementOf(Settings others) {
        return others.placement().map(this::withPlacement).orElse(this);
    }

    /// The same with other decisions about findings.
    public Settings withMarks(FindingMarks value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, value, recording, units,
                limits,
                welcomed);
    }

    /// The same, recording or not.
    public Settings withRecording(boolean value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, marks, value, units, limits,
                welcomed);
    }

    /// The same with lengths of time in another unit.
    public Settings withUnits(Units value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, marks, recording, value,
                limits, welcomed);
    }

    /// The same with other limits.
    public Settings withLimits(Limits value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, marks, recording, units,
                value, welcomed);
    }

    /// The same, with the cards of the first start read or not.
    public Settings withWelcomed(boolean value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, marks, recording, units,
                limits, value);
    }

    /// As lines of a settings file.
    SortedMap<String, String> toMap() {
        SortedMap<String, String> map = new TreeMap<>();
        map.put("language", language);
        map.put("theme", theme);
        map.put("motion", motion);
        map.put("zoom", Integer.toString(zoomPercent));
        map.put("rail.collapsed", Boolean.toString(railCollapsed));
        map.put("recording", Boolean.toString(recording));
        map.put("units", units.id());
        map.put("limit.undo-seconds", Integer.toString(limits.undoSeconds()));
        map.put("limit.outage-millis", Integer.toString(limits.outageMillis()));
        map.put("welcomed", Boolean.toString(welcomed));
        placement.ifPresent(p -> {
            map.put("window.x", Long.toString(Math.round(p.x())));
            map.put("window.y", Long.toString(Math.round(p.y())));
            map.put("window.width", Long.toString(Math.round(p.width())));
            map.put("window.height", Long.toString(Math.round(p.height())));
            map.put("window.maximized", Boolean.toString(p.maximized()));
        });
        marks.addTo(map);
        return map;
    }

    /// From lines of a settings file; what is missing or unreadable is as in [#DEFAULT].
    static Settings fromMap(Map<String, String> map) {
        Settings settings = new Settings(word(map, "language"), word(map, "theme"), word(map, "motion"), 100,
                Boolean.parseBoolean(map.get("rail.collapsed")), placement(map), FindingMarks.from(map),
                !"false".equals(map.get("recording")),
                Optional.ofNullable(map.get("units")).flatMap(Units::find).orElse(Units.AUTOMATIC), limits(map),
                Boolean.parseBoolean(map.get("welcomed")));
        return settings.withZoomPercent(number(map, "zoom").orElse(100));
    }

    private static Limits limits(Map<String, String> map) {
        return new Limits(number(map, "limit.undo-seconds").orElse(Limits.DEFAULT.undoSeconds()),
                number(map, "limit.outage-millis").orElse(Limits.DEFAULT.outageMillis()));
    }

    private static String word(Map<String, String> map, String name) {
        return Optional.ofNullable(map.get(name)).filter(w -> WORD.matcher(w).matches()).orElse(SYSTEM);
    }

    private static Optional<Integer> number(Map<String, String> map, String name) {
        return Optional.ofNullable(map.get(name)).filter(n -> NUMBER.matcher(n).matches()).map(Integer::valueOf);
    }

    private static Optional<Placement> placement(Map<String, String> map) {
        Optional<Integer> x = number(map, "window.x");
        Optional<Integer> y = number(map, "window.y");
        Optional<Integer> width = number(map, "window.width").filter(w -> w > 0);
        Optional<Integer> height = number(map, "window.height").filter(h -> h > 0);
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Placement(x.get(), y.get(), width.get(), height.get(),
                Boolean.parseBoolean(map.get("window.maximized"))));
    }
}
