package dev.baton.cli;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.drill.Arena;
import dev.baton.drill.Subject;
import dev.baton.drill.Verdict;
import dev.baton.failover.DrillLedger;
import dev.baton.failover.DrillSchedule;

/// Which tests of a schedule are due, and says so.
final class DrillDue {
    /// A test that is due.
    record Test(DrillSchedule.Entry entry, Subject subject) {}

    private final Surroundings here;
    private final DrillLedger ledger;
    private int status = Baton.GOOD;

    DrillDue(Surroundings here, DrillLedger ledger) {
        this.here = here;
        this.ledger = ledger;
    }

    /// Those that are due; one whose router cannot be found is told, and the others are run.
    List<Test> of(DrillSchedule schedule, Arena arena, ZonedDateTime now) {
        List<Test> due = new ArrayList<>();
        DrillRouters routers = DrillRouters.of(arena);
        for (DrillSchedule.Entry entry : schedule.entries()) {
            try {
                Subject subject = routers.find(entry.router());
                boolean isDue = entry.isDue(now, lastRun(subject, entry.fault(), now));
                here.out().println((isDue ? "due: " : "not due: ") + entry);
                if (isDue) {
                    due.add(new Test(entry, subject));
                }
            } catch (WrongUsage e) {
                here.err().println("baton drill: " + entry + ": " + e.getMessage());
                status = Baton.CANNOT;
            }
        }
        if (schedule.entries().isEmpty()) {
            here.out().println("Nothing is scheduled: there is no " + DrillSchedule.NAME + ", or it is empty.");
        }
        here.out().flush();
        return due;
    }

    private Optional<ZonedDateTime> lastRun(Subject subject, FaultKind fault, ZonedDateTime now) {
        return ledger.of(subject).stream()
                .filter(r -> !r.isRehearsal() && r.verdict() != Verdict.REFUSED && r.plan().order().fault() == fault)
                .findFirst().map(r -> Instant.ofEpochMilli(r.startMillis()).atZone(now.getZone()));
    }

    /// What came of looking: 3 if a router could not be found.
    int status() {
        return status;
    }
}
