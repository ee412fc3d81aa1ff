package dev.baton.adapter.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The kernel settings of interfaces that virtual addresses and virtual MACs need, under `/proc/sys/net`.
public final class Sysctl {
    private static final Path ROOT = Path.of("/proc/sys/net");

    private Sysctl() {}

    /// One setting.
    ///
    /// @param path  below `/proc/sys/net`, such as `ipv4/conf/eth0/arp_ignore`
    /// @param value what it is to be
    public record Setting(String path, String value) {}

    /// What a macvlan with the virtual router MAC needs (RFC 9568 sections 7.3 and 8.1.2): it answers ARP only for its
    /// own addresses, and accepts packets whose answers leave through the interface below it, which is where the route
    /// to their senders leads. The reverse path filter is loose and not off, because the strict one that all interfaces
    /// may have would win over off. IPv6 says that it is a router, as the advertisements of its addresses do; nothing is
    /// forwarded because of that.
    static List<Setting> ofVirtualMac(VirtualMac mac) {
        String four = "ipv4/conf/" + mac.name() + "/";
        String six = "ipv6/conf/" + mac.name() + "/";
        List<Setting> settings = new ArrayList<>(List.of(new Setting(four + "arp_filter", "0"),
                new Setting(four + "accept_local", "1"), new Setting(four + "rp_filter", "2"),
                new Setting(four + "arp_ignore", "1"), new Setting(four + "arp_announce", "2")));
        if (!Files.exists(ROOT.resolve(six))) {
            return settings;
        }
        if (mac.ipv6()) {
            settings.addAll(List.of(new Setting(six + "accept_dad", "0"), new Setting(six + "autoconf", "0"),
                    new Setting(six + "accept_ra", "0"), new Setting(six + "forwarding", "1")));
        } else {
            settings.add(new Setting(six + "disable_ipv6", "1"));
        }
        return settings;
    }

    /// What the interface below needs, so that it does not answer ARP for the addresses above it with its own MAC.
    static List<Setting> belowVirtualMac(String parent) {
        return List.of(new Setting("ipv4/conf/" + parent + "/arp_ignore", "1"),
                new Setting("ipv4/conf/" + parent + "/arp_announce", "2"));
    }

    /// Makes a setting again what it was, unless somebody has changed it since it was one of [#belowVirtualMac].
    static void restore(String path, String before) {
        boolean isAsSet = read(path).equals(path.endsWith("/arp_ignore") ? "1" : "2");
        if (isAsSet) {
            apply(new Setting(path, before));
        }
    }

    /// What the setting is now.
    ///
    /// @throws LinuxException if there is no such setting
    public static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path)).strip();
        } catch (IOException e) {
            throw new LinuxException("read /proc/sys/net/" + path, LinuxException.ENOENT,
                    String.valueOf(e.getMessage()));
        }
    }

    /// Sets it, unless it is so already.
    ///
    /// @return what it was
    /// @throws LinuxException if there is no such setting or it may not be changed
    public static String apply(Setting setting) {
        String before = read(setting.path());
        if (!before.equals(setting.value())) {
            try {
                Files.writeString(ROOT.resolve(setting.path()), setting.value());
            } catch (IOException e) {
                throw new LinuxException("set /proc/sys/net/" + setting.path() + " to " + setting.value(),
                        LinuxException.EPERM, String.valueOf(e.getMessage()));
            }
        }
        return before;
    }
}
