package dev.baton.whatif;

import java.util.OptionalLong;

import dev.baton.vrrp.Role;

/// What one fault does to one virtual router.
///
/// @param fault   what happens
/// @param outcome what comes of it
public record FaultRow(Change fault, Outcome outcome) {
    /// How bad it is; worst first.
    public enum Grade {
        /// Nobody holds the addresses.
        NO_HOLDER,
        /// Several do, and none yields.
        SEVERAL_HOLDERS,
        /// It does not come to rest.
        FLAPS,
        /// The holder is decided by addresses of which one at least is not known, or it was not seen to come to rest.
        OPEN,
        /// Two of equal priority were left, and their addresses have decided.
        TIE,
        /// Another holds the addresses.
        MOVES,
        /// The same holds the addresses, after a gap.
        RETURNS,
        /// Nothing changes for anybody.
        STAYS
    }

    /// For how long the node goes on holding the addresses whose check fails, until another takes them: nobody is without a
    /// holder meanwhile, but what the check looks at does not work. Empty when it gives them up at once or keeps them, and
    /// of every other fault.
    public OptionalLong failingHolderNanos() {
        boolean isFailingHolder = fault instanceof Change.CheckFails(String node, String _)
                && outcome.before().holders().contains(node) && outcome.moves() && outcome.gapNanos() == 0;
        return isFailingHolder
                ? outcome.happenings().stream().filter(h -> h.transition().to() == Role.MASTER)
                        .mapToLong(Happening::afterNanos).max()
                : OptionalLong.empty();
    }

    /// How bad it is.
    public Grade grade() {
        Standing after = outcome.after();
        Grade grade = outcome.moves() ? Grade.MOVES : outcome.gapNanos() > 0 ? Grade.RETURNS : Grade.STAYS;
        for (Remark remark : after.remarks()) {
            Grade said = switch (remark) {
                case Remark.NobodyHolds _ -> Grade.NO_HOLDER;
                case Remark.SeveralHold _ -> Grade.SEVERAL_HOLDERS;
                case Remark.Flaps _ -> Grade.FLAPS;
                case Remark.StillWaiting _ -> Grade.OPEN;
                case Remark.Tie tie when tie.isDecided() -> tie.isOpen() ? Grade.OPEN : Grade.TIE;
                case Remark.Tie _,Remark.OtherAddresses _,Remark.StartedAnew _ -> Grade.STAYS;
            };
            grade = said.compareTo(grade) < 0 ? said : grade;
        }
        return grade;
    }
}
