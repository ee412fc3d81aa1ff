package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

/// Where included files come from. Reading a configuration touches no file by itself.
public interface FileSource {
    /// Nothing can be included.
    FileSource NONE = new FileSource() {
        @Override
        public Found find(String pattern, String from) {
            return new Found(List.of(), Optional.of("includes are not read here"));
        }
    };

    /// A file that can be included.
    ///
    /// @param name its path, as it is to be named in messages and handed to [#find] as `from`
    /// @param text what it holds
    record Included(String name, String text) {}

    /// What was found.
    ///
    /// @param files   in the order in which they are read
    /// @param trouble why a file that is there could not be read; empty: nothing went wrong
    record Found(List<Included> files, Optional<String> trouble) {
        public Found {
            files = List.copyOf(files);
        }
    }

    /// The files that `pattern` names: a path, with wildcards and brace lists, relative to the folder of `from`.
    Found find(String pattern, String from);
}
