package dev.baton.group;

import java.util.ArrayList;
import java.util.List;

import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.State;

/// A sync group: after any member has changed, [#settle] says what the others must be told so that the group is of one
/// mind again. It looks only at the states as they are, so the order in which things happened does not matter.
///
/// | what is seen | what is told |
/// |---|---|
/// | a member has a fault of its own | every other member: FaultRaised(GROUP_MEMBER, that member) |
/// | a member's own faults are gone | every other member: FaultCleared for it |
/// | a master, and a member that is BACKUP and does not want to be master | every master: GroupDemoted |
/// | every member is MASTER or wants to be | every BACKUP: GroupPromoted |
///
/// Members in INIT hold nobody back from being demoted but keep the group from being promoted: a group starts and stops
/// as one.
public final class SyncGroup {
    private final String name;
    private final List<String> members;

    /// @param name    the group's name
    /// @param members the names of its routers; the states handed to [#settle] are in this order
    public SyncGroup(String name, List<String> members) {
        this.name = name;
        this.members = List.copyOf(members);
    }

    /// The group's name.
    public String name() {
        return name;
    }

    /// The names of the members.
    public List<String> members() {
        return members;
    }

    /// What the members must be told now. To be called again after that has been done, until it is empty; it is empty
    /// after at most one round for faults, one for demotion and one for promotion.
    ///
    /// @param states the members' states, in the order of [#members]
    public List<Directive> settle(List<State> states) {
        List<Directive> faults = faults(states);
        if (!faults.isEmpty()) {
            return faults;
        }
        if (states.stream().anyMatch(SyncGroup::isContent)) {
            return toEach(states, State.Master.class, new Input.GroupDemoted());
        }
        boolean mayLead = states.stream().allMatch(s -> s instanceof State.Master || wantsMaster(s));
        return mayLead ? toEach(states, State.Backup.class, new Input.GroupPromoted()) : List.of();
    }

    private List<Directive> faults(List<State> states) {
        List<Directive> directives = new ArrayList<>();
        for (int cause = 0; cause < states.size(); cause++) {
            FaultCause shared = new FaultCause(FaultCause.Kind.GROUP_MEMBER, members.get(cause));
            boolean wanted = hasFaultOfItsOwn(states.get(cause));
            for (int member = 0; member < states.size(); member++) {
                boolean held = states.get(member).memory().causes().contains(shared);
                if (member != cause && held != wanted) {
                    directives.add(new Directive(member,
                            wanted ? new Input.FaultRaised(shared) : new Input.FaultCleared(shared)));
                }
            }
        }
        return directives;
    }

    private static boolean hasFaultOfItsOwn(State state) {
        return state.memory().causes().stream().anyMatch(c -> c.kind() != FaultCause.Kind.GROUP_MEMBER);
    }

    private static boolean wantsMaster(State state) {
        return state instanceof State.Backup backup && backup.wantsMaster();
    }

    /// BACKUP and meant to stay so.
    private static boolean isContent(State state) {
        return state instanceof State.Backup backup && !backup.wantsMaster();
    }

    private static List<Directive> toEach(List<State> states, Class<? extends State> role, Input input) {
        List<Directive> directives = new ArrayList<>();
        for (int member = 0; member < states.size(); member++) {
            if (role.isInstance(states.get(member))) {
                directives.add(new Directive(member, input));
            }
        }
        return directives;
    }
}
