package dev.baton.adapter.pcap;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// Captures what matters to VRRP on one interface, and injects frames there. Frames are handed over one by one as soon
/// as they arrive (immediate mode), with the kernel's time stamp. The interface is not made promiscuous: the VRRP groups
/// are joined instead.
///
/// Needs CAP_NET_RAW; opened without it, the error says so.
public final class LiveCapture implements AutoCloseable {
    /// What the kernel lets through: VRRP and CARP, version 2 behind an Authentication Header, ARP, Neighbor Discovery,
    /// HSRP, and ICMP errors that carry a VRRP packet; the same within one 802.1Q tag.
    static final String FILTER = filter();

    private static final Logger LOG = LoggerFactory.getLogger(LiveCapture.class);
    /// More than any frame of an Ethernet. The kernel lays two so long into a page; of longer ones it would lay one, and the
    /// buffer would take twice its memory.
    private static final int SNAPSHOT_BYTES = 1_920;
    private static final int BUFFER_BYTES = 4 << 20;
    /// Only how often a quiet capture looks whether it was closed; immediate mode does not wait for it.
    private static final int READ_TIMEOUT_MILLIS = 100;
    /// How long a capture waits after an error before it tries again.
    private static final long AFTER_FAILURE_NANOS = 100_000_000L;
    private static final List<String> GROUPS = List.of("224.0.0.18", "ff02::12", "224.0.0.2", "224.0.0.102");

    /// Which frames are handed over.
    public enum Frames {
        /// Those of others.
        HEARD,
        /// Those that this machine sends, too.
        HEARD_AND_SENT
    }

    private final String interfaceName;
    private final PcapHandle handle;
    private final LinkType link;
    private final List<DatagramChannel> memberships;
    private final Thread reader;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private volatile long answered;
    private volatile boolean closed;
    private volatile Optional<CaptureException> failure = Optional.empty();

    private LiveCapture(String interfaceName, PcapHandle handle, LinkType link, List<DatagramChannel> memberships,
            Consumer<CapturedFrame> listener) {
        this.interfaceName = interfaceName;
        this.handle = handle;
        this.link = link;
        this.memberships = memberships;
        this.reader = Thread.ofPlatform().daemon().name("baton-capture-" + interfaceName)
                .unstarted(() -> read(listener));
    }

    private static String filter() {
        String wanted = "(ip proto 112 or ip6 proto 112 or ip proto 51 or arp"
                + " or (icmp6 and ip6[40] >= 133 and ip6[40] <= 136)"
                + " or (icmp and (icmp[icmptype] == 3 or icmp[icmptype] == 11) and icmp[17] == 112)"
                + " or (icmp6 and ip6[40] >= 1 and ip6[40] <= 4 and ip6[54] == 112)"
                + " or udp port 1985 or udp port 2029)";
        return wanted + " or (vlan and " + wanted + ")";
    }

    /// Opens an interface and starts to hand frames to `listener`, on a thread of this capture's.
    ///
    /// @throws CaptureException if libpcap is missing, the right is missing, there is no such interface or it is not of
    ///                          a kind that carries VRRP
    ///
    /// @param what whether frames that this machine sends are handed over too
    public static LiveCapture open(String interfaceName, Frames what, Consumer<CapturedFrame> listener) {
        PcapHandle handle = openHandle(interfaceName);
        try {
            handle.setFilter(FILTER, BpfCompileMode.OPTIMIZE);
            handle.setDirection(what == Frames.HEARD ? PcapDirection.IN : PcapDirection.INOUT);
            LinkType link = LinkTypes.of(handle.getDlt().value(), interfaceName);
            LiveCapture capture = new LiveCapture(interfaceName, handle, link, join(interfaceName), listener);
            capture.reader.start();
            return capture;
        } catch (PcapNativeException | NotOpenException e) {
            handle.close();
            throw new CaptureException("Capturing on " + interfaceName + " failed: " + e.getMessage(), e);
        }
    }

    private static PcapHandle openHandle(String interfaceName) {
        try {
            return new PcapHandle.Builder(interfaceName).snaplen(SNAPSHOT_BYTES)
                    .promiscuousMode(PromiscuousMode.NONPROMISCUOUS).timeoutMillis(READ_TIMEOUT_MILLIS)
                    .bufferSize(BUFFER_BYTES).immediateMode(true).timestampPrecision(TimestampPrecision.NANO).build();
        } catch (PcapNativeException e) {
            throw new CaptureException(explain(interfaceName, String.valueOf(e.getMessage())), e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new CaptureException("Capturing needs libpcap, which is not installed: apt-get install libpcap0.8",
                    e);
        }
    }

    private static String explain(String interfaceName, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("permission") || lower.contains("not permitted")) {
            return "Capturing on " + interfaceName
                    + " needs the right to read raw packets: run as root, or give the process CAP_NET_RAW.";
        }
        if (lower.contains("no such device") || lower.contains("doesn't exist") || lower.contains("activated: -5")) {
            return "There is no interface " + interfaceName + " here" + known() + ".";
        }
        return "Capturing on " + interfaceName + " failed: " + said;
    }

