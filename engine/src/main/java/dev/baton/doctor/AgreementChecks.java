package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.baton.config.Quantities;
import dev.baton.config.RouterSpec;
import dev.baton.doctor.Cluster.Member;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.wire.IpAddress;

/// What all nodes of a cluster must agree on: the addresses (X02); VRID, version, password, interval, and whether they use
/// multicast (X03).
final class AgreementChecks implements ClusterCheck {
    private static final int MAX_SPOTS = 8;
    private static final String APART = " Each of them then takes the others for silent, and all become MASTER.";

    @Override
    public void look(Cluster cluster, Consumer<ConfigFinding> found) {
        if (cluster.isMixed()) {
            return;
        }
        addresses(cluster, found);
        List<Member> all = cluster.members();
        differ(cluster, "the VRID", Part.VRID, m -> Integer.toString(m.router().vrid()),
                "They share an address but not the VRID." + APART, found);
        boolean interops = all.stream().allMatch(m -> m.router().version() == 2 || m.router().interop())
                || all.stream().allMatch(m -> m.router().version() != 2);
        if (!interops) {
            differ(cluster, "the version", Part.VERSION, m -> Integer.toString(m.router().version()),
                    "Version 2 and version 3 do not understand each other." + APART, found);
        }
        differ(cluster, "the mode", Part.PEERS, m -> m.router().unicastPeers().isEmpty() ? "multicast" : "unicast",
                "One sends to the group what the other expects for itself." + APART, found);
        boolean isTwo = all.stream().allMatch(m -> m.router().version() == 2);
        if (isTwo) {
            passwords(cluster, found);
            differ(cluster, "the advertisement interval", Part.INTERVAL,
                    m -> Quantities.duration(m.router().advertIntervalNanos()),
                    "Version 2 discards an advertisement with another interval." + APART, found);
        }
    }

    private static void differ(Cluster cluster, String what, Part part, Function<Member, String> value, String why,
            Consumer<ConfigFinding> found) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        cluster.members().forEach(m -> values.computeIfAbsent(value.apply(m), _ -> new ArrayList<>()).add(m.name()));
        if (values.size() > 1) {
            List<String> told = new ArrayList<>();
            values.forEach((v, nodes) -> told.add(v + " on " + Told.list(nodes)));
            found.accept(ConfigFinding.of(Code.X03, cluster.subject(),
                    "The nodes differ in " + what + ": " + String.join("; ", told) + ". " + why, cluster.spots(part),
                    "Write the same on all of them, and change them together."));
        }
    }

    private static void passwords(Cluster cluster, Consumer<ConfigFinding> found) {
        Map<Object, List<String>> values = new LinkedHashMap<>();
        cluster.members().forEach(m -> values.computeIfAbsent(m.router().password(), _ -> new ArrayList<>())
                .add(m.name()));
        if (values.size() > 1) {
            List<String> without = cluster.members().stream().filter(m -> m.router().password().isEmpty())
                    .map(Member::name).toList();
            String how = without.isEmpty()
                    ? "The nodes have different passwords ("
                            + Told.list(values.values().stream().map(n -> String.join(" = ", n)).toList()) + ")."
                    : Told.list(without) + (without.size() == 1 ? " has" : " have")
                            + " no password, the others have one.";
            found.accept(ConfigFinding.of(Code.X03, cluster.subject(), how
                    + " An advertisement with another password is discarded." + APART, cluster.spots(Part.PASSWORD),
                    "Write the same on all of them, and change them together."));
        }
    }

    private static void addresses(Cluster cluster, Consumer<ConfigFinding> found) {
        Set<IpAddress> all = new TreeSet<>();
        List<Set<IpAddress>> own = cluster.members().stream().map(Member::addresses).toList();
        own.forEach(all::addAll);
        if (own.stream().allMatch(addresses -> addresses.size() == all.size())) {
            return;
        }
        List<String> missing = new ArrayList<>();
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Member member = cluster.members().get(i);
            Set<IpAddress> has = own.get(i);
            List<IpAddress> lacks = all.stream().filter(a -> !has.contains(a)).toList();
            if (!lacks.isEmpty()) {
                missing.add(member.name() + " does not have " + Told.list(lacks));
            }
            if (spots.size() < MAX_SPOTS) {
                spots.add(new Spot(first(member), member.name() + ": " + Told.list(Cluster.shown(member.router()))));
            }
        }
        {
            found.accept(ConfigFinding.of(Code.X02, cluster.subject(),
                    Told.list(missing)
                            + ". When that node becomes MASTER nobody has the address, and keepalived complains"
                            + " of every advertisement that lists others than its own.",
                    spots, "Give all nodes the same addresses."));
        }
    }

    private static dev.baton.config.Place first(Member member) {
        RouterSpec router = member.router();
        return member.host().document().address(router.name(), router.addresses().getFirst().address().address());
    }
}
