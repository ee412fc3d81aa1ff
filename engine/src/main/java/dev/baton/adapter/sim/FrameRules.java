package dev.baton.adapter.sim;

import java.util.IdentityHashMap;

import dev.baton.vrrp.Advert;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Family;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.IpHeader;
import dev.baton.wire.VrrpMessage;

/// What must hold of every frame: an advertisement says what its router is, and one that was damaged on the way is
/// never believed, unless its checksum happens to be right.
///
/// The checksum of VRRP is a 16-bit sum, so some damage adds up to nothing: a bit turned on in one word and off in the
/// same place of another. Such a collision is counted; it is nothing that a receiver could know.
final class FrameRules {
    /// How many damaged frames are remembered while they are under way.
    static final int DAMAGED_LIMIT = 1 << 16;
    private static final int HOP_LIMIT = 255;
    private static final int ETHERNET_LENGTH = 14;
    private static final int TAG_LENGTH = 4;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final SimRules rules;
    private final IdentityHashMap<byte[], SimFrame> damaged = new IdentityHashMap<>();
    private long damagedFrames;
    private long collisions;

    FrameRules(SimRules rules) {
        this.rules = rules;
    }

    long damagedFrames() {
        return damagedFrames;
    }

    long collisions() {
        return collisions;
    }

    /// A copy of the frame was damaged.
    void damaged(SimFrame frame, byte[] bytes) {
        damagedFrames++;
        if (damaged.size() == DAMAGED_LIMIT) {
            throw rules.failure("more than " + DAMAGED_LIMIT + " damaged frames are under way");
        }
        damaged.put(bytes, frame);
    }

    /// A copy of a frame will not be handled any more.
    void gone(byte[] bytes) {
        if (!damaged.isEmpty()) {
            damaged.remove(bytes);
        }
    }

    /// Forgets what was damaged; nothing of it is under way any more.
    void forget() {
        damaged.clear();
    }

    /// The fields of an advertisement are possible and are the router's.
    void sent(SimNode node, RouterConfig router, int effective, SimFrame frame, VrrpMessage advert) {
        IpHeader header = frame.content().network().orElseThrow();
        rules.require(header.hopLimit() == HOP_LIMIT && header.source().equals(router.source()), node, router,
                "sends an advert with another hop limit than 255 or another source than its own");
        rules.require(advert.type() == VrrpMessage.ADVERTISEMENT && advert.vrid() == router.vrid(), node, router,
                "sends an advert of another type or VRID");
        rules.require(advert.version() == router.version() || (router.interop() && advert.version() == 2), node, router,
                "sends an advert of a version that it does not speak");
        rules.require(advert.priority() == 0 || advert.priority() == effective, node, router,
                "sends a priority that it does not have");
        rules.require(advert.addresses().equals(router.addresses().stream().map(VirtualAddress::address).toList())
                && advert.addressCount() == router.addresses().size(), node, router,
                "sends another list of addresses than its own");
        rules.require(advert.interval() > 0 && advert.intervalNanos() == interval(router, advert), node, router,
                "sends another interval than its own");
        ChecksumForm form = advert.checksumForm()
                .orElseThrow(() -> rules.failure(SimRules.who(node, router) + " sends an advert with a bad checksum"));
        boolean isAllowed = switch (router.checksum()) {
            case AUTO -> true;
            case RFC9568 -> form == ChecksumForm.MESSAGE_ONLY;
            case RFC5798 -> form == ChecksumForm.PSEUDO_HEADER;
        };
        rules.require(isAllowed || advert.version() == 2 || router.family() == Family.IPV6, node, router,
                "sends another checksum form than it is pinned to");
    }

    /// Version 2 has no fractions of a second.
    private static long interval(RouterConfig router, VrrpMessage advert) {
        return advert.version() == router.version()
                ? router.advertIntervalNanos()
                : Math.ceilDiv(router.advertIntervalNanos(), NANOS_PER_SECOND) * NANOS_PER_SECOND;
    }

    /// What was let into an election is what its sender said.
    void accepted(SimNode node, RouterConfig router, Advert advert, byte[] bytes) {
        if (damaged.isEmpty()) {
            return;
        }
        SimFrame original = damaged.get(bytes);
        if (original == null || !(FrameDecoder.decode(bytes, 0, bytes.length) instanceof Decoded(Frame content))
                || !(content.payload() instanceof VrrpMessage message)) {
            return;
        }
        IpHeader header = content.network().orElseThrow();
        boolean isAsSent = content.payload().equals(original.content().payload())
                && header.source().equals(original.content().network().orElseThrow().source());
        if (isAsSent) {
            return;
        }
        rules.require(isCollision(bytes, content, header, message), node, router,
                "believes a damaged advert: priority " + advert.priority() + " from " + advert.source());
        collisions++;
    }

    /// Adds the message up once more, word by word: with its checksum it gives all ones.
    private static boolean isCollision(byte[] bytes, Frame content, IpHeader header, VrrpMessage message) {
        int start = ETHERNET_LENGTH + TAG_LENGTH * content.ethernet().orElseThrow().tags().size() + header.length();
        int length = bytes.length - start - content.trailer().length();
        long sum = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? bytes[start + i + 1] & 0xFF : 0;
            sum += (bytes[start + i] & 0xFF) << Byte.SIZE | low;
        }
        long pseudo = sum + sum(header.source().bytes()) + sum(header.destination().bytes()) + VrrpMessage.PROTOCOL
                + length;
        return isAllOnes(pseudo) || (message.addresses().stream().allMatch(a -> a.family() == Family.IPV4)
                && isAllOnes(sum));
    }

    private static long sum(byte[] address) {
        long sum = 0;
        for (int i = 0; i < address.length; i += 2) {
            sum += (address[i] & 0xFF) << Byte.SIZE | (address[i + 1] & 0xFF);
        }
        return sum;
    }

    private static boolean isAllOnes(long sum) {
        return sum % 0xFFFF == 0;
    }
}
