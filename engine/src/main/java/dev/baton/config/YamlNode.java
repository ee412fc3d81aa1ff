package dev.baton.config;

import java.util.List;

/// A piece of a YAML document with its place in the text. It keeps the text of scalars as written; what they mean is
/// decided by who reads them, so `0154` or `on` are never turned into something else on the way.
sealed interface YamlNode {
    /// Where it is; for a block, up to the end of its last entry, without the comments behind it.
    Span span();

    /// What is meant: the node itself, or what an alias stands for.
    default YamlNode resolved() {
        return this;
    }

    /// A single value.
    ///
    /// @param value what it says, without quotes
    /// @param plain whether it is written without quotes
    record Scalar(String value, boolean plain, Span span) implements YamlNode {
        /// Whether this is how YAML writes "nothing": empty, `~` or `null`.
        boolean isNothing() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /// Keys with values.
    ///
    /// @param flow whether it is written with braces
    record Mapping(List<Entry> entries, boolean flow, Span span) implements YamlNode {}

    /// A list.
    ///
    /// @param flow whether it is written with brackets
    record Sequence(List<YamlNode> items, boolean flow, Span span) implements YamlNode {}

    /// A `*name` that stands for the node marked `&name`.
    record Alias(YamlNode target, Span span) implements YamlNode {
        @Override
        public YamlNode resolved() {
            return target;
        }
    }

    /// One key of a mapping.
    record Entry(YamlNode key, YamlNode value) {
        /// The key's text; empty if the key is no scalar.
        String name() {
            return key.resolved() instanceof Scalar scalar ? scalar.value() : "";
        }
    }
}
