package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// One line of `virtual_routes` that leads somewhere. Other kinds of routes, and those with several next hops, are not
/// imported.
///
/// @param destination where it leads
/// @param via         the next hop
/// @param interfaceName the interface it leads out of
/// @param source      the preferred source
/// @param metric      its metric
/// @param table       its table; empty: main
/// @param node        the line
record RouteLine(VirtualAddress destination, Optional<IpAddress> via, Optional<String> interfaceName,
        Optional<IpAddress> source, Optional<Long> metric, Optional<Long> table, Node node) {
    private static final Set<String> OF_ANOTHER_KIND = Set.of("blackhole", "unreachable", "prohibit", "throw",
            "nexthop",
            "or", "encap");
    private static final long MAIN = 254;
    private static final long UINT32 = 4_294_967_295L;

    static List<RouteLine> all(List<Node> blocks, Report report) {
        List<RouteLine> lines = new ArrayList<>();
        for (Node block : blocks) {
            block.children().forEach(line -> read(line, report).ifPresent(lines::add));
        }
        return lines;
    }

    private static Optional<RouteLine> read(Node node, Report report) {
        List<Word> words = Statements.line(node);
        Optional<Keyword<?>> other = words.stream().map(Word::text).filter(OF_ANOTHER_KIND::contains).findFirst()
                .flatMap(LineKeywords.ROUTE::find);
        if (other.isPresent()) {
            report.lost(node, other.get().note());
            return Optional.empty();
        }
        LineOptions options = LineOptions.of(words, LineKeywords.ROUTE, report);
        Optional<Word> to = options.word(LineKeywords.TO).or(() -> options.bare().stream().findFirst());
        Optional<IpAddress> via = options.value(LineKeywords.VIA, report);
        Optional<IpAddress> source = options.value(LineKeywords.SOURCE, report);
        Family family = via.or(() -> source).map(IpAddress::family)
                .orElse(words.stream().anyMatch(w -> w.text().equals("inet6")) ? Family.IPV6 : Family.IPV4);
        Optional<VirtualAddress> destination = to.flatMap(word -> destination(word.text(), family));
        if (destination.isEmpty()) {
            report.error(node.keyword().place(), "this route leads nowhere: keepalived ignores it",
                    "Write for example 192.0.2.0/24 via 10.0.0.1.");
            return Optional.empty();
        }
        unknown(options, to, report);
        return Optional.of(new RouteLine(destination.get(), via, options.text(LineKeywords.DEVICE), source,
                options.value(LineKeywords.METRIC, report), table(options, report), node));
    }

    private static void unknown(LineOptions options, Optional<Word> destination, Report report) {
        options.bare().stream().filter(word -> !Optional.of(word).equals(destination))
                .forEach(word -> report.error(word.place(), "keepalived does not know " + Report.quoted(word.text())
                        + " on the line of a route", "Remove it."));
    }

    private static Optional<VirtualAddress> destination(String text, Family family) {
        return text.equals("default")
                ? AddressLine.address(family == Family.IPV4 ? "0.0.0.0/0" : "::/0")
                : AddressLine.address(text);
    }

    private static Optional<Long> table(LineOptions options, Report report) {
        Optional<Word> word = options.word(LineKeywords.TABLE_NUMBER);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        String text = word.get().text();
        Optional<Long> number = switch (text) {
            case "main" -> Optional.of(MAIN);
            case "default" -> Optional.of(253L);
            case "local" -> Optional.of(255L);
            default -> Accepts.whole(1, UINT32).reader().read(text);
        };
        if (number.isEmpty()) {
            report.lost(word.get().place(), "table " + text, "Tables are given by their numbers: look it up in"
                    + " /etc/iproute2/rt_tables and write it into the route.");
        }
        return number.filter(n -> n != MAIN);
    }
}
