package dev.baton.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;
import dev.baton.traffic.SourceCard;
import dev.baton.wire.ChecksumForm;

/// What was seen altogether: clusters with their members, and a card of every sender.
final class WatchSummary {
    private static final double PERCENT = 100;

    private final PrintWriter out;

    WatchSummary(PrintWriter out) {
        this.out = out;
    }

    void print(Snapshot snapshot, List<SourceCard> cards) {
        if (snapshot.clusters().isEmpty() && cards.isEmpty()) {
            out.println("No VRRP was seen.");
            return;
        }
        for (Cluster cluster : snapshot.clusters()) {
            out.println();
            out.println(WireTale.name(cluster.key()) + "  VRRPv" + cluster.version() + "  every "
                    + Amounts.span(cluster.intervalNanos()) + "  "
                    + cluster.addresses().stream().map(a -> a.address().toString()).collect(Collectors.joining(", ")));
            for (Member member : cluster.members()) {
                out.println("  " + member.source() + "  " + member.role() + " " + member.freshness().name().toLowerCase(
                        Locale.ROOT) + "  priority " + member.priority().value());
                cards.stream().filter(c -> c.key().equals(cluster.key()) && c.source().equals(member.source()))
                        .forEach(this::card);
            }
            cards.stream().filter(c -> c.key().equals(cluster.key()))
                    .filter(c -> cluster.members().stream().noneMatch(m -> m.source().equals(c.source())))
                    .forEach(card -> {
                        out.println("  " + card.source() + "  sends nothing that counts");
                        card(card);
                    });
        }
        cards.stream().filter(c -> snapshot.cluster(c.key()).isEmpty()).forEach(card -> {
            out.println();
            out.println(WireTale.name(card.key()) + "  " + card.source() + "  sends nothing that counts, or has long"
                    + " been silent");
            card(card);
        });
    }

    /// What was diagnosed, the worst first.
    void print(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println();
        out.println("Findings:");
        findings.stream().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .forEach(finding -> {
                    out.println("  " + finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + "  "
                            + finding.sentence() + (finding.count() > 1 ? " (" + finding.count() + " times)" : "")
                            + ".");
                    out.println("    packets " + finding.evidence().stream().map(Evidence::packet)
                            .filter(packet -> packet > 0).map(String::valueOf).collect(Collectors.joining(", ")) + "; "
                            + finding.fix() + ".");
                });
    }

    private void card(SourceCard card) {
        out.println("    " + LabStory.counted(card.adverts(), "advert")
                + (card.invalid() > 0 ? ", " + card.invalid() + " invalid" : "")
                + (card.resignations() > 0 ? ", " + LabStory.counted(card.resignations(), "resignation") : "")
                + (card.p50Nanos() > 0
                        ? "; interval p50 " + Amounts.span(card.p50Nanos()) + ", p95 " + Amounts.span(card.p95Nanos())
                                + ", longest " + Amounts.span(card.maxNanos()) + ", jitter "
                                + Amounts.span(card.jitterNanos())
                        : "")
                + (card.missed() > 0
                        ? String.format(Locale.ROOT, "; %d missed (%.1f %%)", card.missed(),
                                card.lossShare() * PERCENT)
                        : ""));
        out.println("    TTL " + joined(card.hopLimits()) + "; MAC " + joined(card.macs())
                + (card.isVirtualMac() ? " (virtual)" : "") + "; VRRPv" + joined(card.versions())
                + (card.versions().contains(3)
                        ? "; checksum " + card.forms().stream().map(WatchSummary::form)
                                .collect(Collectors.joining(" and "))
                        : ""));
    }

    private static String form(ChecksumForm form) {
        return switch (form) {
            case PSEUDO_HEADER -> "with pseudo-header";
            case MESSAGE_ONLY -> "without pseudo-header";
            case V2 -> "as version 2";
        };
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
