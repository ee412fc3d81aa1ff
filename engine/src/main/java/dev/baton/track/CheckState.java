package dev.baton.track;

/// A check's counter of results: `rise` successes in a row make it pass, `fall` failures in a row make it fail. It is
/// keepalived's counter, which runs from 0 to `rise + fall - 1`: the check passes from `rise` on. The very first result
/// counts at once, a failure always and a success unless the check starts as failing.
///
/// @param rise    1 or more
/// @param fall    1 or more
/// @param counter 0..rise+fall-1
/// @param verdict what the check says now
public record CheckState(int rise, int fall, int counter, Verdict verdict) {
    public CheckState {
        if (rise < 1 || fall < 1 || counter < 0 || counter > rise + fall - 1) {
            throw new IllegalArgumentException("rise " + rise + " and fall " + fall + " must be at least 1");
        }
    }

    /// A check that has no result yet.
    ///
    /// @param startsFailing it fails until `rise` successes have been seen; otherwise it says nothing until its first
    ///                      result
    public static CheckState initial(int rise, int fall, boolean startsFailing) {
        return new CheckState(rise, fall, 0, startsFailing ? Verdict.FAILING : Verdict.UNKNOWN);
    }

    /// The state after one more result.
    public CheckState after(boolean success) {
        int top = rise + fall - 1;
        if (verdict == Verdict.UNKNOWN) {
            return success
                    ? new CheckState(rise, fall, top, Verdict.PASSING)
                    : new CheckState(rise, fall, 0,
                            Verdict.FAILING);
        }
        if (success) {
            boolean passes = counter + 1 >= rise;
            return new CheckState(rise, fall, passes ? top : counter + 1, passes ? Verdict.PASSING : Verdict.FAILING);
        }
        boolean fails = counter - 1 < rise;
        return new CheckState(rise, fall, fails ? 0 : counter - 1, fails ? Verdict.FAILING : Verdict.PASSING);
    }
}
