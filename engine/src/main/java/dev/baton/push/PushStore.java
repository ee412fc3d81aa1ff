package dev.baton.push;

/// Keeps the file of a push.
@FunctionalInterface
public interface PushStore {
    /// Writes it; when this returns it is on disk.
    void save(PushFile file);
}
