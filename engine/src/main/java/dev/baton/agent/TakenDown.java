package dev.baton.agent;

/// Whether somebody else takes down what becomes of a request, so that no refusal stands in the audit log twice, and none
/// not at all. Of one request, on its thread.
final class TakenDown {
    private boolean isSo;

    /// From here on somebody else does.
    void byOthers() {
        isSo = true;
    }

    boolean isByOthers() {
        return isSo;
    }
}
