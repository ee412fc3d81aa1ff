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
/// excepted; forwarding is not touched. One nftables table of the node's own is replaced whole in one transaction. It is
/// named after the node: another node in the same network namespace has another one, and what a killed run has left is
/// replaced by the next.
public final class AcceptFilter implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 10;

    private final String table;
    private boolean isThere;

    /// @param node the node's name
    public AcceptFilter(String node) {
        this.table = "inet " + tableName(node);
    }

    /// nftables has letters, digits and `_` in names; everything else is written as its code.
    static String tableName(String node) {
        StringBuilder name = new StringBuilder("baton_");
        node.codePoints().forEach(c -> {
            boolean isPlain = c < 128 && Character.isLetterOrDigit(c);
            name.append(isPlain ? Character.toString(c) : "_" + Integer.toHexString(c) + "_");
        });
        return name.toString();
    }

    /// Drops packets to these addresses and to no others. Takes some milliseconds.
    ///
    /// @throws LinuxException if nft is missing or the kernel refuses
    public void drop(Collection<IpAddress> addresses) {
        if (isThere || !addresses.isEmpty()) {
            nft(rules(addresses));
            isThere = !addresses.isEmpty();
        }
    }

    /// Takes the table away, also one that an earlier run of the node has left.
    public void clear() {
        nft("add table " + table + "\ndelete table " + table + "\n");
        isThere = false;
    }

    @Override
    public void close() {
        if (isThere) {
            clear();
        }
    }

    String rules(Collection<IpAddress> addresses) {
        StringBuilder text = new StringBuilder("add table " + table + "\ndelete table " + table + "\n");
        if (addresses.isEmpty()) {
            return text.toString();
        }
        text.append("table ").append(table).append(" {\n chain input {\n")
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
