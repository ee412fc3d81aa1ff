package dev.baton.vrrp;

import java.util.Optional;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// Decides whether a VRRP message reaches the election of one router (RFC 9568 section 7.1 with errata 8299, 8300 and
/// 8301; RFC 3768 section 7.1 for version 2). Every packet is judged on its own: one that is refused changes nothing.
///
/// The order is fixed, so that a packet with several faults always gives the same reason: length, TTL,
/// version, type, VRID and family, authentication, version 2 interval, checksum, count and interval, sender.
public sealed interface Reception {
    /// The TTL or hop limit that a packet from this link has.
    int LINK_TTL = 255;

    /// It counts.
    record Accepted(Advert advert) implements Reception {}

    /// It does not, and this is why.
    record Refused(Discard reason) implements Reception {}

    /// Judges a message that was decoded.
    ///
    /// @param source      the sender in the IP header
    /// @param ttl         the TTL or hop limit as received. It is not judged for a router with unicast peers: those may
    ///                    be routed, and the peer list is the check there
    /// @param heardAtNanos when it was on the wire
    static Reception judge(RouterConfig config, VrrpMessage message, IpAddress source, int ttl, long heardAtNanos) {
        Optional<Discard> discard = firstFault(config, message, source, ttl);
        if (discard.isPresent()) {
            return new Refused(discard.get());
        }
        Optional<ChecksumForm> form = message.version() == 3 ? message.checksumForm() : Optional.empty();
        return new Accepted(new Advert(source, message.version(), message.priority(), message.intervalNanos(),
                message.addresses(), form, heardAtNanos));
    }

    /// What the router is to be told of a message that was refused for `reason`; mostly nothing, as a refusal changes no
    /// state.
    static Optional<Input> told(Discard reason, VrrpMessage message, IpAddress source) {
        return reason == Discard.INTERVAL
                ? Optional.of(new Input.IntervalRefused(source, message.intervalNanos()))
                : Optional.empty();
    }

    /// Whether something is missing that version and type promise; of unknown ones nothing can be said.
    private static boolean isIncomplete(VrrpMessage message) {
        boolean isKnown = (message.version() == 2 || message.version() == 3)
                && message.type() == VrrpMessage.ADVERTISEMENT;
        return isKnown && (message.addresses().size() != message.addressCount()
                || (message.version() == 2 && message.authData().length() < VrrpAuth.DATA_LENGTH));
    }

    private static Optional<Discard> firstFault(RouterConfig config, VrrpMessage message, IpAddress source, int ttl) {
        if (isIncomplete(message)) {
            return Optional.of(Discard.LENGTH);
        }
        if (config.unicastPeers().isEmpty() && ttl != LINK_TTL) {
            return Optional.of(Discard.TTL);
        }
        if (message.version() != config.version() && !(config.interop() && message.version() == 2)) {
            return Optional.of(Discard.VERSION);
        }
        if (message.type() != VrrpMessage.ADVERTISEMENT) {
            return Optional.of(Discard.TYPE);
        }
        if (message.vrid() != config.vrid()) {
            return Optional.of(Discard.VRID);
        }
        if (source.family() != config.family()) {
            return Optional.of(Discard.FAMILY);
        }
        if (message.version() == 2) {
            Optional<Discard> old = versionTwoFault(config, message);
            if (old.isPresent()) {
                return old;
            }
        }
        if (message.checksumForm().isEmpty()) {
            return Optional.of(Discard.CHECKSUM);
        }
        return contentFault(config, message, source);
    }

    private static Optional<Discard> versionTwoFault(RouterConfig config, VrrpMessage message) {
        VrrpAuth wanted = config.password().map(VrrpAuth::simpleText).orElse(VrrpAuth.NONE);
        if (message.authType() != wanted.type()) {
            return Optional.of(Discard.AUTH_TYPE);
        }
        if (wanted.type() == VrrpAuth.TYPE_SIMPLE_TEXT && !message.authData().equals(wanted.data())) {
            return Optional.of(Discard.AUTH_DATA);
        }
        boolean isOurInterval = message.intervalNanos() == config.advertIntervalNanos();
        return config.version() == 2 && !isOurInterval ? Optional.of(Discard.INTERVAL) : Optional.empty();
    }

    private static Optional<Discard> contentFault(RouterConfig config, VrrpMessage message, IpAddress source) {
        if (message.addressCount() == 0) {
            return Optional.of(Discard.NO_ADDRESSES);
        }
        if (message.interval() == 0) {
            return Optional.of(Discard.ZERO_INTERVAL);
        }
        if (config.family() == Family.IPV6 && !message.addresses().isEmpty()
                && !(message.addresses().getFirst() instanceof Ipv6Address first && first.isLinkLocal())) {
            return Optional.of(Discard.FIRST_NOT_LINK_LOCAL);
        }
        if (source.equals(config.source())) {
            return Optional.of(Discard.OWN_ECHO);
        }
        boolean isStranger = !config.unicastPeers().isEmpty() && !config.unicastPeers().contains(source);
        return isStranger ? Optional.of(Discard.NOT_A_PEER) : Optional.empty();
    }
}
