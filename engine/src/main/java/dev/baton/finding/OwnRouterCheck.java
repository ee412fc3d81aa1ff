package dev.baton.finding;

import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.baton.wire.IpAddress;

/// S11 and P07 against what is known to be ours: who may send for this virtual router, and which addresses it has. Silent
/// about everything that is not known.
final class OwnRouterCheck implements StreamCheck {
    private final ClusterNotes notes;
    private final Supplier<Optional<OwnRouter>> own;

    /// @param own what is known of the router now
    OwnRouterCheck(ClusterNotes notes, Supplier<Optional<OwnRouter>> own) {
        this.notes = notes;
        this.own = own;
    }

    @Override
    public void advert(Sender now, Senders before) {
        Optional<OwnRouter> known = own.get();
        if (known.isEmpty()) {
            return;
        }
        OwnRouter router = known.get();
        if (!router.members().isEmpty() && router.node(now.source()).isEmpty()) {
            notes.holds(Code.S11, now.source().toString(), now, () -> new Told(
                    "%s advertises VRID %d, which is ours, and is none of its members".formatted(now.source(),
                            router.vrid()),
                    "priority " + now.said().priority(),
                    "Give the virtual router of %s another VRID, or add it to the members of ours".formatted(
                            now.source())));
            return;
        }
        TreeSet<IpAddress> wanted = new TreeSet<>(router.addresses());
        TreeSet<IpAddress> listed = new TreeSet<>(now.said().addresses());
        if (!wanted.isEmpty() && !wanted.equals(listed)) {
            notes.holds(Code.P07, now.source().toString(), now, () -> new Told(
                    "%s lists %s, and the addresses of our VRID %d are %s".formatted(now.source(), listed,
                            router.vrid(), wanted),
                    "lists " + listed, "Set the virtual addresses of %s to %s".formatted(now.source(), wanted)));
        }
    }
}
