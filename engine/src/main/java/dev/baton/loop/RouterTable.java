package dev.baton.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.group.SyncGroup;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;

/// The routers of a loop, by number, by name, and by what a packet says of the router it is for.
final class RouterTable {
    private record Key(String interfaceName, Family family, int vrid) {}

    private final List<Routed> routers = new ArrayList<>();
    private final Map<Key, Routed> byPacket = new HashMap<>();
    private final Map<String, Routed> byName = new HashMap<>();
    private final List<Grouped> groups = new ArrayList<>();

    void add(Routed routed) {
        RouterConfig config = routed.setup.config();
        routers.add(routed);
        byName.put(config.name(), routed);
        byPacket.put(new Key(config.interfaceName(), config.family(), config.vrid()), routed);
    }

    void group(SyncGroup group) {
        Grouped grouped = new Grouped(group,
                group.members().stream().flatMap(name -> named(name).stream()).toList());
        groups.add(grouped);
        grouped.members().forEach(member -> member.group = Optional.of(grouped));
    }

    /// In the order of their numbers.
    List<Routed> all() {
        return routers;
    }

    List<Grouped> groups() {
        return groups;
    }

    Routed at(int index) {
        return routers.get(index);
    }

    Optional<Routed> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Routed> on(String interfaceName, Family family, int vrid) {
        return Optional.ofNullable(byPacket.get(new Key(interfaceName, family, vrid)));
    }
}
