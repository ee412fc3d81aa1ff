package dev.baton.vrrp;

import java.util.Optional;

import dev.baton.wire.IpAddress;

/// The other router that was heard as MASTER last, and with which priority one holds the addresses here: the one that it
/// has, unless it has only just taken over on a person's word. Then that priority is higher than it will be, and what
/// sufficed before suffices still. So addresses that are handed to and fro faster than the priorities settle do not make
/// them climb for good.
///
/// A router that took over on a person's word says so by repeating its first advertisement at once
/// ([Claim#repeats]): nothing else in the protocol repeats one twice before half an interval has passed.
///
/// @param source   where it sends from; empty: none was heard yet
/// @param priority its priority
/// @param repeats  how often it has repeated itself at once; not counted beyond [#TOLD]
/// @param floor    with what the one before it held the addresses; 0: nobody knows
public record Incumbent(Optional<IpAddress> source, int priority, int repeats, int floor) {
    /// Nobody was heard yet.
    public static final Incumbent NONE = new Incumbent(Optional.empty(), 0, 0, 0);
    /// So many repetitions are no chance.
    static final int TOLD = 2;

    /// Who it is after an advertisement of a MASTER.
    ///
    /// @param last the advertisement of a MASTER that was heard before it
    Incumbent after(Optional<Advert> last, Advert advert) {
        if (source.isEmpty() || !source.get().equals(advert.source())) {
            return new Incumbent(Optional.of(advert.source()), advert.priority(), 0, holding());
        }
        if (priority != advert.priority()) {
            return new Incumbent(source, advert.priority(), 0, advert.priority());
        }
        boolean isRepetition = repeats < TOLD && last.isPresent() && last.get().source().equals(advert.source())
                && last.get().version() == advert.version()
                && advert.heardAtNanos() - last.get().heardAtNanos() < advert.intervalNanos() / 2;
        return isRepetition ? new Incumbent(source, priority, repeats + 1, floor) : this;
    }

    /// A router that this one has yielded to.
    ///
    /// @param held with which priority this one held the addresses
    static Incumbent successor(Advert advert, int held) {
        return new Incumbent(Optional.of(advert.source()), advert.priority(), 0, held);
    }

    /// With which priority one holds the addresses here; 0: nobody knows.
    int holding() {
        return repeats >= TOLD && floor > 0 ? floor : priority;
    }

    /// With which priority one would hold the addresses that `rival` has now.
    int holding(Advert rival) {
        return source.filter(rival.source()::equals).isPresent() && priority == rival.priority()
                ? holding()
                : rival.priority();
    }
}
