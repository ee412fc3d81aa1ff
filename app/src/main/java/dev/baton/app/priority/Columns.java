package dev.baton.app.priority;

/// Where the parts of a scale are: on one line for each router, or, where there is little room, on two.
///
/// @param isNarrow  whether it is two
/// @param chipX     where the addresses are
/// @param chipWidth how much room they have
/// @param axis      where priorities are
/// @param valueX    where the number is
/// @param faultsX   where the faults are that can be tried
/// @param preemptX  where preemption is switched
/// @param rowHeight of a router
/// @param railY     the middle of the line of priorities, in its row
/// @param textY     the middle of the rest
record Columns(boolean isNarrow, double chipX, double chipWidth, Axis axis, double valueX, double faultsX,
        double preemptX, double rowHeight, double railY, double textY) {
    /// Left and right of everything.
    static final double PAD = 18;
    /// How wide names are.
    static final double NAME = 112;
    /// How wide what a value was is.
    static final double WAS = 46;
    /// How wide the number is.
    static final double FIELD = 50;
    /// How wide the effective priority is.
    static final double EFFECTIVE = 62;
    /// How wide the faults are that can be tried.
    static final double FAULTS = 112;
    /// How wide the switch of preemption is.
    static final double PREEMPT = 40;
    private static final double CHIP = 132;
    private static final double CHIP_NARROW = 104;
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
        double tools = isEditable ? FAULTS + PREEMPT + GAP : 0;
        double value = WAS + FIELD + EFFECTIVE;
        double right = width - PAD - tools;
        double valueX = right - value;
        double chipX = PAD + NAME;
        double axisX = chipX + CHIP + GAP + KNOB;
        double axisWidth = valueX - GAP - KNOB - axisX;
        double height = isCompact ? COMPACT : ROOMY;
        double preemptX = width - PAD - PREEMPT;
        double faultsX = preemptX - FAULTS - GAP / 2;
        if (axisWidth >= LEAST_AXIS) {
            return new Columns(false, chipX, CHIP, new Axis(axisX, axisWidth), valueX, faultsX, preemptX, height,
                    height / 2, height / 2);
        }
        double line = COMPACT;
        return new Columns(true, chipX, Math.clamp(valueX - chipX, 0, CHIP_NARROW),
                new Axis(PAD + KNOB, Math.max(0, width - 2 * (PAD + KNOB))), valueX, faultsX, preemptX, line + RAIL,
                line + RAIL / 2 - 2, line / 2);
    }
}
