package dev.baton.app.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a person decided about findings, by finding. At most [#MAX_MARKS] are kept; of more the oldest go. The settings
/// file holds no word of a finding, only a short hash that tells it from others.
public final class FindingMarks {
    /// How many decisions are remembered.
    public static final int MAX_MARKS = 400;
    /// Nothing was decided.
    public static final FindingMarks NONE = new FindingMarks(new TreeMap<>());

    private static final String PREFIX = "finding.";
    private static final Pattern NAME = Pattern.compile("finding\\.[0-9a-f]{16}");
    private static final int HASH_BYTES = 8;

    private final NavigableMap<String, FindingMark> marks;

    private FindingMarks(NavigableMap<String, FindingMark> marks) {
        this.marks = Collections.unmodifiableNavigableMap(marks);
    }

    /// What was decided about the finding of this id.
    public Optional<FindingMark> find(String id) {
        return marks.isEmpty() ? Optional.empty() : Optional.ofNullable(marks.get(name(id)));
    }

    /// The same with a decision.
    public FindingMarks with(String id, FindingMark mark) {
        NavigableMap<String, FindingMark> next = new TreeMap<>(marks);
        next.put(name(id), mark);
        return bounded(next);
    }

    /// The same without a decision about this finding.
    public FindingMarks without(String id) {
        NavigableMap<String, FindingMark> next = new TreeMap<>(marks);
        next.remove(name(id));
        return new FindingMarks(next);
    }

    /// How many decisions are kept.
    public int size() {
        return marks.size();
    }

    private static FindingMarks bounded(NavigableMap<String, FindingMark> marks) {
        while (marks.size() > MAX_MARKS) {
            marks.entrySet().stream().min(Comparator.comparingLong(entry -> entry.getValue().atSeconds()))
                    .map(Map.Entry::getKey).ifPresent(marks::remove);
        }
        return new FindingMarks(marks);
    }

    private static String name(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Adds the lines of a settings file.
    void addTo(Map<String, String> lines) {
        marks.forEach((name, mark) -> lines.put(name, mark.text()));
    }

    /// From the lines of a settings file; what cannot be read is left out.
    static FindingMarks from(Map<String, String> lines) {
        NavigableMap<String, FindingMark> read = new TreeMap<>();
        lines.forEach((name, text) -> {
            if (NAME.matcher(name).matches()) {
                FindingMark.parse(text).ifPresent(mark -> read.put(name, mark));
            }
        });
        return bounded(read);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FindingMarks that && marks.equals(that.marks);
    }

    @Override
    public int hashCode() {
        return marks.hashCode();
    }
}
