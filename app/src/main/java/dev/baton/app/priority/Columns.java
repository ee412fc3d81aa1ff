package dev.baton.app.priority;

/// Where the parts of a scale are: on one line for each router, or, where there is little room, on two.
///
/// @param isNarrow  whether it is two
/// @param nameWidth how much room names have
/// @param chipX     where the addresses are
/// @param chipWidth how much room they have
/// @param axis      where priorities are
/// @param valueX    where the number is
/// @param effectiveWidth how much room the effective priority has
/// @param faultsX   where the faults are that can be tried
/// @param preemptX  where preemption is switched
/// @param rowHeight of a router
/// @param railY     the middle of the line of priorities, in its row
/// @param textY     the middle of the rest
record Columns(boolean isNarrow, double nameWidth, double chipX, double chipWidth, Axis axis, double valueX,
        double effectiveWidth, double faultsX, double preemptX, double rowHeight, double railY, double textY) {
    /// Left and right of everything.
    static final double PAD = 18;
    /// How wide what a value was is.
    static final double WAS = 46;
    /// How wide the number is.
    static final double FIELD = 50;
    /// How wide the faults are that can be tried.
    static final double FAULTS = 118;
    /// How wide the switch of preemption is.
    static final double PREEMPT = 34;
    private static final double NAME = 112;
    private static final double NAME_NARROW = 72;
    private static final double EFFECTIVE = 66;
    private static final double EFFECTIVE_NARROW = 60;
    private static final double CHIP = 140;
    private static final double GAP = 12;
    private static final double KNOB = 12;
    private static final double LEAST_AXIS = 240;
    private static final double ROOMY = 44;
    private static final double COMPACT = 31;
    private static final double RAIL = 34;

    /// The places for a width.
    ///
    /// @param isEditable whether there are faults to try and anything to switch
    static Columns of(double width, boolean isCompact, boolean isEditable) {
        double preemptX = width - PAD - PREEMPT;
        double faultsX = preemptX - FAULTS - GAP / 2;
        double right = isEditable ? faultsX - GAP : width - PAD;
        double valueX = right - WAS - FIELD - EFFECTIVE;
        double chipX = PAD + NAME;
        double axisX = chipX + CHIP + GAP + KNOB;
        double axisWidth = valueX - GAP - KNOB - axisX;
        double height = isCompact ? COMPACT : ROOMY;
        if (axisWidth >= LEAST_AXIS) {
            return new Columns(false, NAME, chipX, CHIP, new Axis(axisX, axisWidth), valueX, EFFECTIVE, faultsX,
                    preemptX, height, height / 2, height / 2);
        }
        double narrowX = right - WAS - FIELD - EFFECTIVE_NARROW;
        double narrowChip = PAD + NAME_NARROW;
        return new Columns(true, NAME_NARROW, narrowChip, Math.clamp(narrowX - narrowChip, 0, CHIP),
                new Axis(PAD + KNOB, Math.max(0, width - 2 * (PAD + KNOB))), narrowX, EFFECTIVE_NARROW, faultsX,
                preemptX, COMPACT + RAIL, COMPACT + RAIL / 2 - 2, COMPACT / 2);
    }
}
