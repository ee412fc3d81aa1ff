package dev.baton.doctor;

/// Where the scripts are that configurations name. The checks touch no file by themselves.
@FunctionalInterface
public interface ScriptSource {
    /// Nothing is known of any script.
    ScriptSource NONE = (_, _) -> new Unknown();

    /// What is known of a script.
    sealed interface Found {}

    /// It was found.
    record Here(ScriptFile script) implements Found {}

    /// It is known not to be there.
    ///
    /// @param where where it was looked for
    record Missing(String where) implements Found {}

    /// The files of the host that it is for are not here.
    record Unknown() implements Found {}

    /// Looks for a script.
    ///
    /// @param path as the configuration names it: a path, or for a `node.yaml` a name
    /// @param from the file that names it
    Found find(String path, String from);
}
