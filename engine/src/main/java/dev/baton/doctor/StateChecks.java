package dev.baton.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.config.Place;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.keepalived.Node;
import dev.baton.keepalived.Word;

/// What keepalived makes of `state MASTER`: it cancels `nopreempt` (C03), and without a priority it makes the host the
/// owner of the addresses (C11). In strict mode the state means nothing.
final class StateChecks implements HostCheck {
    private static final String MASTER = "MASTER";
    private static final String OWNER = "255";

    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        host.conf().ifPresent(conf -> conf.instances().forEach((name, node) -> {
            Optional<Node> state = node.all("state").filter(s -> s.arg(0).map(Word::text).filter(MASTER::equals)
                    .isPresent()).findFirst();
            if (state.isPresent() && !isStrict(conf, node)) {
                look(host, name, node, state.get(), found);
            }
        }));
    }

    static boolean isStrict(ConfDocument conf, Node instance) {
        Optional<Node> own = instance.last("strict_mode");
        return own.isPresent()
                ? own.get().arg(0).map(Word::text).filter(t -> List.of("off", "no", "false").contains(t)).isEmpty()
                : conf.global("vrrp_strict").isPresent();
    }

    private static void look(Host host, String name, Node instance, Node state, Consumer<ConfigFinding> found) {
        Optional<Node> priority = instance.last("priority");
        if (priority.isEmpty()) {
            found.accept(ConfigFinding.at(Code.C11, host.subject(name), ConfDocument.whole(state),
                    name + " has 'state MASTER' and no priority: keepalived then uses 255 instead of 100, without a word."
                            + " That makes this host the owner of the addresses, who always takes over, and whose priority"
                            + " no check changes.",
                    "Write a priority up to 254, such as 'priority 100', higher than that of the other hosts; or"
                            + " 'priority 255' if it is the owner."));
            return;
        }
        Optional<Node> off = instance.children().stream()
                .filter(c -> c.name().equals("nopreempt") || c.name().equals("preempt")).reduce((_, last) -> last)
                .filter(c -> c.name().equals("nopreempt"));
        String value = priority.get().arg(0).map(Word::text).orElse("");
        if (off.isPresent() && !value.equals(OWNER)) {
            Place place = ConfDocument.whole(off.get());
            found.accept(ConfigFinding.of(Code.C03, host.subject(name), name + " has 'nopreempt', and 'state MASTER',"
                    + " with which keepalived cancels it: when this host (priority " + value
                    + ") comes back it takes the address from any living master of lower priority, and the service moves"
                    + " a second time.",
                    List.of(new Spot(place, "is cancelled"), new Spot(ConfDocument.whole(state), "by this")),
                    "If the address shall stay where it is after a failure, write 'state BACKUP' on all hosts and keep"
                            + " 'nopreempt': the priority alone decides who is first. If this host shall take it back,"
                            + " remove 'nopreempt'."));
        }
    }
}
