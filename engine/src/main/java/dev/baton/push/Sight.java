package dev.baton.push;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.baton.api.NodeState;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The gates that a push looks through with its own eyes: an address that answered before has to answer, and no error may be
/// found that was not there before. What was not well before holds nothing up.
final class Sight {
    private static final String UNANSWERING = "unanswering ";
    private static final String ERROR = "error: ";

    private final PushEyes eyes;

    Sight(PushEyes eyes) {
        this.eyes = eyes;
    }

    /// What is not well before a push: addresses that do not answer, of the old and the new configurations, and errors.
    List<String> ailing(Map<String, NodeState> states, List<Turn> turns) {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        states.values().forEach(state -> state.routers().stream().flatMap(r -> r.addresses().stream())
                .map(VirtualAddress::address).forEach(addresses::add));
        turns.forEach(turn -> addresses.addAll(addresses(turn)));
        Set<IpAddress> answering = eyes.answering(addresses);
        List<String> ailing = new ArrayList<>();
        addresses.stream().filter(a -> !answering.contains(a)).forEach(a -> ailing.add(UNANSWERING + a));
        eyes.errors().forEach(e -> ailing.add(ERROR + e));
        return ailing;
    }

    private static Set<IpAddress> addresses(Turn turn) {
        return ConfigLoader.load(turn.node(), turn.config()) instanceof ConfigResult.Loaded(NodeConfig config, var _)
                ? addresses(config)
                : Set.of();
    }

    private static Set<IpAddress> addresses(NodeConfig config) {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        config.routers().stream().flatMap(r -> r.addresses().stream()).map(PlacedAddress::address)
                .map(VirtualAddress::address).forEach(addresses::add);
        return addresses;
    }

    /// What is not well now and was before.
    List<String> red(NodeConfig config, List<String> exempt) {
        Set<IpAddress> asked = addresses(config);
        asked.removeIf(address -> exempt.contains(UNANSWERING + address));
        Set<IpAddress> answering = asked.isEmpty() ? Set.of() : eyes.answering(asked);
        return Stream.concat(
                asked.stream().filter(a -> !answering.contains(a))
                        .map(a -> a + " answered this machine before the push and does not any more."),
                eyes.errors().stream().filter(e -> !exempt.contains(ERROR + e)).map(e -> "There is a new error: " + e))
                .toList();
    }
}
