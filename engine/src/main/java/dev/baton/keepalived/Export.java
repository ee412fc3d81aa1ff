package dev.baton.keepalived;

import java.util.List;

/// A configuration as a keepalived.conf.
///
/// @param text        the file
/// @param notExported what it does not say
public record Export(String text, List<Omission> notExported) {
    public Export {
        notExported = List.copyOf(notExported);
    }
}
