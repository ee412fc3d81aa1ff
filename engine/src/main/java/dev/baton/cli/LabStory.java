package dev.baton.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.Family;

/// Tells a lab to a person: a line for every change of state with its reason, then a table of who holds what.
final class LabStory implements LabTeller {
    private static final String CHANGE = " → ";
    private static final int ROLE_WIDTH = 6;
    private static final int CHANGE_WIDTH = 2 * ROLE_WIDTH + CHANGE.length();

    private final PrintWriter out;
    private final boolean isColoured;
    private int timeWidth;
    private int nameWidth;
    private boolean severalClusters;

    LabStory(PrintWriter out, boolean isColoured) {
        this.out = out;
        this.isColoured = isColoured;
    }

    @Override
    public void begin(Lab lab, long lengthNanos) {
        timeWidth = Amounts.instant(lengthNanos).length();
        List<LabRouter> routers = lab.nodes().stream().flatMap(n -> n.routers().stream()).toList();
        severalClusters = routers.stream().map(LabRouter::key).distinct().count() > 1;
        for (LabNode node : lab.nodes()) {
            for (LabRouter router : node.routers()) {
                nameWidth = Math.max(nameWidth, subject(node.name(), router.name()).length());
            }
        }
        long clusters = routers.stream().map(LabRouter::key).distinct().count();
        out.println("Lab " + lab.preset().id() + ": " + counted(lab.nodes().size(), "node") + ", "
                + counted(clusters, "cluster") + ", seed " + lab.seed() + ", " + Amounts.span(lengthNanos)
                + " of virtual time");
        if (!severalClusters) {
            LabRouter first = routers.getFirst();
            out.println(cluster(first.key()) + " (" + routers.stream().map(r -> r.config().addresses())
                    .map(a -> a.getFirst() + (a.size() > 1 ? " +" + (a.size() - 1) : "")).distinct()
                    .reduce((one, other) -> one + ", " + other).orElse("")
                    + "), advert every " + Amounts.span(first.config().advertIntervalNanos()) + ": "
                    + String.join(", ", lab.nodes().stream().flatMap(n -> n.routers().stream()
                            .map(r -> n.name() + " " + r.config().source() + " priority " + r.config().priority()))
                            .toList()));
        }
        out.println();
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String subject(String node, String router) {
        return node + "/" + router;
    }

    private static String cluster(ClusterKey key) {
        return "VRID " + key.vrid() + (key.family() == Family.IPV6 ? " IPv6" : " IPv4") + " on " + key.network();
    }

    @Override
    public void tell(Lab lab, LabEvent event) {
        switch (event) {
            case LabEvent.Seen(Sighting.Transitioned told) -> line(event.atNanos(), subject(told.node(), told.router()),
                    change(told.transition()),
                    new Told(a -> HolderBook.name(lab, told.key(), a)).of(told.transition(), event.atNanos()));
            case LabEvent.Performed performed -> line(event.atNanos(), "fault",
                    paint(Style.STRONG, padded(performed.command().text(), CHANGE_WIDTH)), "");
            case LabEvent.Noticed noticed -> line(event.atNanos(), subject(noticed.node(), noticed.router()),
                    paint(Style.WARNING, padded("noticed", CHANGE_WIDTH)),
                    new Told(a -> key(lab, noticed).map(k -> HolderBook.name(lab, k, a)).orElse(a.toString()))
                            .of(noticed.oddity()));
            case LabEvent.Seen _,LabEvent.Dropped _ -> {
            }
        }
    }

    private static java.util.Optional<ClusterKey> key(Lab lab, LabEvent.Noticed noticed) {
        return lab.nodes().stream().filter(n -> n.name().equals(noticed.node())).flatMap(n -> n.routers().stream())
                .filter(r -> r.name().equals(noticed.router())).map(LabRouter::key).findFirst();
    }

    private void line(long atNanos, String subject, String change, String reason) {
        String line = String.format(Locale.ROOT, "%" + timeWidth + "s  ", Amounts.instant(atNanos))
                + padded(subject, nameWidth) + "  " + change + "  " + reason;
        out.println(line.stripTrailing());
    }

    private String change(Transition transition) {
        return paint(Style.of(transition.from()), padded(transition.from().name(), ROLE_WIDTH)) + CHANGE
                + paint(Style.of(transition.to()), padded(transition.to().name(), ROLE_WIDTH));
    }

    @Override
    public void end(Lab lab, List<HolderBook.Line> holders) {
        out.println();
        out.println("Holders at " + Amounts.instant(lab.nowNanos()) + ":");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("cluster", "holder", "priority", "since", "first master", "longest without master",
                "longest with two"));
        for (HolderBook.Line line : holders) {
            rows.add(List.of(cluster(line.key()),
                    line.holders().isEmpty() ? "nobody" : String.join(" and ", line.holders()),
                    line.priority() < 0 ? "-" : String.valueOf(line.priority()), Amounts.instant(line.sinceNanos()),
                    line.firstMasterNanos().isPresent()
                            ? Amounts.instant(line.firstMasterNanos().getAsLong())
                            : "never",
                    orNever(line.longestWithoutNanos()), orNever(line.longestContestedNanos())));
        }
        table(rows);
        out.flush();
    }

    private static String orNever(long nanos) {
        return nanos == 0 ? "never" : Amounts.instant(nanos);
    }

    /// The first two columns to the left, numbers to the right.
    private void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                line.append(i < 2 ? padded(cell, widths[i]) : " ".repeat(widths[i] - cell.length()) + cell)
                        .append(i < columns - 1 ? "  " : "");
            }
            out.println(r == 0 ? paint(Style.STRONG, line.toString()) : line);
        }
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private String paint(Style style, String text) {
        return isColoured && !style.code.isEmpty() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }

    private enum Style {
        PLAIN(""), STRONG("1"), WARNING("33"), MASTER("1;32"), BACKUP("34"), FAULT("1;31");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        static Style of(Role role) {
            return switch (role) {
                case MASTER -> MASTER;
                case BACKUP -> BACKUP;
                case FAULT -> FAULT;
                case INIT -> PLAIN;
            };
        }
    }
}
