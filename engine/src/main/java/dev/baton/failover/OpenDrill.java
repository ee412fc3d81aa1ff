package dev.baton.failover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.baton.api.FaultRequest;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.Subject;
import dev.baton.whatif.RouterRef;

/// A test that has had a node hold a fault, as it is kept until it has ended: who finds it later knows what to look after.
///
/// @param format      the form that it is written in
/// @param id          names the test
/// @param subject     the virtual router
/// @param fault       what was done, as on the command line
/// @param holder      who had the addresses
/// @param heir        who was to take over
/// @param actor       the node that was to hold the fault
/// @param lease       the id of it
/// @param leaseMillis how long it was to be held at most
/// @param begun       when it was asked for
/// @param handBack    whether the addresses were to go back
public record OpenDrill(int format, String id, Subject subject, String fault, RouterRef holder, RouterRef heir,
        String actor, String lease, long leaseMillis, Instant begun, boolean handBack) {
    /// The form that is written here.
    public static final int FORMAT = 1;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static OpenDrill of(String id, DrillPlan plan, String actor, FaultRequest request, Instant now) {
        return new OpenDrill(FORMAT, id, plan.order().subject(), request.kind().word(), plan.holder(), plan.heir(),
                actor, request.id(), request.leaseMillis(), now, plan.order().guardrails().handBack());
    }

    /// What it was, in words that a sentence can begin with.
    public String told() {
        return "Test " + id + " (" + fault + " of " + subject + ", " + WHEN.format(begun) + ")";
    }
}
