package dev.baton.adapter.pcap;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

import dev.baton.wire.Ipv6Address;

/// What can be captured on here.
public final class CaptureInterfaces {
    /// The most interfaces that are listed.
    public static final int MAX_INTERFACES = 256;

    /// What libpcap offers beside interfaces of the network.
    private static final Set<String> NO_NETWORK = Set.of("any", "nflog", "nfqueue", "bluetooth-monitor");
    private static final Path STATUS = Path.of("/proc/thread-self/status");
    private static final String EFFECTIVE = "CapEff:";
    private static final int CAP_NET_RAW = 13;

    private static final Comparator<CaptureInterface> ORDER = Comparator
            .comparing(CaptureInterface::isLoopback).thenComparing(i -> !i.isRunning())
            .thenComparing(CaptureInterface::name);

    private CaptureInterfaces() {}

    /// The interfaces of this machine, those that run first, the loopback last, each kind by name.
    ///
    /// @throws CaptureException if libpcap is not installed or cannot list them
    public static List<CaptureInterface> list() {
        try {
            return Pcaps.findAllDevs().stream().filter(d -> isNetwork(d.getName())).limit(MAX_INTERFACES)
                    .map(CaptureInterfaces::of).sorted(ORDER).toList();
        } catch (PcapNativeException e) {
            throw new CaptureException("The interfaces of this machine cannot be listed: " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new CaptureException("Capturing needs libpcap, which is not installed: apt-get install libpcap0.8",
                    e);
        }
    }

    private static boolean isNetwork(String name) {
        return !NO_NETWORK.contains(name) && !name.startsWith("bluetooth") && !name.startsWith("usbmon")
                && !name.startsWith("dbus");
    }

    private static CaptureInterface of(PcapNetworkInterface device) {
        return new CaptureInterface(device.getName(),
                device.getAddresses().stream().map(a -> a.getAddress()).filter(Objects::nonNull)
                        .map(CaptureInterfaces::text).toList(),
                device.isLoopBack(), device.isUp(), device.isRunning());
    }

    private static String text(InetAddress address) {
        String text = String.valueOf(address.getHostAddress());
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? Ipv6Address.parse(bare).toString() : bare;
    }

    /// Whether this process has the right to capture (CAP_NET_RAW). Where the system does not tell, the answer is yes
    /// and opening a capture says the rest.
    public static boolean isAllowed() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(EFFECTIVE)).findFirst()
                    .map(line -> Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16))
                    .map(rights -> (rights >>> CAP_NET_RAW & 1) == 1).orElse(true);
        } catch (IOException _) {
            return true;
        }
    }
}