    private static String known() {
        try {
            List<String> names = NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList();
            return names.isEmpty() ? "" : "; there are " + String.join(", ", names);
        } catch (IOException _) {
            return "";
        }
    }

    /// Joins the groups, so that the interface takes their frames in. An interface that cannot (it has no address of
    /// that family, or the whole machine has none) is captured on all the same: a bridge port or a mirror port gets them anyhow.
    private static List<DatagramChannel> join(String interfaceName) {
        List<DatagramChannel> memberships = new ArrayList<>();
        for (String group : GROUPS) {
            StandardProtocolFamily family = group.indexOf(':') >= 0
                    ? StandardProtocolFamily.INET6
                    : StandardProtocolFamily.INET;
            try {
                DatagramChannel channel = DatagramChannel.open(family);
                memberships.add(channel);
                NetworkInterface device = NetworkInterface.getByName(interfaceName);
                if (device != null) {
                    channel.join(InetAddress.getByName(group), device);
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.debug("{} does not join {}: {}", interfaceName, group, e.getMessage());
            }
        }
        return memberships;
    }

    private void read(Consumer<CapturedFrame> listener) {
        while (!closed) {
            try {
                if (answered < asked.get()) {
                    drain(listener);
                }
                next(listener);
            } catch (TimeoutException | EOFException _) {
                // Nothing came, or somebody has woken this thread; look why.
            } catch (PcapNativeException e) {
                failure = Optional.of(new CaptureException("Nothing comes from " + interfaceName + ": "
                        + e.getMessage(), e));
                LockSupport.parkNanos(AFTER_FAILURE_NANOS);
            } catch (NotOpenException _) {
                return;
            }
        }
    }

    private void next(Consumer<CapturedFrame> listener)
            throws PcapNativeException, EOFException, TimeoutException, NotOpenException {
        byte[] bytes = handle.getNextRawPacketEx();
        failure = Optional.empty();
        listener.accept(new CapturedFrame(interfaceName, link, LinkTypes.nanos(handle.getTimestamp()),
                handle.getOriginalLength(), Opaque.of(bytes)));
    }

    /// Hands over everything that waits, until nothing does.
    private void drain(Consumer<CapturedFrame> listener) throws PcapNativeException, NotOpenException {
        long question = asked.get();
        handle.setBlockingMode(BlockingMode.NONBLOCKING);
        try {
            while (!closed && answered < question) {
                try {
                    next(listener);
                } catch (TimeoutException _) {
                    answered = question;
                } catch (EOFException _) {
                    question = asked.get();
                }
            }
        } finally {
            handle.setBlockingMode(BlockingMode.BLOCKING);
        }
    }

    /// Asks that every frame that has arrived up to now be handed over, and does not wait for it.
    public void catchUp() {
        asked.incrementAndGet();
        wake();
    }

    /// Whether every frame has been handed over that had arrived when [#catchUp] was last called. A capture that fails
    /// has nothing to hand over.
    public boolean isCaughtUp() {
        return answered >= asked.get() || failure.isPresent();
    }

    /// What went wrong when the last frame was awaited, for example that the interface is gone or down. An interface that
    /// was down and is up again is captured on again by itself; one that was deleted has to be opened anew.
    public Optional<CaptureException> failure() {
        return failure;
    }

    /// The interface's name.
    public String interfaceName() {
        return interfaceName;
    }

    /// Puts a frame on the wire as it is.
    ///
    /// @throws CaptureException if the interface refuses it, for example because it is down
    public void send(byte[] frame) {
        sending.lock();
        try {
            handle.sendPacket(frame);
        } catch (PcapNativeException | NotOpenException e) {
            throw new CaptureException("Sending on " + interfaceName + " failed: " + e.getMessage(), e);
        } finally {
            sending.unlock();
        }
    }

    /// What the kernel has counted so far.
    public CaptureCounters counters() {
        try {
            PcapStat stat = handle.getStats();
            return new CaptureCounters(stat.getNumPacketsReceived(), stat.getNumPacketsDropped(),
                    stat.getNumPacketsDroppedByIf());
        } catch (PcapNativeException | NotOpenException e) {
            throw new CaptureException("The counters of " + interfaceName + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// On an interface on which nothing is heard libpcap may wait for longer than its timeout.
    private void wake() {
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            LOG.debug("{} is closed already: {}", interfaceName, e.getMessage());
        }
    }

    /// Begins to end the capture without waiting for it; [#close] ends it. Several that are told together end together.
    public void stop() {
        closed = true;
        wake();
    }

    /// Ends the capture; no frame is handed over after this returns.
    @Override
    public void close() {
        closed = true;
        wake();
        boolean interrupted = false;
        while (reader.isAlive() && !Thread.currentThread().equals(reader)) {
            try {
                reader.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        handle.close();
        for (DatagramChannel membership : memberships) {
            try {
                membership.close();
            } catch (IOException e) {
                LOG.debug("Leaving a group on {}: {}", interfaceName, e.getMessage());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
