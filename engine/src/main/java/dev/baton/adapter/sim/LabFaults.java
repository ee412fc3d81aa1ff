package dev.baton.adapter.sim;

/// What a lab's segments do to every frame on its way to each hearer.
///
/// @param loss        the share of frames that are lost, 0..1
/// @param delayNanos  how long each frame takes at least
/// @param jitterNanos how much longer a frame may take, evenly spread; more than the time between two frames lets them
///                    overtake each other
/// @param duplication the share of frames that arrive twice, 0..1
public record LabFaults(double loss, long delayNanos, long jitterNanos, double duplication) {
    /// A perfect segment.
    public static final LabFaults NONE = new LabFaults(0, 0, 0, 0);
    /// The longest delay and the longest jitter.
    public static final long MAX_DELAY_NANOS = 60_000_000_000L;

    public LabFaults {
        if (!(loss >= 0 && loss <= 1) || !(duplication >= 0 && duplication <= 1)) {
            throw new LabException("Loss and duplication are shares between 0 % and 100 %.");
        }
        if (delayNanos < 0 || delayNanos > MAX_DELAY_NANOS || jitterNanos < 0 || jitterNanos > MAX_DELAY_NANOS) {
            throw new LabException("Delay and jitter are between 0 and 60 s.");
        }
    }

    /// The same faults with another loss.
    public LabFaults withLoss(double newLoss) {
        return new LabFaults(newLoss, delayNanos, jitterNanos, duplication);
    }

    /// The same faults with another delay.
    public LabFaults withDelayNanos(long newDelayNanos) {
        return new LabFaults(loss, newDelayNanos, jitterNanos, duplication);
    }

    /// The same faults with another jitter.
    public LabFaults withJitterNanos(long newJitterNanos) {
        return new LabFaults(loss, delayNanos, newJitterNanos, duplication);
    }

    /// The same faults with another duplication.
    public LabFaults withDuplication(double newDuplication) {
        return new LabFaults(loss, delayNanos, jitterNanos, newDuplication);
    }
}
