package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// Compares what others advertise with what one router is set up as, and tells of each difference once: when it begins.
/// A difference that has ended and comes back is told again.
final class OddityWatch {
    private final Dialect dialect;
    private final List<IpAddress> ours;

    OddityWatch(RouterConfig config, Dialect dialect) {
        this.dialect = dialect;
        this.ours = config.addresses().stream().map(VirtualAddress::address).toList();
    }

    /// The memory after `advert`, and a remark for every oddity that is new. Costs next to nothing for an advert that is
    /// as it should be.
    Memory observe(Memory memory, Advert advert, List<Effect> effects) {
        List<Oddity> now = differences(memory, advert);
        if (now.isEmpty() && memory.seen().isEmpty()) {
            return memory;
        }
        List<Oddity> seen = new ArrayList<>(memory.seen());
        seen.removeIf(
                old -> isAbout(old, advert.source()) && !(old instanceof Oddity.RivalHeard) && !now.contains(old));
        for (Oddity oddity : now) {
            tellOnce(oddity, seen, effects);
        }
        return seen.equals(memory.seen()) ? memory : memory.withSeen(seen);
    }

    /// The memory after a rival that must yield was heard while MASTER.
    static Memory rival(Memory memory, Advert advert, List<Effect> effects) {
        return tellOnce(new Oddity.RivalHeard(advert.source(), advert.priority()), memory, effects);
    }

    /// The memory after a version 2 advertisement of another interval was refused.
    Memory refused(Memory memory, Input.IntervalRefused refused, List<Effect> effects) {
        return tellOnce(new Oddity.IntervalDiffers(refused.source(), refused.theirsNanos(), dialect.intervalNanos(2)),
                memory, effects);
    }

    /// The memory once no rival is left: the next one is told of again.
    static Memory withoutRivals(Memory memory) {
        return memory.seen().stream().noneMatch(Oddity.RivalHeard.class::isInstance)
                ? memory
                : memory.withSeen(memory.seen().stream().filter(o -> !(o instanceof Oddity.RivalHeard)).toList());
    }

    private static Memory tellOnce(Oddity oddity, Memory memory, List<Effect> effects) {
        if (memory.seen().contains(oddity)) {
            return memory;
        }
        List<Oddity> seen = new ArrayList<>(memory.seen());
        tellOnce(oddity, seen, effects);
        return memory.withSeen(seen);
    }

    private static void tellOnce(Oddity oddity, List<Oddity> seen, List<Effect> effects) {
        if (!seen.contains(oddity)) {
            if (seen.size() == VirtualRouter.SEEN_LIMIT) {
                seen.removeFirst();
            }
            seen.add(oddity);
            effects.add(new Effect.Remark(oddity));
        }
    }

    private List<Oddity> differences(Memory memory, Advert advert) {
        boolean sameInterval = advert.intervalNanos() == dialect.intervalNanos(advert.version());
        boolean sameAddresses = advert.addresses().equals(ours);
        boolean twoOwners = advert.priority() == RouterConfig.OWNER
                && memory.priority().value() == RouterConfig.OWNER;
        Optional<ChecksumForm> form = advert.checksumForm().filter(f -> advert.version() == 3 && f != memory.form());
        if (sameInterval && sameAddresses && !twoOwners && form.isEmpty()) {
            return List.of();
        }
        List<Oddity> found = new ArrayList<>();
        if (!sameInterval) {
            found.add(new Oddity.IntervalDiffers(advert.source(), advert.intervalNanos(),
                    dialect.intervalNanos(advert.version())));
        }
        List<IpAddress> missing = ours.stream().filter(a -> !advert.addresses().contains(a)).toList();
        List<IpAddress> extra = advert.addresses().stream().filter(a -> !ours.contains(a)).toList();
        if (!missing.isEmpty() || !extra.isEmpty()) {
            found.add(new Oddity.AddressesDiffer(advert.source(), missing, extra));
        }
        if (twoOwners) {
            found.add(new Oddity.TwoOwners(advert.source()));
        }
        form.ifPresent(f -> found.add(new Oddity.ChecksumFormDiffers(advert.source(), f, memory.form())));
        return found;
    }

    private static boolean isAbout(Oddity oddity, IpAddress source) {
        return switch (oddity) {
            case Oddity.IntervalDiffers o -> o.source().equals(source);
            case Oddity.AddressesDiffer o -> o.source().equals(source);
            case Oddity.TwoOwners o -> o.source().equals(source);
            case Oddity.RivalHeard o -> o.source().equals(source);
            case Oddity.ChecksumFormDiffers o -> o.source().equals(source);
            case Oddity.Stalled _ -> false;
        };
    }
}
