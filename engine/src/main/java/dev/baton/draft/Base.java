package dev.baton.draft;

/// A configuration as it runs on a node, or stands in a file: what edits begin with.
///
/// @param node     the name of the node, unique among those that are edited together
/// @param form     how it is written
/// @param text     the whole text; of nodes with passwords hidden
/// @param revision what tells this text from others: the SHA-256 that the node or the file has it under
public record Base(String node, Form form, String text, String revision) {}
