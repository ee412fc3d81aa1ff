package dev.baton.wire;

import java.util.Optional;

/// Bytes that are being taken apart, and the headers found so far. Every position is an index into `bytes`; results
/// carry offsets from `start`.
final class Input {
    final byte[] bytes;
    final int start;
    final int end;
    private Optional<Ethernet> ethernet = Optional.empty();
    private Optional<IpHeader> network = Optional.empty();

    Input(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.end = start + length;
    }

    void found(Ethernet header) {
        ethernet = Optional.of(header);
    }

    void found(IpHeader header) {
        network = Optional.of(header);
    }

    /// A whole frame, whose payload ended at `to`.
    Decoding decoded(Payload payload, int to) {
        return new Decoded(new Frame(ethernet, network, payload, Opaque.of(bytes, to, end)));
    }

    /// A frame with a payload that is nobody's concern here.
    Decoding opaque(int from, int to) {
        return decoded(Opaque.of(bytes, from, to), to);
    }

    /// No frame; what stands from `from` on was not understood.
    Decoding rejected(Rejection reason, int from, int at) {
        return rejected(reason, Opaque.of(bytes, from, end), at);
    }

    /// No frame, but something of its payload could be read.
    Decoding rejected(Rejection reason, Payload soFar, int at) {
        return new Rejected(reason, new Frame(ethernet, network, soFar), at - start);
    }
}
