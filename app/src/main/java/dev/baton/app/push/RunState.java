package dev.baton.app.push;

import java.util.List;
import java.util.Optional;

import dev.baton.push.PushEnd;
import dev.baton.push.Takeover;

/// A push while it is being done, or once it has ended.
///
/// @param lanes      the nodes in the order of the plan
/// @param isDeciding whether everything is in place and it is to be kept or reverted
/// @param isStopping whether it was asked to be undone
/// @param end        what has come of it; empty: it goes on
/// @param takeovers  what has come of the hand-overs after it
/// @param problem    why it ended otherwise than it should; empty: it did not
public record RunState(List<Lane> lanes, boolean isDeciding, boolean isStopping, Optional<PushEnd> end,
        List<Takeover.End> takeovers, String problem) {
    public RunState {
        lanes = List.copyOf(lanes);
        takeovers = List.copyOf(takeovers);
    }

    /// Whether all is as it was wanted.
    public boolean isGood() {
        return problem.isEmpty() && end.filter(e -> e.result() == PushEnd.Result.DONE || e.nodes().isEmpty())
                .isPresent() && takeovers.stream().allMatch(Takeover.End::isDone);
    }
}
