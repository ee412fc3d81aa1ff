package dev.baton.api;

/// The text of a node's configuration.
///
/// @param text  YAML; passwords stand as `(hidden)`
/// @param stamp which one it is: the SHA-256 is of the text with its passwords
public record ConfigText(String text, ConfigStamp stamp) {}
