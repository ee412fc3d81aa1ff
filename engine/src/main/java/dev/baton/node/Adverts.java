package dev.baton.node;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import dev.baton.adapter.notify.Intake;
import dev.baton.api.AdvertBatch;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.manage.AdvertSource;
import dev.baton.port.Clock;

/// The frames of a node for those who watch it: adverts of VRRP, CARP and HSRP, gratuitous ARP and unsolicited Neighbor
/// Advertisements, without passwords. The threads that hear and send only put a frame into the queue of each listener;
/// everything else is done by whoever takes.
final class Adverts implements AdvertSource {
    /// How many may listen; one more place is for findings.
    static final int MAX_LISTENERS = Tap.LIMIT - 1;
    /// How many bytes wait for one listener; what is beyond is shed.
    static final int MAX_BYTES = 512 << 10;

    private final Tap tap;
    private final Clock clock;
    private final UnaryOperator<String> networks;
    private final AtomicInteger listening = new AtomicInteger();

    /// @param networks names the segment that an interface is on
    Adverts(Tap tap, Clock clock, UnaryOperator<String> networks) {
        this.tap = tap;
        this.clock = clock;
        this.networks = networks;
    }

    /// @throws Refusal if too many listen already
    @Override
    public Listening listen() {
        if (listening.incrementAndGet() > MAX_LISTENERS) {
            listening.decrementAndGet();
            throw new Refusal(Problem.Kind.TOO_MANY, MAX_LISTENERS
                    + " already watch the traffic of this node; end one of them first.");
        }
        Ear ear = new Ear();
        if (!tap.add(ear)) {
            listening.decrementAndGet();
            throw new Refusal(Problem.Kind.TOO_MANY, "Too many watch the traffic of this node; end one of them first.");
        }
        return ear;
    }

    private static final class Passed {
        private final String interfaceName;
        private final byte[] frame;
        private final long atNanos;
        private final boolean isSent;

        Passed(String interfaceName, byte[] frame, long atNanos, boolean isSent) {
            this.interfaceName = interfaceName;
            this.frame = frame;
            this.atNanos = atNanos;
            this.isSent = isSent;
        }
    }

    private final class Ear implements Listening, Tap.Listener {
        private final Intake<Passed> waiting = new Intake<>(AdvertBatch.MAX_FRAMES);
        private final AtomicInteger bytes = new AtomicInteger();
        private final AtomicLong tooMuch = new AtomicLong();
        private boolean isClosed;

        @Override
        public void passed(String interfaceName, byte[] frame, long atNanos, boolean isSent) {
            if (!new FrameLook(frame).isOfInterest()) {
                return;
            }
            if (bytes.get() + frame.length > MAX_BYTES) {
                tooMuch.incrementAndGet();
                return;
            }
            bytes.addAndGet(frame.length);
            if (!waiting.offer(new Passed(interfaceName, frame, atNanos, isSent))) {
                bytes.addAndGet(-frame.length);
            }
        }

        @Override
        public synchronized AdvertBatch take() {
            List<AdvertBatch.Heard> frames = new ArrayList<>();
            Optional<Passed> next = waiting.poll();
            while (next.isPresent()) {
                Passed passed = next.get();
                bytes.addAndGet(-passed.frame.length);
                frames.add(new AdvertBatch.Heard(passed.interfaceName, networks.apply(passed.interfaceName),
                        passed.atNanos, passed.isSent, Base64.getEncoder().encodeToString(Blanking.of(passed.frame))));
                next = frames.size() < AdvertBatch.MAX_FRAMES ? waiting.poll() : Optional.empty();
            }
            return new AdvertBatch(frames, waiting.takeShed() + tooMuch.getAndSet(0), clock.nowNanos());
        }

        @Override
        public synchronized void close() {
            if (!isClosed) {
                isClosed = true;
                tap.remove(this);
                listening.decrementAndGet();
            }
        }
    }
}
