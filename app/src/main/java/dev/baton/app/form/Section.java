package dev.baton.app.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows of a form that belong together.
///
/// @param name  its name in the bundles
/// @param rows  in the order of the reference
record Section(String name, List<Row> rows) {
    /// The last section of a router: keys that no other one names, so that none is ever missing.
    private static final String MORE = "more";
    private static final Map<String, List<String>> OF_ROUTER = ofRouter();

    Section {
        rows = List.copyOf(rows);
    }

    private static Map<String, List<String>> ofRouter() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put("identity", List.of("name", "interface", "vrid", "version", "interop"));
        sections.put("addresses", List.of("addresses", "excluded", "acceptMode", "virtualMac"));
        sections.put("election", List.of("priority", "preempt", "preemptDelay", "advertInterval", "downAdverts"));
        sections.put("track", List.of("track"));
        sections.put("sending", List.of("source", "unicast", "authentication", "checksum"));
        sections.put(MORE, List.of());
        return sections;
    }

    /// The sections of a part's form.
    static List<Section> of(Part part) {
        Set<String> hidden = part.tree().find("authentication").isEmpty() && !isVersion2(part)
                ? Set.of("authentication")
                : Set.of();
        List<Row> rows = Row.of(part.kind().keys(), part.path(), part.tree(),
                part.kind() == Part.Kind.ROUTER ? hidden : Set.of());
        if (part.kind() != Part.Kind.ROUTER) {
            return List.of(new Section(part.kind().list(), rows));
        }
        Set<Row> left = new LinkedHashSet<>(rows);
        List<Section> sections = new ArrayList<>();
        OF_ROUTER.forEach((name, keys) -> {
            List<Row> here = keys.stream().map(key -> named(rows, key)).flatMap(Optional::stream).toList();
            left.removeAll(new LinkedHashSet<>(here));
            List<Row> all = name.equals(MORE) ? List.copyOf(left) : here;
            if (!all.isEmpty()) {
                sections.add(new Section(name, all));
            }
        });
        return sections;
    }

    private static boolean isVersion2(Part part) {
        return part.tree().find("version").filter(version -> version.toString().equals("2")).isPresent();
    }

    private static Optional<Row> named(List<Row> rows, String key) {
        return rows.stream().filter(row -> row.setting().name().equals(key)).findFirst();
    }
}
