package dev.baton.api;

import java.util.List;
import java.util.Optional;

/// What a run of probes has found out: the answer of `GET /v1/probes/{id}/{after}`. Probes whose answer may still come are
/// not in it yet.
///
/// @param id        the run
/// @param samples   those that follow the number asked for, in their order, at most [#MOST]
/// @param nowNanos  the clock of who probes
/// @param isEnded   whether no more follow these
/// @param trouble   why nothing can be probed, a sentence; empty: it can
/// @param lateNanos by how much the latest probe was sent after its time, since the run began
public record ProbeBatch(String id, List<ProbeSample> samples, long nowNanos, boolean isEnded, Optional<String> trouble,
        long lateNanos) {
    /// The most samples in one.
    public static final int MOST = 2_000;

    public ProbeBatch {
        samples = List.copyOf(samples);
    }
}
