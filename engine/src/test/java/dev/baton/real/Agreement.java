package dev.baton.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the nodes of one virtual router are told alike, written down for each program in its own language.
///
/// @param name       the router's name
/// @param dialect    how it speaks
/// @param link       the interface it runs on
/// @param vrid       its identifier
/// @param addresses  its virtual addresses with prefix length
/// @param checksum   the form that Baton is told to send
/// @param virtualMac whether it sends and announces from the virtual MAC
/// @param unicast    the numbers of the hosts that send to each other; none: multicast
record Agreement(String name, Dialect dialect, String link, int vrid, List<String> addresses, Checksum checksum,
        boolean virtualMac, List<Integer> unicast) {
    static final String PASSWORD = "s3cret77";

    /// The checksum forms of a configuration.
    enum Checksum {
        AUTO, RFC9568, RFC5798
    }

    Agreement {
        addresses = List.copyOf(addresses);
        unicast = List.copyOf(unicast);
    }

    static Agreement of(Dialect dialect) {
        return new Agreement("VI_51", dialect, "eth0", 51, dialect.addresses(), Checksum.AUTO, false, List.of());
    }

    /// A second router beside it.
    Agreement another(int otherVrid, String... otherAddresses) {
        return new Agreement("VI_" + otherVrid, dialect, link, otherVrid, List.of(otherAddresses), checksum, virtualMac,
                unicast);
    }

    Agreement on(String otherLink) {
        return new Agreement(name, dialect, otherLink, vrid, addresses, checksum, virtualMac, unicast);
    }

    Agreement with(Checksum form) {
        return new Agreement(name, dialect, link, vrid, addresses, form, virtualMac, unicast);
    }

    Agreement withVirtualMac() {
        return new Agreement(name, dialect, link, vrid, addresses, checksum, true, unicast);
    }

    Agreement among(Integer... hosts) {
        return new Agreement(name, dialect, link, vrid, addresses, checksum, virtualMac, List.of(hosts));
    }

    /// The addresses as they are advertised.
    List<String> bare() {
        return addresses.stream().map(a -> a.substring(0, a.indexOf('/'))).toList();
    }

    /// The last address: the one that a user of the router would talk to.
    String vip() {
        return bare().getLast();
    }

    int intervalMillis() {
        return dialect.intervalMillis();
    }

    /// RFC 9568 section 6.1, RFC 3768 section 6.1.
    long skewMicros(int priority) {
        return (256 - priority) * (dialect.version() == 2 ? 1_000_000L : intervalMillis() * 1_000L) / 256;
    }

    long masterDownMicros(int priority) {
        return 3_000L * intervalMillis() + skewMicros(priority);
    }

    /// The address that host `number` sends from.
    String source(int number) {
        return (dialect.isIpv6() ? "fe80::" : "10.0.0.") + number;
    }

    private List<String> peersOf(int number) {
        return unicast.stream().filter(n -> n != number).map(this::source).toList();
    }

    /// Where host `number` sends its adverts.
    List<String> destinations(int number) {
        return unicast.isEmpty() ? List.of(dialect.isIpv6() ? "ff02::12" : "224.0.0.18") : peersOf(number);
    }

    /// An entry of Baton's `routers` for host `number`.
    ///
    /// @param more further lines as they stand in the file
    String baton(int number, int priority, String... more) {
        List<String> lines = new ArrayList<>(List.of("  - name: " + name, "interface: " + link, "vrid: " + vrid,
                "version: " + dialect.version(), "priority: " + priority,
                "advertInterval: " + intervalMillis() + "ms",
                "addresses: [" + addresses.stream().map(a -> '"' + a + '"').collect(Collectors.joining(", ")) + "]"));
        if (checksum != Checksum.AUTO) {
            lines.add("checksum: " + checksum.name().toLowerCase(Locale.ROOT));
        }
        if (virtualMac) {
            lines.add("virtualMac: true");
        }
        if (!unicast.isEmpty()) {
            lines.add("unicast: { peers: ["
                    + peersOf(number).stream().map(a -> '"' + a + '"').collect(Collectors.joining(", ")) + "] }");
        }
        if (dialect == Dialect.V2_PASS) {
            lines.add("authentication: { pass: \"" + PASSWORD + "\" }");
        }
        lines.addAll(List.of(more));
        return String.join("\n    ", lines) + "\n";
    }

    /// A `vrrp_instance` of keepalived for host `number`, without what is global.
    String keepalived(int number, int priority, String... more) {
        StringBuilder text = new StringBuilder("""
                vrrp_instance %s {
                  state BACKUP
                  interface %s
                  virtual_router_id %d
                  priority %d
                  advert_int %s
                  version %d
                """.formatted(name, link, vrid, priority, intervalMillis() / 1_000.0, dialect.version()));
        if (dialect == Dialect.V2_PASS) {
            text.append("  authentication {\n    auth_type PASS\n    auth_pass ").append(PASSWORD).append("\n  }\n");
        }
        if (virtualMac) {
            text.append("  use_vmac\n");
        }
        if (!unicast.isEmpty()) {
            text.append("  unicast_src_ip ").append(source(number)).append("\n  unicast_peer {\n");
            peersOf(number).forEach(p -> text.append("    ").append(p).append('\n'));
            text.append("  }\n");
        }
        List.of(more).forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("  virtual_ipaddress {\n");
        addresses.forEach(a -> text.append("    ").append(a).append('\n'));
        return text.append("  }\n}\n").toString();
    }

    /// The lines of FRR's vrrpd.
    String frr(int priority) {
        StringBuilder text = new StringBuilder("""
                hostname peer
                interface %1$s
                 vrrp %2$d version %3$d
                 vrrp %2$d priority %4$d
                 vrrp %2$d advertisement-interval %5$d
                """.formatted(link, vrid, dialect.version(), priority, intervalMillis()));
        bare().forEach(a -> text.append(" vrrp ").append(vrid).append(dialect.isIpv6() ? " ipv6 " : " ip ").append(a)
                .append('\n'));
        return text.toString();
    }

    /// The virtual MAC (RFC 9568 section 7.3).
    String mac() {
        return "00:00:5e:00:0%d:%02x".formatted(dialect.isIpv6() ? 2 : 1, vrid);
    }
}
