package dev.baton.loop;

import java.util.Optional;
import java.util.function.BiConsumer;

import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Reception;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.IpHeader;
import dev.baton.wire.Rejected;
import dev.baton.wire.VrrpMessage;

/// Decides which router a frame is for and whether it is let into the election there, and counts.
final class Hearing {
    private final LoopWatcher watcher;
    private final BiConsumer<Routed, Input> step;
    private final DiscardCounts discards = new DiscardCounts();
    private final Strangers strangers = new Strangers();
    private long heard;
    private long accepted;
    private long undecodable;
    private long unrelated;

    /// @param step takes what a router is to be told
    Hearing(LoopWatcher watcher, BiConsumer<Routed, Input> step) {
        this.watcher = watcher;
        this.step = step;
    }

    /// Takes a frame.
    ///
    /// @param table    the routers that it may be for
    /// @param nowNanos when the turn began
    void hear(Inbox.Heard frame, RouterTable table, long nowNanos) {
        heard++;
        Decoding decoding = FrameDecoder.decode(frame.bytes, 0, frame.bytes.length);
        switch (decoding) {
            case Decoded(Frame content) when content.payload() instanceof VrrpMessage message
                    && content.network().isPresent() && !isOfAnotherVlan(content) ->
                hear(frame, content.network().get(), message, table, nowNanos);
            case Decoded _ -> unrelated++;
            case Rejected rejected -> reject(frame, rejected, table);
        }
    }

    private void hear(Inbox.Heard frame, IpHeader header, VrrpMessage message, RouterTable table, long nowNanos) {
        Optional<Routed> meant = table.on(frame.interfaceName, header.source().family(), message.vrid());
        if (meant.isEmpty()) {
            unrelated++;
            strangers.foreign(header.source());
            return;
        }
        Routed routed = meant.get();
        if (routed.trial.isDeaf()) {
            unrelated++;
            return;
        }
        RouterConfig config = routed.setup.config();
        long heardAt = Math.min(frame.atNanos, nowNanos);
        switch (Reception.judge(config, message, header.source(), header.hopLimit(), heardAt)) {
            case Reception.Accepted(var advert) -> {
                accepted++;
                routed.tally.heard(config, advert);
                watcher.accepted(config, advert, frame.bytes);
                step.accept(routed, new Input.AdvertHeard(advert));
            }
            case Reception.Refused(var reason) -> {
                discards.add(config.name(), header.source(), reason);
                strangers.discarded(reason, header.source());
                routed.tally.discarded(reason, message);
                watcher.discarded(config, header.source(), reason);
                Reception.told(reason, message, header.source()).ifPresent(input -> step.accept(routed, input));
            }
        }
    }

    /// A capture also sees the tagged frames of the VLANs on its interface; those are heard on interfaces of their own.
    private static boolean isOfAnotherVlan(Frame frame) {
        return frame.ethernet().isPresent() && frame.ethernet().get().vlan().isPresent();
    }

    private void reject(Inbox.Heard frame, Rejected rejected, RouterTable table) {
        Optional<IpHeader> header = rejected.soFar().network().filter(h -> h.protocol() == VrrpMessage.PROTOCOL);
        header.ifPresentOrElse(h -> {
            discards.add("", h.source(), Discard.LENGTH);
            if (rejected.soFar().payload() instanceof VrrpMessage message && !isOfAnotherVlan(rejected.soFar())) {
                table.on(frame.interfaceName, h.source().family(), message.vrid())
                        .ifPresent(r -> r.tally.discarded(Discard.LENGTH));
            }
        }, () -> undecodable++);
    }

    Strangers strangers() {
        return strangers;
    }

    DiscardCounts discards() {
        return discards;
    }

    long heard() {
        return heard;
    }

    long accepted() {
        return accepted;
    }

    long undecodable() {
        return undecodable;
    }

    long unrelated() {
        return unrelated;
    }
}
