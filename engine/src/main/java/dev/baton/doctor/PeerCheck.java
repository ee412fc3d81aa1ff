package dev.baton.doctor;

import java.util.List;
import java.util.function.Consumer;

import dev.baton.doctor.Cluster.Member;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;

/// Unicast peers that do not know each other (X04): who is not in the list hears nothing, and becomes MASTER as well.
final class PeerCheck implements ClusterCheck {
    @Override
    public void look(Cluster cluster, Consumer<ConfigFinding> found) {
        List<Member> members = cluster.members().stream().filter(m -> !m.router().unicastPeers().isEmpty()).toList();
        if (cluster.isMixed() || members.size() < 2) {
            return;
        }
        for (Member member : members) {
            List<Member> forgotten = members.stream().filter(o -> !o.name().equals(member.name()))
                    .filter(o -> o.router().source().isPresent()
                            && !member.router().unicastPeers().contains(o.router().source().get()))
                    .toList();
            int expected = members.size() - 1;
            if (!forgotten.isEmpty()) {
                found.accept(finding(member, forgotten));
            } else if (member.router().unicastPeers().size() < expected) {
                found.accept(ConfigFinding.at(Code.X04, member.host().subject(member.router().name()),
                        member.place(Part.PEERS), member.name() + " sends to "
                                + Told.count(member.router().unicastPeers().size(), "peer") + " ("
                                + Told.list(member.router().unicastPeers()) + "), but there are "
                                + Told.count(expected, "other node") + ": who is not listed hears nothing from it.",
                        "List every other node's address."));
            }
        }
    }

    private static ConfigFinding finding(Member member, List<Member> forgotten) {
        List<String> shown = forgotten.stream().map(o -> o.name() + " (" + o.router().source().orElseThrow() + ")")
                .toList();
        Member other = forgotten.getFirst();
        return ConfigFinding.of(Code.X04, member.host().subject(member.router().name()),
                member.name() + " does not list " + Told.list(shown) + " among its peers ("
                        + Told.list(member.router().unicastPeers()) + "): while " + member.name()
                        + " is MASTER it sends nothing there, and " + other.name() + " becomes MASTER, too.",
                List.of(new Spot(member.place(Part.PEERS), "the peers of " + member.name()),
                        new Spot(other.place(Part.SOURCE), "the address of " + other.name())),
                "Add " + other.router().source().orElseThrow() + " to the peers of " + member.name() + ".");
    }
}
