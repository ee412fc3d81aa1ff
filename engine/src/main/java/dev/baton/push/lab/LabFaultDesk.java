package dev.baton.push.lab;

import java.util.List;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.lease.Leases;
import dev.baton.manage.Caller;
import dev.baton.manage.FaultDesk;

/// The leases of a lab's node, as those who manage it know them. From any thread but the lab's.
record LabFaultDesk(Leases leases, LabDoor door) implements FaultDesk {
    @Override
    public List<FaultLease> faults() {
        return leases.faults();
    }

    @Override
    public FaultRights rights(Caller by) {
        return door.ask(_ -> leases.rights(""));
    }

    @Override
    public FaultLease hold(FaultRequest request, Caller by) {
        return door.ask(_ -> leases.hold(request, by.who(), ""));
    }

    @Override
    public FaultLease end(String id, Caller by) {
        return door.ask(_ -> leases.end(id, by.who()));
    }
}
