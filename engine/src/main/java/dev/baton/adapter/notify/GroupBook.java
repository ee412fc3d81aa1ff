package dev.baton.adapter.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.GroupSpec;
import dev.baton.vrrp.Role;

/// The states of sync groups as a whole, from those of their routers: FAULT if one of them is, MASTER if all are, INIT
/// once the last has stopped, and BACKUP otherwise.
final class GroupBook {
    private List<GroupSpec> groups = List.of();
    private final Map<String, Role> routers = new LinkedHashMap<>();
    private final Map<String, Role> states = new LinkedHashMap<>();

    /// From now on these are the groups.
    void know(List<GroupSpec> newGroups) {
        groups = List.copyOf(newGroups);
        states.keySet().retainAll(groups.stream().map(GroupSpec::name).toList());
        groups.forEach(g -> states.put(g.name(), state(g)));
    }

    /// These are groups besides those that are known; of two with one name the new one counts.
    void add(List<GroupSpec> more) {
        List<GroupSpec> all = new ArrayList<>(more);
        groups.stream().filter(old -> more.stream().noneMatch(m -> m.name().equals(old.name()))).forEach(all::add);
        know(all);
    }

    /// Takes a change of a router.
    ///
    /// @return the change of its group, if that changes with it
    Optional<Occurrence.GroupChanged> changed(Occurrence.RouterChanged change) {
        String name = change.router().name();
        Role role = change.transition().to();
        if (role == Role.INIT) {
            routers.remove(name);
        } else {
            routers.put(name, role);
        }
        return groups.stream().filter(g -> g.routers().contains(name)).findFirst()
                .flatMap(g -> changed(g, change, role == Role.INIT));
    }

    /// While its routers stop one after the other a group is neither in its old state nor in a new one.
    private Optional<Occurrence.GroupChanged> changed(GroupSpec group, Occurrence.RouterChanged change,
            boolean isStopping) {
        Role before = states.getOrDefault(group.name(), Role.INIT);
        Role after = state(group);
        if (after == before || (isStopping && after != Role.INIT)) {
            return Optional.empty();
        }
        states.put(group.name(), after);
        return Optional.of(new Occurrence.GroupChanged(group.name(), before, after, change));
    }

    private Role state(GroupSpec group) {
        List<Role> roles = group.routers().stream().map(r -> routers.getOrDefault(r, Role.INIT)).toList();
        if (roles.contains(Role.FAULT)) {
            return Role.FAULT;
        }
        if (roles.stream().allMatch(Role.MASTER::equals)) {
            return Role.MASTER;
        }
        return roles.stream().allMatch(Role.INIT::equals) ? Role.INIT : Role.BACKUP;
    }
}
