package dev.baton.draft;

import dev.baton.keepalived.FileSource;

/// A configuration as it runs on a node, or stands in a file: what edits begin with.
///
/// @param node     the name of the node, unique among those that are edited together
/// @param form     how it is written
/// @param text     the whole text; of nodes with passwords hidden
/// @param revision what tells this text from others: the SHA-256 that the node or the file has it under; empty: there is
///                 no such configuration yet, somebody adds it
/// @param around   what else a keepalived.conf needs to be understood
public record Base(String node, Form form, String text, String revision, Around around) {
    /// What a keepalived.conf depends on besides its own text.
    ///
    /// @param configId whose conditional lines count; empty: the node's name
    /// @param includes the files that it includes, as they were when it was read
    public record Around(String configId, FileSource includes) {
        /// Nothing is known.
        public static final Around NOTHING = new Around("", FileSource.NONE);
    }

    /// A configuration that stands alone.
    public Base(String node, Form form, String text, String revision) {
        this(node, form, text, revision, Around.NOTHING);
    }

    /// A configuration that there is not yet.
    static Base none(String node, Form form) {
        return new Base(node, form, "", "");
    }

    /// Whether there is no such configuration yet.
    public boolean isNone() {
        return revision.isEmpty() && text.isEmpty();
    }

    /// Whether it is the same configuration, unchanged.
    boolean isSame(Base other) {
        return node.equals(other.node) && form == other.form && revision.equals(other.revision)
                && text.equals(other.text);
    }

    String configId() {
        return around.configId().isEmpty() ? node : around.configId();
    }
}
