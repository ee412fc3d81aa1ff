package dev.baton.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.port.JournalPort;
import dev.baton.port.PortException;
import dev.baton.port.Ports;
import dev.baton.vrrp.Effect;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// Performs effects in their order. What the machine refuses is counted and told, and the rest goes on: a full disk must
/// not keep an address on the interface.
///
/// A process can be stopped between the decision and the deed. What it decided as MASTER before it was stopped is not
/// true any more when it goes on: so the clock is looked at before every frame and every claim, and a router whose
/// quickest peer has had the time to take over sends and claims nothing more. Its next step finds the stall and steps
/// down.
final class EffectRunner {
    private static final int HOP_LIMIT = 255;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_CENTISECOND = 10_000_000L;
    private static final int MAX_V2_SECONDS = 255;
    /// A VLAN is an interface of its own: the kernel tags what is sent there.
    private static final OptionalInt UNTAGGED = OptionalInt.empty();

    private final Ports ports;
    private long failures;
    private long decidedNanos;

    EffectRunner(Ports ports) {
        this.ports = ports;
    }

    long failures() {
        return failures;
    }

    /// Performs `effects`. Addresses that were refused are not announced, and nobody is told to yield for them.
    ///
    /// @param nowNanos when they were decided
    /// @return whether the machine took the addresses, if it was to
    boolean perform(Routed routed, List<Effect> effects, long nowNanos) {
        decidedNanos = nowNanos;
        boolean isRefused = false;
        for (Effect effect : effects) {
            if (isRefused && (effect instanceof Effect.Announce || effect instanceof Effect.SendAdvert)) {
                continue;
            }
            try {
                perform(routed, effect);
            } catch (PortException e) {
                refused(routed.name(), e);
                isRefused |= effect instanceof Effect.ClaimAddresses;
            }
        }
        return !isRefused;
    }

    private void refused(String router, PortException e) {
        failures++;
        ports.notices().refused(router, String.valueOf(e.getMessage()));
    }

    /// Takes off whatever an earlier run has left on the interface.
    void releaseLeftovers(Routed routed) {
        try {
            ports.addresses().release(routed.setup.config());
        } catch (PortException e) {
            refused(routed.name(), e);
        }
    }

    void flush() {
        try {
            ports.packets().flush();
        } catch (PortException e) {
            refused("", e);
        }
    }

    private void perform(Routed routed, Effect effect) {
        RouterConfig config = routed.setup.config();
        switch (effect) {
            case Effect.SendAdvert _ when routed.trial.isMuted() -> {
                // A failover test keeps it silent.
            }
            case Effect.SendAdvert advert -> {
                boolean isSent = false;
                for (byte[] frame : frames(routed, advert)) {
                    isSent |= send(routed, config.interfaceName(), frame);
                }
                if (isSent) {
                    routed.tally.sent(advert.priority());
                }
            }
            case Effect.ClaimAddresses _ -> {
                flush();
                if (!isTooLate(routed)) {
                    ports.addresses().claim(config);
                    routed.refusals = 0;
                }
            }
            case Effect.ReleaseAddresses _ -> ports.addresses().release(config);
            case Effect.Announce _ -> announce(routed);
            case Effect.Notify notify -> {
                flush();
                Instant wall = ports.clock().wall();
                routed.tally.changed(notify.transition(), wall);
                ports.notices().transitioned(config.name(), notify.transition());
                ports.journal().append(new JournalPort.Entry.Changed(config.name(), wall, notify.transition()));
            }
            case Effect.Remark remark -> {
                ports.notices().noticed(config.name(), remark.oddity());
                ports.journal().append(
                        new JournalPort.Entry.Noticed(config.name(), ports.clock().wall(), remark.oddity()));
            }
        }
    }

    private static List<byte[]> frames(Routed routed, Effect.SendAdvert advert) {
        if (routed.encoded.filter(advert::equals).isEmpty()) {
            routed.frames = encode(routed, advert);
            routed.encoded = Optional.of(advert);
        }
        return routed.frames;
    }

    private static List<byte[]> encode(Routed routed, Effect.SendAdvert advert) {
        RouterConfig config = routed.setup.config();
        VrrpMessage message = message(routed, advert);
        if (config.unicastPeers().isEmpty()) {
            return List.of(FrameEncoder.advert(routed.mac(), UNTAGGED, config.source(), group(config),
                    HOP_LIMIT, message, advert.form()));
        }
        List<byte[]> frames = new ArrayList<>();
        for (IpAddress peer : config.unicastPeers()) {
            frames.add(FrameEncoder.advert(routed.mac(), UNTAGGED, config.source(), peer, HOP_LIMIT,
                    message, advert.form()));
        }
        return frames;
    }

    /// Version 2 has whole seconds: an interop router with a shorter interval says 1.
    private static VrrpMessage message(Routed routed, Effect.SendAdvert advert) {
        RouterConfig config = routed.setup.config();
        if (advert.version() == 2) {
            long seconds = Math.clamp(advert.intervalNanos() / NANOS_PER_SECOND, 1, MAX_V2_SECONDS);
            VrrpAuth auth = config.password().map(VrrpAuth::simpleText).orElse(VrrpAuth.NONE);
            return VrrpMessage.v2(config.vrid(), advert.priority(), (int) seconds, auth, routed.addresses);
        }
        return VrrpMessage.v3(config.vrid(), advert.priority(),
                (int) (advert.intervalNanos() / NANOS_PER_CENTISECOND), routed.addresses);
    }

    private static IpAddress group(RouterConfig config) {
        return switch (config.family()) {
            case IPV4 -> Ipv4Address.VRRP_GROUP;
            case IPV6 -> Ipv6Address.VRRP_GROUP;
        };
    }

    private void announce(Routed routed) {
        for (Announced announced : routed.announced) {
            byte[] frame = switch (announced.address()) {
                case Ipv4Address v4 -> FrameEncoder.gratuitousArp(announced.mac(), UNTAGGED, v4);
                case Ipv6Address v6 -> FrameEncoder.unsolicitedNa(announced.mac(), UNTAGGED,
                        sender(routed.setup.config(), announced, v6), v6);
            };
            if (send(routed, announced.interfaceName(), frame)) {
                routed.tally.announced();
            }
        }
    }

    /// @return whether it was sent
    private boolean send(Routed routed, String interfaceName, byte[] frame) {
        if (isTooLate(routed)) {
            return false;
        }
        ports.packets().send(interfaceName, frame);
        return true;
    }

    private boolean isTooLate(Routed routed) {
        RouterConfig config = routed.setup.config();
        return ports.clock().nowNanos() - decidedNanos > Timing.stallNanos(config.advertIntervalNanos(),
                config.downAdverts());
    }

    /// The router's own address where it has one there, else the address itself.
    private static Ipv6Address sender(RouterConfig config, Announced announced, Ipv6Address address) {
        boolean isThere = announced.interfaceName().equals(config.interfaceName());
        return isThere && config.source() instanceof Ipv6Address source ? source : address;
    }
}
