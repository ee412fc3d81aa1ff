package dev.baton.node;

import java.util.List;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.lease.Leases;
import dev.baton.manage.Caller;
import dev.baton.manage.FaultDesk;

/// The leases of this node, as those who manage it know them.
record LeaseDesk(Leases leases) implements FaultDesk {
    @Override
    public List<FaultLease> faults() {
        return leases.faults();
    }

    @Override
    public FaultRights rights(Caller by) {
        return leases.rights(by.from());
    }

    @Override
    public FaultLease hold(FaultRequest request, Caller by) {
        return leases.hold(request, by.who(), by.from());
    }

    @Override
    public FaultLease end(String id, Caller by) {
        return leases.end(id, by.who());
    }
}
