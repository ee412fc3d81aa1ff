package dev.baton.adapter.linux;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Accept mode off (RFC 9568 section 6.1): packets to the virtual addresses are dropped on input, Neighbor Discovery
/// excepted; forwarding is not touched. One nftables table of Baton's own is replaced whole in one transaction.
public final class AcceptFilter {
    private static final String TABLE = "inet baton";
    private static final long TIMEOUT_SECONDS = 10;

    private AcceptFilter() {}

    /// Drops packets to these addresses and to no others.
    ///
    /// @throws LinuxException if nft is missing or the kernel refuses
    public static void drop(Collection<IpAddress> addresses) {
        nft(rules(addresses));
    }

    /// Takes the table away.
    public static void clear() {
        nft("add table " + TABLE + "\ndelete table " + TABLE + "\n");
    }

    static String rules(Collection<IpAddress> addresses) {
        StringBuilder text = new StringBuilder("add table " + TABLE + "\ndelete table " + TABLE + "\n");
        if (addresses.isEmpty()) {
            return text.toString();
        }
        text.append("table ").append(TABLE).append(" {\n chain input {\n")
                .append("  type filter hook input priority -10; policy accept;\n")
                .append("  icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept\n");
        for (Family family : Family.values()) {
            List<String> texts = addresses.stream().filter(a -> a.family() == family).sorted().map(IpAddress::toString)
                    .toList();
            if (!texts.isEmpty()) {
                text.append("  ").append(family == Family.IPV4 ? "ip" : "ip6").append(" daddr { ")
                        .append(String.join(", ", texts)).append(" } drop\n");
            }
        }
        return text.append(" }\n}\n").toString();
    }

    private static void nft(String script) {
        try {
            Process process = new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LinuxException("turn accept mode off with nft", LinuxException.EPERM, said);
            }
        } catch (IOException e) {
            throw new LinuxException("accept mode off needs nftables (apt-get install nftables)", LinuxException.ENOENT,
                    String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinuxException("turn accept mode off with nft", LinuxException.EPERM, "interrupted");
        }
    }
}
