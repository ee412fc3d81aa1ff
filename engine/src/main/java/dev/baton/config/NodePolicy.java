package dev.baton.config;

/// What the people in charge of a machine allow the node on it, whatever configuration is pushed to it: the content of
/// `policy.yaml`, which is never pushed.
///
/// @param scripts which programs may be run, and how
/// @param push    what a pushed configuration may contain
/// @param drill   what a failover test may do
public record NodePolicy(ScriptPolicy scripts, PushPolicy push, DrillPolicy drill) {
    /// What holds without a file.
    public static final NodePolicy DEFAULT = new NodePolicy(ScriptPolicy.DEFAULT);

    /// A policy that says nothing of tests.
    public NodePolicy(ScriptPolicy scripts, PushPolicy push) {
        this(scripts, push, DrillPolicy.DEFAULT);
    }

    /// A policy that says nothing of pushes.
    public NodePolicy(ScriptPolicy scripts) {
        this(scripts, PushPolicy.DEFAULT);
    }
}
