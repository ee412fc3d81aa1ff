package dev.baton.drill;

/// What a test waits for.
public enum Wait {
    /// That the nodes have been asked.
    NODES(Stage.PREFLIGHT),
    /// That the addresses have been probed for long enough while nothing is wrong.
    BASELINE(Stage.BASELINE),
    /// That the nodes have been asked once more, right before the fault.
    NODES_AGAIN(Stage.BASELINE),
    /// That the node says it holds the fault.
    HOLD(Stage.FAULT),
    /// That another takes over.
    MOVE(Stage.FAULT),
    /// That every vantage reaches the addresses again.
    SETTLE(Stage.FAULT),
    /// That the node says it holds the fault no more.
    END(Stage.RESTORE),
    /// That the addresses go back by themselves.
    RETURN(Stage.RESTORE),
    /// That they are handed back.
    HAND_BACK(Stage.RESTORE),
    /// That every node is as it was.
    AS_BEFORE(Stage.RESTORE),
    /// That the addresses have been probed for a while yet.
    AFTERMATH(Stage.AFTERMATH),
    /// Nothing: it has ended.
    NOTHING(Stage.ENDED);

    private final Stage stage;

    Wait(Stage stage) {
        this.stage = stage;
    }

    /// The stage that it belongs to.
    public Stage stage() {
        return stage;
    }
}
