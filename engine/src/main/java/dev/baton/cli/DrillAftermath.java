package dev.baton.cli;

import java.util.List;

import dev.baton.failover.Aftercare;
import dev.baton.failover.DrillGround;
import dev.baton.failover.OpenDrill;
import dev.baton.failover.OpenDrills;

/// Tells of tests that were interrupted, and puts back what they have left if asked.
final class DrillAftermath {
    private final Surroundings here;
    private final OpenDrills turn;
    private final DrillGround ground;
    private final boolean json;

    DrillAftermath(Surroundings here, OpenDrills turn, DrillGround ground, boolean json) {
        this.here = here;
        this.turn = turn;
        this.ground = ground;
        this.json = json;
    }

    /// What there is to say of each; one that is settled for certain is told once and forgotten.
    ///
    /// @return those that are not settled
    List<OpenDrill> tell() {
        return turn.interrupted().stream().filter(drill -> {
            Aftercare.Standing standing = new Aftercare(drill, ground).look();
            (json ? here.err() : here.out()).println(standing.sentence());
            if (standing.isSettled()) {
                turn.ended(drill.id());
            }
            return !standing.isSettled();
        }).toList();
    }

    /// Tells of them, and offers to put back what they have left.
    ///
    /// @param isAgreed nobody need be asked
    void offer(boolean isAgreed) throws InterruptedException {
        List<OpenDrill> open = tell();
        if (!open.isEmpty()) {
            boolean isWanted = isAgreed || (here.isTerminal() && Question.isYes(here, "Put that back now?"));
            if (isWanted) {
                restore(open);
            } else {
                here.out().println("'baton drill --restore' puts it back.");
            }
        }
    }

    /// Puts everything back that can be.
    int restore() throws InterruptedException {
        if (!turn.isOurs()) {
            throw new CannotDo(turn.otherTest());
        }
        List<OpenDrill> open = tell();
        if (open.isEmpty()) {
            here.out().println("No test has left anything.");
        }
        return restore(open) ? Baton.GOOD : Baton.FAILED;
    }

    private boolean restore(List<OpenDrill> open) throws InterruptedException {
        boolean isWell = true;
        for (OpenDrill drill : open) {
            Aftercare care = new Aftercare(drill, ground);
            care.restore().forEach(here.out()::println);
            boolean isSettled = care.look().isSettled();
            if (isSettled) {
                turn.ended(drill.id());
            }
            isWell &= isSettled;
        }
        here.out().flush();
        return isWell;
    }
}
