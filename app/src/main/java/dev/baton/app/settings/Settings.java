package dev.baton.app.settings;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
public record Settings(String language, String theme, String motion, int zoomPercent, boolean railCollapsed,
        Optional<Placement> placement, FindingMarks marks, boolean recording) {
    public static final String SYSTEM = "system";
    public static final int MIN_ZOOM_PERCENT = 50;
    public static final int MAX_ZOOM_PERCENT = 200;
    public static final Settings DEFAULT = new Settings(SYSTEM, SYSTEM, SYSTEM, 100, false, Optional.empty(),
            FindingMarks.NONE, true);

    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    public Settings withLanguage(String value) {
        return new Settings(value, theme, motion, zoomPercent, railCollapsed, placement, marks, recording);
    }

    public Settings withTheme(String value) {
        return new Settings(language, value, motion, zoomPercent, railCollapsed, placement, marks, recording);
    }

    public Settings withMotion(String value) {
        return new Settings(language, theme, value, zoomPercent, railCollapsed, placement, marks, recording);
    }

    public Settings withZoomPercent(int value) {
        int zoom = Math.clamp(value, MIN_ZOOM_PERCENT, MAX_ZOOM_PERCENT);
        return new Settings(language, theme, motion, zoom, railCollapsed, placement, marks, recording);
    }

    public Settings withRailCollapsed(boolean value) {
        return new Settings(language, theme, motion, zoomPercent, value, placement, marks, recording);
    }

    public Settings withPlacement(Placement value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, Optional.of(value), marks, recording);
    }

    /// The same with other decisions about findings.
    public Settings withMarks(FindingMarks value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, value, recording);
    }

    /// The same, recording or not.
    public Settings withRecording(boolean value) {
        return new Settings(language, theme, motion, zoomPercent, railCollapsed, placement, marks, value);
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
                !"false".equals(map.get("recording")));
        return settings.withZoomPercent(number(map, "zoom").orElse(100));
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
