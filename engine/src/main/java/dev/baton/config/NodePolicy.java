package dev.baton.config;

/// What the people in charge of a machine allow the node on it, whatever configuration is pushed to it: the content of
/// `policy.yaml`, which is never pushed.
///
/// @param scripts which programs may be run, and how
/// @param push    what a pushed configuration may contain
/// @param probe   how it answers probes of its virtual addresses
/// @param drill   what a failover test may do
public record NodePolicy(ScriptPolicy scripts, PushPolicy push, ProbePolicy probe, DrillPolicy drill) {
    /// What holds without a file.
    public static final NodePolicy DEFAULT = new NodePolicy(ScriptPolicy.DEFAULT);

    /// A policy that says nothing of probes and tests.
    public NodePolicy(ScriptPolicy scripts, PushPolicy push) {
        this(scripts, push, ProbePolicy.DEFAULT, DrillPolicy.DEFAULT);
    }

    /// A policy that says nothing of pushes, probes and tests.
    public NodePolicy(ScriptPolicy scripts) {
        this(scripts, PushPolicy.DEFAULT);
    }
}
