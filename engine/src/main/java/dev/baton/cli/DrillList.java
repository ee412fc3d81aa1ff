package dev.baton.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import dev.baton.api.Json;
import dev.baton.api.NodeState;
import dev.baton.client.ClientHome;
import dev.baton.doctor.OperationChecks;
import dev.baton.drill.Arena;
import dev.baton.drill.Choice;
import dev.baton.drill.Faults;
import dev.baton.drill.Subject;
import dev.baton.failover.DrillLedger;
import dev.baton.failover.DrillSchedule;
import dev.baton.failover.LastTests;
import dev.baton.failover.LedgerFile;

/// Lists what can be tested, what was, and what is due.
final class DrillList {
    private final Surroundings here;
    private final ClientHome home;
    private final boolean json;

    DrillList(Surroundings here, ClientHome home, boolean json) {
        this.here = here;
        this.home = home;
        this.json = json;
    }

    /// What `--json` prints of a virtual router.
    private record Line(String router, String subject, List<String> possible, Optional<Instant> proven,
            OptionalLong gapNanos) {}

    int print(Arena arena, DrillAftermath aftermath) {
        DrillRouters routers = DrillRouters.of(arena);
        DrillLedger ledger = new LedgerFile(home);
        List<List<String>> rows = new ArrayList<>();
        for (Subject subject : routers.subjects()) {
            List<String> possible = Faults.rank(arena, subject).stream().filter(Choice::isPossible)
                    .map(choice -> choice.kind().word()).toList();
            Optional<DrillLedger.Proven> proven = ledger.lastProven(subject);
            if (json) {
                here.out().println(Json.write(new Line(routers.name(subject), subject.toString(), possible,
                        proven.map(p -> Instant.ofEpochMilli(p.whenMillis())),
                        proven.map(DrillLedger.Proven::gapNanos).orElseGet(OptionalLong::empty))));
            }
            rows.add(List.of(routers.name(subject), subject.toString(), proven.map(DrillList::told)
                    .orElse("never proven"), possible.isEmpty() ? "not ready" : String.join(" ", possible)));
        }
        if (!json) {
            Columns.print(here.out(), "", rows);
            arena.nodes().stream().filter(seat -> seat.state().isEmpty())
                    .forEach(seat -> here.out().println(seat.node() + " is left out: " + seat.trouble()));
            old(arena, ledger);
            schedule(arena, ledger);
        }
        aftermath.tell();
        here.out().flush();
        return Baton.GOOD;
    }

    private static String told(DrillLedger.Proven proven) {
        long days = TimeUnit.MILLISECONDS.toDays(Math.max(0, Instant.now().toEpochMilli() - proven.whenMillis()));
        return "last proven " + (days == 0 ? "today" : days + " d ago") + " by " + proven.fault().word()
                + (proven.gapNanos().isPresent()
                        ? " (outage " + Amounts.span(proven.gapNanos().getAsLong()) + ")"
                        : "");
    }

    private void old(Arena arena, DrillLedger ledger) {
        Map<String, NodeState> states = new LinkedHashMap<>();
        arena.nodes().forEach(seat -> seat.state().ifPresent(state -> states.put(seat.node(), state)));
        OperationChecks.of(List.of(), LastTests.of(states, ledger, Instant.now().toEpochMilli()))
                .forEach(f -> here.out().println(f.severity().word() + " " + f.code() + ": " + f.sentence() + " "
                        + f.fix()));
    }

    private void schedule(Arena arena, DrillLedger ledger) {
        DrillSchedule schedule = DrillSchedule.read(home.folder().resolve(DrillSchedule.NAME));
        if (!schedule.entries().isEmpty()) {
            new DrillDue(here, ledger).of(schedule, arena, ZonedDateTime.now(ZoneId.systemDefault()));
        }
    }
}
