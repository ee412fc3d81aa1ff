package dev.baton.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// Who plays which part in a virtual router, as the nodes say.
final class Scene {
    /// A MASTER that is no node here, such as a keepalived: it is known by its adverts only.
    ///
    /// @param priority of the last
    record Stranger(IpAddress source, int priority) {}

    private final Subject subject;
    private final Arena arena;
    private final List<Party> parties;
    private final List<Stranger> strangers;
    private final Optional<Forecast> forecast;

    Scene(Subject subject, Arena arena) {
        this.subject = subject;
        this.arena = arena;
        this.parties = arena.nodes().stream()
                .flatMap(seat -> seat.router(subject).map(r -> new Party(seat, r)).stream()).toList();
        this.strangers = strangers(parties);
        this.forecast = Forecast.of(parties);
    }

    /// Whose adverts the nodes hear, lately, and who is none of them.
    static List<Stranger> strangers(List<Party> parties) {
        Set<IpAddress> own = new LinkedHashSet<>();
        parties.forEach(p -> own.add(p.router().source()));
        Map<IpAddress, Stranger> strangers = new LinkedHashMap<>();
        for (Party party : parties) {
            for (PeerState peer : party.seat().state().map(NodeState::peers).orElse(List.of())) {
                if (!own.contains(peer.source()) && peer.router().equals(party.router().name())
                        && party.hears(peer.source())) {
                    strangers.put(peer.source(), new Stranger(peer.source(), peer.priority()));
                }
            }
        }
        return List.copyOf(strangers.values());
    }

    Subject subject() {
        return subject;
    }

    Arena arena() {
        return arena;
    }

    List<Party> parties() {
        return parties;
    }

    List<Party> masters() {
        return parties.stream().filter(p -> p.is(Role.MASTER)).toList();
    }

    List<Stranger> strangers() {
        return strangers;
    }

    /// The only MASTER, if it is a node.
    Optional<Party> holder() {
        return masters().size() == 1 && strangers.isEmpty() ? masters().stream().findFirst() : Optional.empty();
    }

    /// The only MASTER, if it is no node.
    Optional<Stranger> stranger() {
        return masters().isEmpty() && strangers.size() == 1 ? strangers.stream().findFirst() : Optional.empty();
    }

    /// The name of whoever has the addresses; empty: nobody, or several.
    String holderName() {
        return holder().map(Party::node).or(() -> stranger().map(s -> s.source().toString())).orElse("");
    }

    List<Party> backups() {
        return parties.stream().filter(p -> p.is(Role.BACKUP)).toList();
    }

    Optional<Party> party(String node) {
        return parties.stream().filter(p -> p.node().equals(node)).findFirst();
    }

    /// The engine's own prediction, where all configurations can be read and it agrees with how things are.
    Optional<Forecast> forecast() {
        return forecast;
    }

    /// The addresses that all of this is about: those that the holder has, else those of any.
    List<IpAddress> addresses() {
        List<IpAddress> addresses = new ArrayList<>();
        holder().or(() -> parties.stream().findFirst())
                .ifPresent(p -> p.router().addresses().forEach(a -> addresses.add(a.address())));
        return addresses;
    }
}
