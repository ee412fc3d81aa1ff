package dev.baton.adapter.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// What a macvlan with the virtual router MAC and the interface below it need (RFC 9568 section 7.3 and 8.1.2):
    /// each answers ARP only for its own addresses and from its own MAC, and frames that arrive on the one may be
    /// answered through the other.
    public static List<Setting> forVirtualMac(String macvlan, String parent) {
        return List.of(new Setting("ipv4/conf/" + macvlan + "/arp_filter", "0"),
                new Setting("ipv4/conf/" + macvlan + "/accept_local", "1"),
                new Setting("ipv4/conf/" + macvlan + "/rp_filter", "0"),
                new Setting("ipv4/conf/" + macvlan + "/arp_ignore", "1"),
                new Setting("ipv4/conf/" + macvlan + "/arp_announce", "2"),
                new Setting("ipv4/conf/" + parent + "/arp_ignore", "1"),
                new Setting("ipv4/conf/" + parent + "/arp_announce", "2"),
                new Setting("ipv6/conf/" + macvlan + "/accept_dad", "0"),
                new Setting("ipv6/conf/" + macvlan + "/autoconf", "0"),
                new Setting("ipv6/conf/" + macvlan + "/accept_ra", "0"));
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
