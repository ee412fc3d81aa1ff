package dev.baton.config;

import java.util.Optional;

/// One difference between two configurations.
///
/// @param kind    what happened
/// @param subject what it happened to: a router, a check...
/// @param name    its name; for a notification its place from 1; for the node itself its name
/// @param key     the key that differs, as in the file; empty when all of it was added or removed
/// @param before  the old value as it is written; empty when there was none
/// @param after   the new value as it is written; empty when there is none
public record Change(Kind kind, Subject subject, String name, Optional<String> key, Optional<String> before,
        Optional<String> after) {
    /// What happened.
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /// What it happened to.
    public enum Subject {
        NODE, ROUTER, CHECK, GROUP, NOTIFICATION
    }

    /// The change in words: `VI_1 priority 150 → 90`, `VI_1 address 10.0.0.101/24 added`, `router VI_2 removed`.
    public String words() {
        String verb = Scalars.word(kind);
        if (key.isEmpty()) {
            return subject == Subject.NODE
                    ? "node renamed " + before.orElse("") + " → " + after.orElse("")
                    : Scalars.word(subject) + " " + name + " " + verb;
        }
        String what = (subject == Subject.ROUTER ? "" : Scalars.word(subject) + " ") + name + " " + key.get();
        return switch (kind) {
            case ADDED -> what + " " + after.orElse("") + " added";
            case REMOVED -> what + " " + before.orElse("") + " removed";
            case CHANGED -> before.isPresent() && after.isPresent()
                    ? what + " " + before.get() + " → " + after.get()
                    : what + " changed";
        };
    }

    /// The change with the node it is on: `n1/VI_1 priority 150 → 90`, `n1: router VI_2 removed`.
    public String words(String node) {
        return subject == Subject.ROUTER && key.isPresent() ? node + "/" + words() : node + ": " + words();
    }
}
