package dev.baton.adapter.sim;

import java.util.Optional;

import dev.baton.wire.Decoded;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.IpHeader;
import dev.baton.wire.VrrpMessage;

/// A frame that was put on a segment.
final class SimFrame {
    final SimNode from;
    final SimSegment segment;
    final byte[] bytes;
    private Optional<Frame> content = Optional.empty();

    SimFrame(SimNode from, SimSegment segment, byte[] bytes) {
        this.from = from;
        this.segment = segment;
        this.bytes = bytes;
    }

    /// What was sent, decoded; the engine's own encoder made it, so it can be.
    Frame content() {
        if (content.isEmpty()) {
            if (!(FrameDecoder.decode(bytes, 0, bytes.length) instanceof Decoded(Frame frame))) {
                throw new IllegalStateException(from.name() + " sent a frame that cannot be read");
            }
            content = Optional.of(frame);
        }
        return content.get();
    }

    /// The advertisement it carries.
    Optional<VrrpMessage> advert() {
        return content().payload() instanceof VrrpMessage message ? Optional.of(message) : Optional.empty();
    }

    /// The only address it is for; empty: everybody on the segment.
    Optional<IpAddress> unicastDestination() {
        return content().network().map(IpHeader::destination).filter(d -> !d.isMulticast());
    }
}
