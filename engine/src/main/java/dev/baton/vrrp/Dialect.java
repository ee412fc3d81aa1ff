package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;

/// Which versions and checksum forms one router speaks, and which of those that it hears count.
final class Dialect {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final RouterConfig config;
    private final boolean adopts;

    Dialect(RouterConfig config) {
        this.config = config;
        this.adopts = config.checksum() == ChecksumPolicy.AUTO && config.version() == 3
                && config.family() == Family.IPV4;
    }

    /// The checksum form to begin with.
    ChecksumForm firstForm() {
        if (config.version() == 2) {
            return ChecksumForm.V2;
        }
        return config.checksum() == ChecksumPolicy.RFC9568 && config.family() == Family.IPV4
                ? ChecksumForm.MESSAGE_ONLY
                : ChecksumForm.PSEUDO_HEADER;
    }

    /// One advertisement with `priority`: one effect, or one per version in interop mode (RFC 9568 section 8.4.2).
    List<Effect> effects(Memory memory, int priority) {
        Effect.SendAdvert advert = new Effect.SendAdvert(config.version(), priority, config.advertIntervalNanos(),
                memory.form());
        return config.interop()
                ? List.of(advert, new Effect.SendAdvert(2, priority, oldIntervalNanos(), ChecksumForm.V2))
                : List.of(advert);
    }

    /// The memory with the form of `advert`, where the form is not pinned: a peer of the other form would stay deaf.
    Memory adopting(Memory memory, Advert advert) {
        return adopts && advert.version() == 3
                ? memory.withForm(advert.checksumForm().orElse(memory.form()))
                : memory;
    }

    /// Whether `advert` only repeats in version 2 what `master`, who speaks version 3, has said: in interop mode the
    /// latter alone counts (RFC 9568 section 8.4.2).
    boolean isRepetition(Advert advert, Optional<Advert> master) {
        return config.interop() && advert.version() == 2 && master.filter(m -> m.version() == 3
                && m.source().equals(advert.source())
                && advert.heardAtNanos() - m.heardAtNanos() <= config.downAdverts() * m.intervalNanos()).isPresent();
    }

    /// The interval that an advertisement of `version` is expected to carry.
    long intervalNanos(int version) {
        return version == config.version() ? config.advertIntervalNanos() : oldIntervalNanos();
    }

    /// The interval as version 2 can say it: whole seconds, and never less than one.
    private long oldIntervalNanos() {
        long seconds = Math.ceilDiv(config.advertIntervalNanos(), NANOS_PER_SECOND);
        return seconds * NANOS_PER_SECOND;
    }
}
