package dev.baton.app.findings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row of the inbox: the heading of a group, or a finding. It stays the same row while what it shows changes, so that
/// it keeps selection and focus.
final class FindingRow {
    /// What a row shows.
    sealed interface Content {}

    /// The heading of a group.
    ///
    /// @param group what its findings belong to
    /// @param open  how many of the shown ones are open
    /// @param shown how many are shown
    /// @param cause what is likely to be behind the worst of them; empty: not known
    record Head(String group, int open, int shown, String cause) implements Content {}

    /// A finding.
    record Line(Entry entry) implements Content {}

    private final String id;
    private final ReadOnlyObjectWrapper<Content> content;

    FindingRow(String id, Content content) {
        this.id = id;
        this.content = new ReadOnlyObjectWrapper<>(this, "content", content);
    }

    /// Tells it from the other rows.
    String id() {
        return id;
    }

    ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    void update(Content next) {
        if (!next.equals(content.get())) {
            content.set(next);
        }
    }

    /// Whether it is a finding.
    boolean isLine() {
        return content.get() instanceof Line;
    }
}
