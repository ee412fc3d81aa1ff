package dev.baton.config;

import java.util.List;
import java.util.Optional;

/// A value as it stands in a configuration file, without its layout: what the writer prints, edits insert, and the
/// comparison compares.
public sealed interface Tree {

    /// A single value.
    ///
    /// @param text    as it is written, without quotes
    /// @param textual whether it is text, which is quoted where it would look like a number or a word of YAML
    record Leaf(String text, boolean textual) implements Tree {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A list.
    record Items(List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /// Keys with values.
    ///
    /// @param flow whether it is written in braces on one line
    record Branch(List<Entry> entries, boolean flow) implements Tree {
        public Branch {
            entries = List.copyOf(entries);
        }

        /// The value of a key.
        public Optional<Tree> find(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
        }

        @Override
        public String toString() {
            return YamlPrinter.flow(this);
        }
    }

    /// One key of a branch.
    record Entry(String key, Tree value) {}
}
