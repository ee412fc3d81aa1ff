package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Subject;

/// How things are with the tests of what is watched; what changes many times a second while one goes on is not in it.
///
/// @param phase        what is shown
/// @param subjects     what could be tested
/// @param subject      what is, or was chosen
/// @param survey       what the nodes said, for this subject
/// @param isAsking     whether they are being asked
/// @param fault        the one chosen
/// @param trouble      what could not be done; empty: nothing
/// @param isStopArmed  whether Escape was pressed once
/// @param isStopping   whether the test is being stopped
/// @param series       what came of the tests of this run, in their order, rehearsals too
/// @param shown        the result that is looked at
/// @param isPast       whether that is an earlier one
/// @param interrupted  what an earlier run of the program has left
record FailoverState(Phase phase, List<Subject> subjects, Optional<Subject> subject, Optional<Survey> survey,
        boolean isAsking, Optional<FaultKind> fault, Wishes wishes, String trouble, boolean isStopArmed,
        boolean isStopping, List<DrillResult> series, Optional<DrillResult> shown, boolean isPast,
        List<Tester.Left> interrupted) {
    /// What is shown.
    enum Phase {
        /// There is nothing that could be tested.
        EMPTY,
        /// A test can be chosen, and begun.
        READY,
        /// One goes on.
        RUNNING,
        /// One has ended, or an earlier one is looked at.
        RESULT
    }

    static final FailoverState NOTHING = new FailoverState(Phase.EMPTY, List.of(), Optional.empty(), Optional.empty(),
            false, Optional.empty(), Wishes.USUAL, "", false, false, List.of(), Optional.empty(), false, List.of());

    FailoverState {
        subjects = List.copyOf(subjects);
        series = List.copyOf(series);
        interrupted = List.copyOf(interrupted);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    /// The plan, if it is of what is chosen now.
    Optional<DrillPlan> plan() {
        return survey.flatMap(Survey::plan)
                .filter(p -> subject.equals(Optional.of(p.order().subject())) && fault.equals(Optional.of(p.order()
                        .fault())));
    }

    FailoverState subjects(List<Subject> known) {
        boolean isLess = known.isEmpty() && phase == Phase.READY;
        boolean isMore = !known.isEmpty() && phase == Phase.EMPTY;
        return new FailoverState(isLess ? Phase.EMPTY : isMore ? Phase.READY : phase, known, subject, survey, isAsking,
                fault, wishes, trouble, isStopArmed, isStopping, series, shown, isPast, interrupted);
    }

    FailoverState subject(Subject chosen) {
        return new FailoverState(Phase.READY, subjects, Optional.of(chosen), Optional.empty(), false, Optional.empty(),
                wishes, "", false, false, List.of(), Optional.empty(), false, interrupted);
    }

    FailoverState asking() {
        return new FailoverState(phase, subjects, subject, survey, true, fault, wishes, trouble, isStopArmed,
                isStopping, series, shown, isPast, interrupted);
    }

    FailoverState survey(Survey known, Optional<FaultKind> chosen) {
        return new FailoverState(phase, subjects, subject, Optional.of(known), false, chosen, wishes, known.trouble(),
                isStopArmed, isStopping, series, shown, isPast, interrupted);
    }

    FailoverState fault(FaultKind chosen) {
        return new FailoverState(phase, subjects, subject, survey, isAsking, Optional.of(chosen), wishes, trouble,
                isStopArmed, isStopping, series, shown, isPast, interrupted);
    }

    FailoverState wishes(Wishes wanted) {
        return new FailoverState(phase, subjects, subject, survey, isAsking, fault, wanted, trouble, isStopArmed,
                isStopping, series, shown, isPast, interrupted);
    }

    FailoverState troubled(String why) {
        return new FailoverState(phase, subjects, subject, survey, false, fault, wishes, why, isStopArmed, isStopping,
                series, shown, isPast, interrupted);
    }

    FailoverState interrupted(List<Tester.Left> told) {
        return new FailoverState(phase, subjects, subject, survey, isAsking, fault, wishes, trouble, isStopArmed,
                isStopping, series, shown, isPast, told);
    }

    FailoverState begun() {
        return new FailoverState(Phase.RUNNING, subjects, subject, survey, false, fault, wishes, "", false, false,
                List.of(), Optional.empty(), false, List.of());
    }

    FailoverState armed(boolean isArmed) {
        return new FailoverState(phase, subjects, subject, survey, isAsking, fault, wishes, trouble, isArmed,
                isStopping, series, shown, isPast, interrupted);
    }

    FailoverState stopping() {
        return new FailoverState(phase, subjects, subject, survey, isAsking, fault, wishes, trouble, false, true,
                series, shown, isPast, interrupted);
    }

    FailoverState came(List<DrillResult> results) {
        return new FailoverState(phase, subjects, subject, survey, isAsking, fault, wishes, trouble, isStopArmed,
                isStopping, results, shown, isPast, interrupted);
    }

    FailoverState ended(List<DrillResult> results, String why) {
        Optional<DrillResult> last = results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
        return new FailoverState(last.isPresent() ? Phase.RESULT : Phase.READY, subjects, subject, survey, false,
                fault, wishes, why, false, false, results, last, false, interrupted);
    }

    FailoverState past(DrillResult result) {
        return new FailoverState(Phase.RESULT, subjects, subject, survey, isAsking, fault, wishes, trouble, false,
                false, List.of(), Optional.of(result), true, interrupted);
    }

    FailoverState back() {
        return new FailoverState(subjects.isEmpty() ? Phase.EMPTY : Phase.READY, subjects, subject, survey, isAsking,
                fault, wishes, "", false, false, List.of(), Optional.empty(), false, interrupted);
    }
}
